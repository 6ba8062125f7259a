import { filePathOf } from '../../model/plan-file.ts'
import { keysOf, valueAt, withValueAt } from '../../plain/pointer.ts'
import type { Answers } from '../plan/answers.ts'
import { documentAt, refuseWritingOver, type TextChange, valuesChanged } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'
import { fieldsOfKind, type Names, type NewKind } from './kind.ts'

/** What is there already, and is gone on with. */
export type Existing = {
  readonly file: string
  /** The pointer in the file below which its answers stand. */
  readonly pointer: string
  /** What it says, as far as it can be asked for. */
  readonly says: Answers
}

/** The thing of a kind that has these names; undefined where there is none yet. @throws Refusal where it cannot be read */
export function existingOf(
  kind: NewKind,
  plan: OpenPlan,
  names: Partial<Names>,
): Existing | undefined {
  const place = kind.place(plan, names)
  if (!place || !plan.sources.some(({ file }) => file === place.file)) return undefined
  const { file, pointer } = place
  refuseWritingOver(plan, [file])
  const given = Object(valueAt(documentAt(file, plan)?.value, pointer))
  const known = fieldsOfKind(kind).map(([name]) => name)
  const says = Object.entries(given).filter(
    ([name, value]) => known.includes(name) && value !== null,
  )
  return { file, pointer, says: Object.fromEntries(says) }
}

/** The change that writes the answers: into a new file, or into what is there. */
export async function changeTo(
  kind: NewKind,
  plan: OpenPlan,
  { answers, names }: { readonly answers: Answers; readonly names: Names },
): Promise<TextChange> {
  const existing = existingOf(kind, plan, names)
  if (!existing) return kind.change(plan, answers, names)
  const keys = keysOf(existing.pointer)
  return valuesChanged(plan, existing.file, (value) =>
    withValueAt(value, keys, (group) => ({ ...Object(group), ...answers })),
  )
}

/** The file of a thing that is named by its file. */
export function namedFile(kind: NewKind['kind'], { id }: Partial<Names>) {
  return id === undefined || id === '' ? undefined : { file: filePathOf(kind, {}, id), pointer: '' }
}
