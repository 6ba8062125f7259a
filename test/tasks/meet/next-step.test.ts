import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

const kenya =
  'nap init ../kenya --country Kenya --period 2026-2027 --secretariat Justice --theme "Fiscal Openness"'

const whole = `title: A budget that citizens can read
theme: fiscal-openness
lead_implementing_agency: ministry-of-finance
start_date: 2026-07-01
end_date: 2027-06-30
public_problem: Few people read the budget, because it has a thousand pages.
commitment_description: The ministry publishes a short budget.
contribution: People can ask where the money goes.
ogp_values:
  access_to_information: The short budget is published.
milestones:
  - id: short-budget
    activity: Publish the short budget.
    deliverable: The short budget.
    start_date: 2026-07-01
    end_date: 2026-12-31
    lead: ministry-of-finance
contact:
  name: Budget desk
  title: Desk officer
  department: Budget
  email: budget@example.org
`

async function desk() {
  const { run, top } = await workspace()
  await run(kenya)
  await run('cd ../kenya')
  const at = (file: string) => join(top, '../kenya/plan', file)
  return {
    run,
    put(file: string, text: string) {
      mkdirSync(dirname(at(file)), { recursive: true })
      writeFileSync(at(file), text)
    },
    remove: (file: string) => rmSync(at(file)),
    async next() {
      const text = await run('nap status --on 2026-08-01')
      return text.split('\n').find((line) => line.startsWith('Next step: '))
    },
  }
}

test('from an empty plan to an issued one, each step is the one that is next', async () => {
  const { run, put, remove, next } = await desk()
  expect(await next()).toBe(
    'Next step: type nap new institution, once for each institution that takes part.',
  )
  await run(
    'nap new institution --set name="Ministry of Finance" --set level=federal --set leads=fiscal-openness',
  )
  expect(await next()).toBe(
    'Next step: type nap request to write the letters that ask for commitments; when the first answer comes in, type nap new commitment --institution ministry-of-finance (with the id of whoever sent it).',
  )

  const own = 'submissions/ministry-of-finance/short-budget.yaml'
  put(own, 'title: [\n')
  expect(await next()).toBe('Next step: type nap validate to see the errors and how to fix them.')
  put(own, 'title: A budget that citizens can read\n')
  expect(await next()).toBe(
    'Next step: type nap merge to see what is missing, and who is to give it.',
  )
  put(own, whole)
  expect(await next()).toBe(
    'Next step: type nap compile to bring the draft up to date and print it.',
  )
  await run('nap merge')
  expect(await next()).toBe(
    'Next step: type nap compile to record the plan as it stands now and print it.',
  )
  await run('nap compile --to md')
  expect(await next()).toBe('Next step: type nap release draft-1 to issue revision HASH.')
  await run('nap release draft-1 --on 2026-08-01')
  expect(await next()).toBe(
    'Next step: none. Revision HASH is issued as “draft-1”, and nothing has changed since. To print it: nap compile',
  )

  put('submissions/justice/short-budget.yaml', 'title: A short budget\n')
  expect(await next()).toBe(
    'Next step: type nap resolve to settle one disagreement after the other.',
  )
  remove('submissions/justice/short-budget.yaml')
  put(own, whole.replace('2027-06-30', '2027-05-31'))
  await run('nap compile --to md')
  expect(await next()).toBe('Next step: type nap release draft-2 to issue revision HASH.')
})
