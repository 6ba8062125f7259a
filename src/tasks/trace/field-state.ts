import type { Commitment, Disagreement, Origin, Settled } from '../../model/draft.ts'
import { valueById } from '../../model/field.ts'
import { fieldsOf, followed, type Schema, schemas } from '../../model/schemas.ts'
import { pointerOf } from '../../plain/pointer.ts'

/** How far a question is: `open` where institutions answer differently, `missing` where nobody answers and somebody should. */
export type State = 'agreed' | 'decided' | 'open' | 'missing' | 'empty'

/** All that the draft knows of one question. */
export type FieldState = {
  readonly about: string
  readonly state: State
  readonly value: unknown
  /** Who gave what stands: one for a single answer, one for each entry of a list. */
  readonly origins: readonly Origin[]
  readonly disagreement: Disagreement | undefined
  readonly settled: Settled | undefined
}

/** One question of a commitment. */
export function fieldState(about: string, commitment: Commitment): FieldState {
  const { origin, disagreements, settled, gaps } = commitment
  const value = valueById(commitment.value, about)
  const disagreement = disagreements.find((point) => point.about === about)
  const decision = settled.find((point) => point.about === about)
  const entries = Array.isArray(value) ? value.map((_, index) => `${about}/${index}`) : [about]
  const state = (): State => {
    if (disagreement) return 'open'
    if (decision) return 'decided'
    if (value !== undefined) return 'agreed'
    return gaps.includes(about) ? 'missing' : 'empty'
  }
  return {
    about,
    state: state(),
    value,
    origins: entries.flatMap((entry) => origin.get(entry) ?? []),
    disagreement,
    settled: decision,
  }
}

/** Every question of a commitment that has an answer or needs one, in the order of the template. */
export function fieldStates(commitment: Commitment): FieldState[] {
  return questionsIn(schemas.contribution, commitment, '')
    .map((about) => fieldState(about, commitment))
    .filter(({ state }) => state !== 'empty')
}

function questionsIn(schema: Schema, commitment: Commitment, at: string): string[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const about = at + pointerOf([name])
    const strategy = field['x-merge']
    if (strategy === 'by-id') {
      const items = itemIds(about, commitment).flatMap((id) =>
        questionsIn(followed(field.items ?? {}), commitment, about + pointerOf([id])),
      )
      return items.length > 0 ? items : [about]
    }
    if (strategy !== undefined) return [about]
    return field.properties ? questionsIn(field, commitment, about) : []
  })
}

/** The ids of a list’s items. */
export function itemIds(list: string, { value }: Commitment): string[] {
  const items = valueById(value, list)
  return Array.isArray(items) ? items.map((item: unknown) => String(valueById(item, '/id'))) : []
}
