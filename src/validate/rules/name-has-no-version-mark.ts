import { startOf } from '../../model/diagnostic.ts'
import { fileKinds, hasFields, kinds } from '../../model/kinds.ts'
import { documentsIn, type PlanFolder } from '../../model/plan.ts'
import { fileStem } from '../../model/plan-file.ts'
import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

const inTitle =
  /(?<![\p{L}\p{N}])(?:[Vv]\d+(?:\.\d+)?|[Vv]er\.? ?\d+|[Rr]ev\.? ?\d+|[Vv]ersion \d+|FINAL|(?:[Ff]inal|[Cc]lean|[Ee]dited)[ _-](?:copy|draft|version|markup|\d+)|^\s*[Cc]opy of|[Nn]ew draft)(?![\p{L}\p{N}])/u
const inFileName =
  /(?:^|-)(?:v\d+|ver-?\d+|rev-?\d+|version-\d+|copy-of|copy|final-final|final|draft-?\d+|markup)(?:-|$)/

export const nameHasNoVersionMark: Rule = {
  id: 'name-has-no-version-mark',
  subject: 'publication',
  precision: 'not measured',
  on: 'plan',
  severity: advice,
  why: 'Every version of a file is kept by itself, and an id never changes: “final” will be wrong one day, and printed.',
  help: 'Give it the plain name of what it is. Before renaming the file of a commitment, look whether another file has the plain name already.',
  source: 'a published plan of the United Kingdom titled “NAP final markup”',
  example: {
    bad: 'submissions/sindh/open-data-v2-final.yaml',
    good: 'submissions/sindh/open-data.yaml',
  },
  *check(_draft, folder) {
    for (const { place, title } of titlesIn(folder)) {
      const mark = inTitle.exec(title)?.[0]
      if (mark === undefined) continue
      yield {
        at: place('/title'),
        message: `“${mark}” in this title tells the version of a text, not its subject.`,
      }
    }
    for (const file of new Set(namesIn(folder))) {
      const stem = fileStem(file)
      if (!inFileName.test(stem)) continue
      yield {
        at: startOf(file),
        message: `The name of this file, “${shown(stem, 80)}”, tells a version, not a subject.`,
      }
    }
  },
}

function titlesIn({ plan, contributions }: PlanFolder) {
  return [
    { title: plan.value.title, place: plan.place },
    ...contributions.flatMap(({ document: { value, place } }) =>
      value.title === undefined ? [] : { title: value.title, place },
    ),
  ]
}

// Decisions and translations are called as the commitment that they are about.
function namesIn(folder: PlanFolder): string[] {
  return fileKinds
    .filter(hasFields)
    .filter((kind) => kinds[kind].made !== false)
    .flatMap((kind) => documentsIn(folder, kind).map(({ file }) => file))
}
