import type { Host } from '../command.ts'
import type { Commitment } from '../model/draft.ts'
import { isWithin, pathOf } from '../model/field.ts'
import { nameOf } from '../model/plan.ts'
import { shown } from '../model/text.ts'
import { valueInWords } from './field-history.ts'
import { type FieldState, fieldStates } from './field-state.ts'
import type { OpenPlan } from './open-plan.ts'
import { heading, states } from './why.ts'

/** The questions of a commitment, or of a part of it, in the order of the template. */
export function rowsIn(commitment: Commitment, within: string): FieldState[] {
  return fieldStates(commitment).filter(({ about }) => isWithin(about, within))
}

/** Every question of a commitment, or of a part of it: what stands, who gave it, what is open. */
export function tableText(
  commitment: Commitment,
  within: string,
  plan: OpenPlan,
  { width }: Pick<Host, 'width'>,
): string {
  const rows = rowsIn(commitment, within).map((field) => ({
    path: shown(pathOf(field.about), 60),
    givers: givers(field, plan),
    mark: states[field.state],
    value: field.value === undefined ? '–' : valueInWords(field.value, plan),
  }))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length))
  const [path, who] = [widest(rows.map((row) => row.path)), widest(rows.map((row) => row.givers))]
  const lines = rows.map(({ path: name, givers: names, mark, value }) => {
    const start = `${name.padEnd(path)}  ${names.padEnd(who)}  ${mark.padEnd(10)}  `
    return `${start}${shown(value, Math.max(24, width - start.length))}`.trimEnd()
  })
  const example = rows[0]
    ? [`To read one: nap why ${commitment.id}.${rows[0].path}`]
    : ['Nobody has answered this yet.']
  return `${[...heading(commitment), '', ...lines, '', ...example].join('\n')}\n`
}

function givers({ origins, disagreement }: FieldState, { folder }: OpenPlan): string {
  const ids = disagreement
    ? disagreement.answers.map(({ institution }) => institution)
    : origins.flatMap(({ institution, also }) => [institution, ...also])
  return shown([...new Set(ids)].map((id) => nameOf(folder, id)).join(', '), 36)
}
