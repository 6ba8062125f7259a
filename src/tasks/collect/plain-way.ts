import type { PlainWay } from '../../model/kind-of-file.ts'
import { type Kind, kinds } from '../../model/kinds.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { schemas } from '../../model/schemas.ts'
import { slugOf } from '../../model/slug.ts'
import { freeFile } from '../plan/free-file.ts'
import { guidedFile } from '../plan/guided.ts'
import { type NewKind, plainKind } from './kind.ts'
import { namedFile } from './target.ts'

/** How `nap new` makes a type of file that needs nothing but the answers to its schema. */
export function madePlainly(
  kind: Kind,
  name: string,
  { namedBy, leftOut = [], example }: PlainWay,
): NewKind {
  return {
    ...plainKind,
    name,
    kind,
    leftOut,
    needs: schemas[kind].required ?? [],
    namedBy: kinds[kind].path.includes('{institution}') ? { institution: true } : {},
    example,

    place: (_plan, names) => (kinds[kind].path.includes('{') ? undefined : namedFile(kind, names)),

    async change(plan, answers, { institution }) {
      const parts = namedBy.map((field) => slugOf(String(answers[field])) ?? name)
      const wanted = filePathOf(kind, { institution }, parts.join('-'))
      const file = await freeFile(plan.root, wanted)
      return { file, content: await guidedFile(plan, { kind, file, answers, leftOut: [] }) }
    },

    next: () => 'bring the plan up to date, with nap compile',
  }
}
