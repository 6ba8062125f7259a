import { groupedBy } from '../plain/grouped.ts'
import { counted } from '../plain/text.ts'
import { kindAt } from './plan-file.ts'
import { isPicture } from './source.ts'

/** Files of the plan folder as words of a sentence: `the plan’s own record`, `2 comments`. */
export function fileWords(files: readonly string[]): string[] {
  const byNoun = groupedBy(files.map(nounOf), (noun) => (typeof noun === 'string' ? noun : noun[0]))
  return Array.from(byNoun.values(), (nouns) => {
    const [noun = otherFile] = nouns
    return typeof noun === 'string' ? noun : counted(nouns.length, ...noun)
  })
}

/** What a message calls a file; where a plan has many of them, one and several. */
export function nounOf(file: string): string | readonly [one: string, many: string] {
  return kindAt(file)?.noun ?? (isPicture(file) ? picture : otherFile)
}

const otherFile = ['file', 'files'] as const
const picture = ['picture', 'pictures'] as const
