import { type Block, heading, paragraph, strong } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { lineOf } from '../model/line.ts'
import { fullNameOf } from '../model/plan.ts'
import { type Setting, wordIn } from './setting.ts'

/** A line to sign on for everybody who signs the plan; nothing where nobody does. */
export function signatureSections(setting: Setting): Section[] {
  const { folder } = setting
  const { signatories = [] } = folder.plan.value
  if (signatories.length === 0) return []
  const title = wordIn(setting, 'signatures')
  return [
    {
      id: 'signatures',
      kind: 'signatures',
      level: 1,
      title,
      of: [
        heading(2, lineOf(title)),
        ...signatories.flatMap(({ name, office, institution }): Block[] => [
          { kind: 'room', isLine: true, label: wordIn(setting, 'signature') },
          ...signedBlocks([name, office, institution && fullNameOf(folder, institution)]),
        ]),
      ],
    },
  ]
}

/** Whose words they are, or who signs: the first line stands out. */
export function signedBlocks(lines: readonly (string | undefined)[]): Block[] {
  return lines
    .flatMap((line) => (line === undefined || line.trim() === '' ? [] : line))
    .map((line, index) => paragraph(index === 0 ? [strong(...lineOf(line))] : lineOf(line)))
}
