import type { SaidComment } from '../../model/exchange/understood.ts'
import type { Consultation } from '../../model/files/consultation.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { slugOf } from '../../model/slug.ts'
import type { TextChange } from '../plan/change.ts'
import { freeFile } from '../plan/free-file.ts'
import { guidedFile } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'

/** Names of files that are not on disk yet and are taken all the same. */
export type Taken = Set<string>

/** A file for each comment, in the order of the comments. */
export async function commentChanges(
  plan: OpenPlan,
  comments: readonly SaidComment[],
  taken: Taken,
): Promise<TextChange[]> {
  const changes: TextChange[] = []
  const leftOut = ['quotation', 'proposal', 'response']
  for (const { value } of comments) {
    const stem = `${value.received_on}-${slugOf(value.from) ?? 'comment'}`
    const file = await free(plan, filePathOf('comment', {}, stem), taken)
    changes.push({
      file,
      content: await guidedFile(plan, { kind: 'comment', file, answers: { ...value }, leftOut }),
    })
  }
  return changes
}

export async function consultationChange(
  plan: OpenPlan,
  value: Consultation,
  taken: Taken,
): Promise<TextChange> {
  const stem = `${value.date}-${slugOf(value.place) ?? 'meeting'}`
  const file = await free(plan, filePathOf('consultation', {}, stem), taken)
  const leftOut = ['photographs']
  return {
    file,
    content: await guidedFile(plan, { kind: 'consultation', file, answers: { ...value }, leftOut }),
  }
}

/** The first name that nothing has, on disk or among what is about to be written. */
export async function free(plan: OpenPlan, wanted: string, taken: Taken): Promise<string> {
  const [stem = '', extension = ''] = wanted.split(/(?=\.\w+$)/)
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${stem}-${count}${extension}`
    const file = await freeFile(plan.root, name)
    if (taken.has(file) || plan.loaded.texts.has(file)) continue
    taken.add(file)
    return file
  }
}
