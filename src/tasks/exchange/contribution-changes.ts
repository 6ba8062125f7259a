import type { SaidAnswer } from '../../model/exchange/understood.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { fieldsOf, followed, type Schema, schemas } from '../../model/schemas.ts'
import { editingValues } from '../../pipeline.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { keysOf } from '../../plain/pointer.ts'
import { type Answers, asGroup, asItems } from '../plan/answers.ts'
import { documentAt, type TextChange } from '../plan/change.ts'
import { guidedFile } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The files of institutions with these answers in them; every byte that is not about one of them stays. */
export async function contributionChanges(
  plan: OpenPlan,
  answers: readonly SaidAnswer[],
): Promise<TextChange[]> {
  const byFile = groupedBy(answers, contributionFile)
  return Promise.all(
    Array.from(byFile, async ([file, some]) => ({
      file,
      content: plan.loaded.texts.has(file)
        ? await edited(plan, file, some)
        : await guidedFile(plan, {
            kind: 'contribution',
            file,
            answers: inOrderOf(schemas.contribution, some.reduce(withAnswer, {})),
            leftOut: ['waive'],
          }),
    })),
  )
}

/** The file that an answer stands in. */
export function contributionFile({ institution, commitment }: SaidAnswer): string {
  return filePathOf('contribution', { institution, commitment })
}

async function edited(plan: OpenPlan, file: string, answers: readonly SaidAnswer[]) {
  const { withValues, withoutValue } = await editingValues()
  const before = asGroup(documentAt(file, plan)?.value)
  const after = answers.filter((one) => one.after !== undefined).reduce(withAnswer, before)
  const text = withValues(plan.loaded.texts.get(file) ?? '', before, after)
  return answers
    .filter((one) => one.after === undefined)
    .reduce((now, { pointer }) => withoutValue(now, keysOf(pointer)), text)
}

function withAnswer(whole: Answers, { pointer, after }: SaidAnswer): Answers {
  return asGroup(placed(whole, schemas.contribution, { keys: keysOf(pointer), after }))
}

type Said = { readonly keys: readonly string[]; readonly after: unknown }

/** A value with another in the place that keys lead to; an item of a list is named by its id, and added where it is new. */
function placed(value: unknown, schema: Schema, { keys, after }: Said): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return after
  if (schema.items) {
    const items = asItems(value)
    const of = followed(schema.items)
    const index = items.findIndex((item) => item['id'] === key)
    const said = asGroup(placed(items[index] ?? { id: key }, of, { keys: rest, after }))
    const item = inOrderOf(of, said)
    return index === -1 ? [...items, item] : items.with(index, item)
  }
  const group = asGroup(value)
  const field = followed(schema.properties?.[key] ?? {})
  return { ...group, [key]: placed(group[key], field, { keys: rest, after }) }
}

function inOrderOf(schema: Schema, answers: Answers): Answers {
  const names = fieldsOf(schema).map(([name]) => name)
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  return Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => place(a) - place(b)))
}
