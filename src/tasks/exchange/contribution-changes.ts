import type { SaidAnswer } from '../../model/exchange/understood.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { fieldsOf, followed, schemas } from '../../model/schemas.ts'
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
            answers: inOrder(some.reduce(withAnswer, {})),
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
  return asGroup(placed(whole, keysOf(pointer), after))
}

/** A value with another in the place that keys lead to; an item of a list is named by its id, and added where it is new. */
function placed(value: unknown, [key, ...rest]: readonly string[], after: unknown): unknown {
  if (key === undefined) return after
  if (Array.isArray(value)) {
    const items = asItems(value)
    const index = items.findIndex((item) => item['id'] === key)
    const item = milestoneInOrder(asGroup(placed(items[index] ?? { id: key }, rest, after)))
    return index === -1 ? [...items, item] : items.with(index, item)
  }
  const group = asGroup(value)
  const within = group[key] ?? (key === 'milestones' && rest.length > 0 ? [] : undefined)
  return { ...group, [key]: placed(within, rest, after) }
}

function inOrder(answers: Answers): Answers {
  return sortedBy(
    answers,
    fieldsOf(schemas.contribution).map(([name]) => name),
  )
}

function milestoneInOrder(milestone: Answers): Answers {
  const { items = {} } = schemas.contribution.properties?.['milestones'] ?? {}
  return sortedBy(
    milestone,
    fieldsOf(followed(items)).map(([name]) => name),
  )
}

function sortedBy(group: Answers, names: readonly string[]): Answers {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  return Object.fromEntries(Object.entries(group).toSorted(([a], [b]) => place(a) - place(b)))
}
