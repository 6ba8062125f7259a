import { fileStem, planFileAt } from '../../model/plan-file.ts'

/** A file of decisions/ in two states; undefined where it was not or is not there. */
type Decisions = {
  readonly file: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * Earlier and later id of the commitments that a decision gave another one, among those that are gone and those that
 * came. A rename that is taken back leads the other way.
 */
export function renamesAmong(
  decisions: readonly Decisions[],
  ids: { readonly gone: Iterable<string>; readonly come: Iterable<string> },
): (readonly [was: string, is: string])[] {
  const [gone, come] = [new Set(ids.gone), new Set(ids.come)]
  return decisions.flatMap((change) =>
    renamesIn(change).filter(([was, is]) => {
      if (!gone.has(was) || !come.has(is)) return false
      gone.delete(was)
      return come.delete(is)
    }),
  )
}

function renamesIn({ file, before, after }: Decisions): (readonly [string, string])[] {
  const filed = fileStem(file)
  const [old, now] = [namesIn(before), namesIn(after)]
  return [
    ...now.flatMap((name) => [filed, ...old].map((was) => [was, name] as const)),
    ...old.map((name) => [name, filed] as const),
  ]
}

function namesIn(text = ''): string[] {
  return Array.from(text.matchAll(renameLine), ([, name = '']) => name)
}

const renameLine = /^\s*(?:- +)?rename: *["']?([a-z0-9-]+)/gm

export function isDecisions(file: string): boolean {
  return planFileAt(file)?.kind === 'decisions'
}
