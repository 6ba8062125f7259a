import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import type { Loaded, LoadedFile } from '../model/plan-file.ts'
import type { Source } from '../model/source.ts'
import { identify } from './identify.ts'
import { parse, parseText } from './parse.ts'

/** Bytes of every file to documents. A file that cannot be read is reported and never hides another. */
export function load(sources: readonly Source[]): Loaded {
  const files: LoadedFile[] = []
  const chapters: Loaded['chapters'][number][] = []
  const unreadable: Loaded['unreadable'][number][] = []
  const texts = new Map<string, string>()
  const diagnostics: Diagnostic[] = []

  for (const source of sources) {
    const { file } = source
    const is = identify(file)
    if (is === undefined) {
      diagnostics.push(misplaced(file))
    } else if (is.kind === 'chapter') {
      const { text, diagnostics: found } = parseText(source)
      texts.set(file, text)
      diagnostics.push(...found)
      if (found.length === 0) chapters.push({ name: is.name, file, text })
      else unreadable.push({ file, is })
    } else {
      const { text, document, diagnostics: found } = parse(source)
      texts.set(file, text)
      diagnostics.push(...found)
      if (document) files.push({ is, document })
      else unreadable.push({ file, is })
    }
  }
  return { files, chapters, unreadable, texts, diagnostics }
}

function misplaced(file: string): Diagnostic {
  const yml = /\.(yml|YAML|YML)$/.test(file)
  return {
    rule: 'file-has-a-place-in-the-plan',
    severity: 'warning',
    place: startOf(file),
    message: 'nap does not know what this file is, so it was not read.',
    help: yml
      ? 'Rename it so that its name ends in .yaml.'
      : 'Commitments stand in submissions/INSTITUTION/COMMITMENT.yaml. Keep other files outside the plan folder.',
  }
}
