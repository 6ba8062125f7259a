import { byText } from '../../plain/text.ts'
import type { PlanFolder } from '../plan.ts'

/** When an institution was asked for its commitments, and reminded of it; each day once, the earliest first. */
export type Asked = {
  readonly askedOn: string | undefined
  readonly remindedOn: readonly string[]
}

export function askedSoFar({ requests }: PlanFolder, institution: string): Asked {
  const daysOf = (wanted: string) => {
    const sent = requests.flatMap(({ value: { to, kind, sent_on: day } }) =>
      to === institution && kind === wanted && day !== undefined ? [day] : [],
    )
    return [...new Set(sent)].toSorted(byText)
  }
  return { askedOn: daysOf('request')[0], remindedOn: daysOf('reminder') }
}
