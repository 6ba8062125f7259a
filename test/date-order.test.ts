import { expect, test } from 'vitest'
import { load } from '../src/load/load.ts'
import { checkForm } from '../src/validate/form.ts'
import { basePlan, type Files, sourcesOf } from './support/base-plan.ts'
import { partOfPlan } from './support/plan-copy.ts'

const budget = 'submissions/sindh/budget.yaml'

function helpOn(files: Files): string[] {
  return checkForm(load(sourcesOf({ ...basePlan, ...files }))).diagnostics.flatMap(({ help }) =>
    help?.includes('06-07') || help?.includes('07-06') ? [help] : [],
  )
}

test('a date that can be read in one way only is offered as evidence', () => {
  const [help] = helpOn({
    [budget]: 'title: A\nend_date: 06/07/2017\n',
    'submissions/punjab/roads.yaml': 'title: B\nstart_date: 30/6/2016\n',
  })
  expect(help).toBe(
    'Write 2017-07-06 or 2017-06-07. In submissions/punjab/roads.yaml, “30/6/2016” can only be day-first. If the whole plan is written so, write “date_order: day-first” into plan.yaml, and “nap validate --fix” writes all such dates anew.',
  )
})

test('evidence for both is none', () => {
  const [help] = helpOn({
    [budget]: 'title: A\nstart_date: 6/30/2016\nend_date: 06/07/2017\n',
    'submissions/punjab/roads.yaml': 'title: B\nstart_date: 30/6/2016\n',
  })
  expect(help).toContain('date_order: day-first, or month-first')
})

test('date_order is said once, and --fix writes every old date; words that name no day go beside the date', async () => {
  const { nap, put, read } = partOfPlan()
  put('plan/plan.yaml', `${read('plan/plan.yaml')}date_order: day-first\n`)
  const file = `plan/${budget}`
  put(
    file,
    `title: A budget
lead_implementing_agency: sindh
start_date: 06/07/2017
end_date: 3.4.18
public_problem: |
  Since 05/06/2016 nobody can see the budget,
  and letter No. 05/06/2016 says so; nor since 07.08.2016.
milestones:
  - id: list
    activity: Publish the list by 01/02/2018
    end_date: ongoing
  - id: map
    activity: Publish the map
    end_date: 2018 # to be said
`,
  )
  const { out } = await nap('validate', file)
  expect(out).toContain('“ongoing” names no day, so there is no date in the draft yet.')
  await nap('validate', '--fix', file)
  expect(read(file)).toBe(`title: A budget
lead_implementing_agency: sindh
start_date: 2017-07-06
end_date: 2018-04-03
public_problem: |
  Since 5 June 2016 nobody can see the budget,
  and letter No. 05/06/2016 says so; nor since 7 August 2016.
milestones:
  - id: list
    activity: Publish the list by 1 February 2018
    deadline_text: "ongoing"
  - id: map
    activity: Publish the map
    deadline_text: "2018" # to be said
`)
  const after = await nap('validate', file)
  expect(after.out).not.toContain('date-')
  expect(after.out).toContain('milestone-is-complete')
})
