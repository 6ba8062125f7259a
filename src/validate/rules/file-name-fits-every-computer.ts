import { startOf } from '../../model/diagnostic.ts'
import { fileKinds, hasFields } from '../../model/kinds.ts'
import { documentsIn, type PlanFolder } from '../../model/plan.ts'
import { nameKey, whyNotOnWindows } from '../../plain/computer/file-name.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { byText, shown } from '../../plain/text.ts'
import { type Finding, type Rule, wrong } from '../rule.ts'

export const fileNameFitsEveryComputer: Rule = {
  id: 'file-name-fits-every-computer',
  subject: 'reading',
  on: 'plan',
  severity: wrong,
  why: 'Git can put no such file on a disk of Windows, and there nobody can fetch the plan any more. Where two names differ in capitals alone, Windows and Mac keep one of the two files, and the words of the other are lost at the next revision.',
  help: 'Rename it: use small letters, digits and single hyphens.',
  source: 'Microsoft: Naming Files, Paths, and Namespaces',
  example: { bad: 'comments/2017-06-14-aux:letter.yaml', good: 'comments/2017-06-14-letter.yaml' },
  *check(_draft, folder) {
    const files = filesIn(folder)
    for (const file of files) yield* unkeepable(file)
    for (const alike of groupedBy(files, nameKey).values()) yield* oneOfTwo(alike)
  },
}

function* unkeepable(file: string): Generator<Finding> {
  for (const name of file.split('/')) {
    const why = whyNotOnWindows(name)
    if (why === undefined) continue
    yield {
      at: startOf(file),
      message: `Windows can keep nothing called “${shown(name, 80)}”: ${why}.`,
    }
    return
  }
}

function* oneOfTwo([first, ...others]: readonly string[]): Generator<Finding> {
  if (first === undefined) return
  for (const file of others) {
    yield {
      at: startOf(file),
      message: `On Windows and Mac, this file and “${shown(first, 120)}” are one: their names differ in capitals alone, or in how a letter is stored.`,
      help: 'Give one of the two another name, or bring them together in one file.',
      related: [{ place: startOf(first), label: 'the other one' }],
    }
  }
}

function filesIn(folder: PlanFolder): string[] {
  const documents = fileKinds.filter(hasFields).flatMap((kind) => documentsIn(folder, kind))
  const files = [...documents, ...folder.chapters].map(({ file }) => file)
  return [...new Set(files)].toSorted(byText)
}
