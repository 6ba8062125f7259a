import { expect, test } from 'vitest'
import { fieldsOf, followed, type Schema } from '../../../src/model/schemas.ts'
import { fieldsAsked } from '../../../src/tasks/collect/kind.ts'
import { newKinds } from '../../../src/tasks/collect/kinds.ts'
import { guideFor } from '../../../src/tasks/plan/guided.ts'

type Guides = readonly (readonly [at: string, guide: string])[]

function guidesIn(fields: ReturnType<typeof fieldsOf>, around: string): Guides {
  return fields.flatMap(([name, field]) => {
    const at = `${around}.${name}`
    const below: Schema = field.items ? followed(field.items) : field
    return [[at, guideFor(name, field)] as const, ...guidesIn(fieldsOf(below), at)]
  })
}

test('what stands above a question is about that question: the rule for ids only where a new id is asked for', () => {
  const guides = newKinds.flatMap((kind) => guidesIn(fieldsAsked(kind), kind.name))
  const withRule = guides.filter(([, guide]) => guide.includes('An id never changes'))
  expect(withRule.map(([at]) => at).filter((at) => !at.endsWith('.id'))).toEqual([])
  expect(Object.fromEntries(guides)['commitment.milestones.lead']).toBe(
    'Responsible. The institution that answers for this step.',
  )
})
