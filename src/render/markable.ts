import { type Inline, text, wordsOf } from '../model/block.ts'
import { withLinks } from '../model/line.ts'
import { spaced } from './spaced.ts'

/** A stretch of two texts; where it stays, both say the same. */
type Run = {
  readonly isSame: boolean
  readonly removed: string
  readonly added: string
  readonly by: string
}

/**
 * The same changes with ends at which Markdown can have marks: between a point, or any other sign, and a letter it cannot.
 * There, and in a web address, the rest of the word is in both the removed and the added one. Spaces at the ends of
 * a change stay outside of its marks.
 */
export function markable(of: readonly Inline[]): readonly Inline[] {
  if (!of.some(isChange)) return of
  const told: Inline[] = []
  let runs: Run[] = []
  const end = () => {
    told.push(...inlinesOf(runs))
    runs = []
  }
  for (const one of of) {
    if (one.kind !== 'text' && one.kind !== 'link' && !isChange(one)) {
      end()
      told.push(one)
      continue
    }
    const last = runs.pop()
    for (const run of last ? besides(last, runOf(one)) : [runOf(one)]) push(runs, run)
  }
  end()
  return told
}

type Change = Extract<Inline, { kind: 'inserted' | 'deleted' }>

function isChange(one: Inline): one is Change {
  return one.kind === 'inserted' || one.kind === 'deleted'
}

function runOf(one: Inline): Run {
  const words = wordsOf([one])
  return {
    isSame: !isChange(one),
    removed: one.kind === 'inserted' ? '' : words,
    added: one.kind === 'deleted' ? '' : words,
    by: isChange(one) ? one.by : '',
  }
}

/** Where nothing is left between two changes they are one. */
function push(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && last.isSame === run.isSame) runs.splice(-1, 1, together(last, run))
  else runs.push(run)
}

function inlinesOf(runs: readonly Run[]): Inline[] {
  const told = runs.flatMap(({ isSame, removed, added, by }) =>
    isSame
      ? [text(added)]
      : [...bordered('deleted', removed, by), ...bordered('inserted', added, by)],
  )
  return [...spaced(told.filter((one) => wordsOf([one]) !== ''))]
}

// What changed in white space alone is as it is now.
function bordered(kind: Change['kind'], words: string, by: string): Inline[] {
  const [, head = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  if (core === '') return kind === 'deleted' ? [] : [text(head)]
  return [text(head), { kind, by, of: withLinks(core) }, text(tail)]
}

/** Two runs side by side, with the word that no mark can stand in taken out of the one that stays. */
function besides(first: Run, second: Run): Run[] {
  if (first.isSame === second.isSame) return [first, second]
  if (second.isSame) {
    const [head = ''] = needsHead(first, second) ? (/^\S+/.exec(second.added) ?? []) : []
    const rest = second.added.slice(head.length)
    return [together(first, same(head)), ...(rest === '' ? [] : [same(rest)])]
  }
  const [tail = ''] = needsTail(first, second) ? (/\S+$/.exec(first.added) ?? []) : []
  const rest = first.added.slice(0, first.added.length - tail.length)
  return [...(rest === '' ? [] : [same(rest)]), together(same(tail), second)]
}

function needsHead(change: Run, after: Run): boolean {
  return (endsInSign(change) && /^[^\s\p{P}\p{S}]/u.test(after.added)) || isAddress(change, after)
}

function needsTail(before: Run, change: Run): boolean {
  return (
    (startsWithSign(change) && /[^\s\p{P}\p{S}]$/u.test(before.added)) || isAddress(before, change)
  )
}

// Programs make a link of a web address without any mark, and of all that follows it up to the next space.
function isAddress(first: Run, second: Run): boolean {
  const word = (words: string, edge: RegExp) => edge.exec(words)?.[0] ?? ''
  return (['removed', 'added'] as const).some((side) =>
    /:\/\/|www\.|@/i.test(word(first[side], /\S+$/) + word(second[side], /^\S+/)),
  )
}

function startsWithSign({ removed, added }: Run): boolean {
  return [removed, added].some((words) => /^[\p{P}\p{S}]/u.test(words))
}

function endsInSign({ removed, added }: Run): boolean {
  return [removed, added].some((words) => /[\p{P}\p{S}]$/u.test(words))
}

function together(first: Run, second: Run): Run {
  return {
    isSame: first.isSame && second.isSame,
    removed: first.removed + second.removed,
    added: first.added + second.added,
    by: second.by || first.by,
  }
}

function same(words: string): Run {
  return { isSame: true, removed: words, added: words, by: '' }
}
