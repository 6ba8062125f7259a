import type { SaidAnswer } from '../../model/exchange/understood.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { fieldsOf, followed, type Schema, schemas } from '../../model/schemas.ts'
import { editingValues } from '../../pipeline.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { keysOf } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import { type Answers, asGroup, asItems } from '../plan/answers.ts'
import { documentAt, type TextChange } from '../plan/change.ts'
import { guidedFile } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The files of institutions with these answers in them; every byte that is not about one of them stays. */
export async function contributionChanges(
  plan: OpenPlan,
  answers: readonly SaidAnswer[],
): Promise<TextChange[]> {
  const byFile = groupedBy(answers, ({ institution, commitment }) =>
    filePathOf('contribution', { institution, commitment }),
  )
  return Promise.all(
    Array.from(byFile, async ([file, some]) => ({
      file,
      content: plan.loaded.texts.has(file)
        ? await edited(plan, file, some)
        : await guidedFile(plan, {
            kind: 'contribution',
            file,
            answers: inOrder(some.reduce(withAnswer, {}), schemas.contribution),
            leftOut: ['waive'],
          }),
    })),
  )
}

async function edited(plan: OpenPlan, file: string, answers: readonly SaidAnswer[]) {
  const known = documentAt(file, plan)
  if (!known) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `“${shown(plan.shownRoot + file)}” cannot be read, so nothing was put into it. Nothing of the file that came in was taken.`,
      'See what is wrong with it, with nap validate, and import again.',
    )
  }
  const { withValues, withoutValue } = await editingValues()
  const before = asGroup(known.value)
  const after = answers.filter((one) => one.after !== undefined).reduce(withAnswer, before)
  const text = withValues(plan.loaded.texts.get(file) ?? '', before, after)
  return answers
    .filter((one) => one.after === undefined)
    .reduce((now, { pointer }) => withoutValue(now, keysOf(pointer)), text)
}

function withAnswer(whole: Answers, { pointer, after }: SaidAnswer): Answers {
  return asGroup(placed(whole, keysOf(pointer), after, schemas.contribution))
}

/** A value with another in the place that keys lead to; an item of a list is named by its id, and added where it is new. */
function placed(
  value: unknown,
  [key, ...rest]: readonly string[],
  after: unknown,
  schema: Schema,
): unknown {
  if (key === undefined) return after
  if (Array.isArray(value)) {
    const items = asItems(value)
    const item = followed(schema.items ?? {})
    const index = items.findIndex((one) => one['id'] === key)
    const put = inOrder(asGroup(placed(items[index] ?? { id: key }, rest, after, item)), item)
    return index === -1 ? [...items, put] : items.with(index, put)
  }
  const group = asGroup(value)
  const field = followed(schema.properties?.[key] ?? {})
  const isList = field['x-merge'] === 'by-id' && rest.length > 0
  const within = group[key] ?? (isList ? [] : undefined)
  return { ...group, [key]: placed(within, rest, after, field) }
}

function inOrder(group: Answers, schema: Schema): Answers {
  const names = fieldsOf(schema).map(([name]) => name)
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  return Object.fromEntries(Object.entries(group).toSorted(([a], [b]) => place(a) - place(b)))
}
