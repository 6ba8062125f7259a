import { expect, test } from 'vitest'
import { composeAgenda } from '../../src/compose/agenda.ts'
import { readLocale } from '../../src/load/assets.ts'
import { check } from '../../src/pipeline.ts'
import { agendaOf } from '../../src/tasks/meet/points.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'

test('what a comment is about is told in the language of the agenda', () => {
  const sources = sourcesOf({
    ...basePlan,
    'submissions/sindh/budget.yaml': 'title: A budget\n',
    'comments/2017-06-14-one.yaml':
      'from: One\nreceived_on: 2017-06-14\nvia: letter\nabout: {commitment: budget, field: /end_date}\ntext: Sooner.\n',
  })
  const plan = { ...check(sources), root: '', shownRoot: '', files: 0, sources }
  const composed = composeAgenda(
    agendaOf(plan, '2017-06-15'),
    { ...plan, unread: [] },
    {
      language: 'ur',
      words: readLocale('ur') ?? {},
      audience: 'public',
      stage: 'draft',
      errors: 0,
      tellsGivers: true,
    },
  )
  const text = JSON.stringify(composed.sections)
  const label = readLocale('ur')?.['contribution/end_date']
  expect(text).toContain(`A budget: ${label}`)
})
