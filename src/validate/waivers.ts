import type { Diagnostic, Place } from '../model/diagnostic.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Document } from '../model/source.ts'

/** A rule that somebody has switched off, and where: in one contribution, or in plan.yaml for everything else. */
export type Waiver = {
  readonly rule: string
  readonly place: Place
  /** Files whose findings it silences. */
  covers(file: string): boolean
  /** Whether all of the file could be used. A rule may be silent only because of a slip of form. */
  readonly isWhole: boolean
  /** Whether the same file has waived the rule before. */
  readonly isAgain: boolean
}

/** A waiver after every rule has looked. */
export type Waived = {
  readonly waiver: Waiver
  /** What it has silenced. */
  readonly silenced: number
  /** The rules that have looked at the plan: not all, where only some were asked for. */
  readonly looked: ReadonlySet<string>
  /** The ids of all rules that can be waived. */
  readonly known: readonly string[]
}

/** Every waiver of the plan, in the order of its files. */
export function waiversIn({ plan, contributions }: PlanFolder): Waiver[] {
  const files = new Set(contributions.map(({ document: { file } }) => file))
  return [
    ...waiversOf(plan, { isWhole: true, covers: (file) => !files.has(file) }),
    ...contributions.flatMap(({ document, leftOut }) =>
      waiversOf(document, {
        isWhole: leftOut.length === 0,
        covers: (file) => file === document.file,
      }),
    ),
  ]
}

export function isSilenced({ rule, place }: Diagnostic, { rule: id, covers }: Waiver): boolean {
  return rule === id && covers(place.file)
}

type Waiving = { readonly waive?: readonly { readonly rule: string }[] }

function waiversOf(
  { value, place }: Document<Waiving>,
  reach: Pick<Waiver, 'isWhole' | 'covers'>,
): Waiver[] {
  return (value.waive ?? []).map(({ rule }, index, all) => ({
    rule,
    place: place(`/waive/${index}/rule`),
    isAgain: all.findIndex((one) => one.rule === rule) < index,
    ...reach,
  }))
}
