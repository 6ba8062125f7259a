import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLocale } from '../src/load/assets.ts'
import { check, composeKit } from '../src/pipeline.ts'
import { basePlan, sourcesOf } from './support/base-plan.ts'
import { partOfPlan } from './support/plan-copy.ts'
import { workspace } from './support/workspace.ts'

const portal = 'plan/submissions/sindh/open-data-portal.yaml'
const number = '35202-1234567-1'

test('what must not be published blocks recording, and is black in every public document', async () => {
  const copy = partOfPlan()
  copy.put(
    portal,
    copy.read(portal).replace(/^title: /m, `# seen by ۳۵۲۰۲-۱۲۳۴۵۶۷-۱\ntitle: ${number} `),
  )
  copy.put('plan/chapters/introduction.md', 'Sign in with password: Nap-2017\n')
  const { exitCode } = await copy.nap('compile', '--to', 'md,html')
  expect(exitCode).toBe(1)
  for (const document of ['out/nap.md', 'out/nap.html', 'plan/draft/nap.md']) {
    expect(copy.read(document), document).not.toContain(number)
    expect(copy.read(document), document).not.toContain('Nap-2017')
    expect(copy.read(document), document).toContain('not printed')
  }
  const { out } = await copy.nap('validate')
  expect(out).toMatch(/This YAML comment holds the number of an identity card/)
  expect(out).toContain('“Name of the commitment” holds the number of an identity card.')
  expect(out).toContain('This line holds a password.')
})

test('what is waived with a reason is printed as any other text', async () => {
  const copy = partOfPlan()
  const waive =
    'waive:\n  - rule: text-has-no-personal-number\n    reason: It is the number of a law.\n'
  copy.put(portal, copy.read(portal).replace(/^title: /m, `${waive}title: ${number} `))
  const { exitCode } = await copy.nap('compile', '--to', 'md')
  expect(exitCode).toBe(0)
  expect(copy.read('out/nap.md')).toContain(number)
})

test('what must not be published is black on the papers of a workshop too', async () => {
  const file = 'submissions/finance-division/budget.yaml'
  const title = `title: Budget of ${number}\ntheme: fiscal-transparency\n`
  const words = readLocale('en') ?? {}
  const papers = await composeKit(
    check(sourcesOf({ ...basePlan, [file]: title })),
    { language: 'en', words, audience: 'public', stage: 'draft', errors: 0, tellsGivers: false },
    undefined,
  )
  expect(JSON.stringify(papers)).toContain('not printed')
  expect(JSON.stringify(papers)).not.toContain(number)
})

test('what must not be published is black in the agenda, and in what changed', async () => {
  const { top, nap } = await workspace()
  const file = join(top, portal)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: /m, `title: ${number} `))
  for (const [command, document] of [
    ['agenda --to md --on 2017-06-15', 'out/agenda.md'],
    ['agenda --on 2017-06-15', undefined],
    ['diff --to md', 'out/comparison.md'],
    ['diff', undefined],
  ] as const) {
    const { out } = await nap(command.split(' '))
    const text = document === undefined ? out : readFileSync(join(top, document), 'utf8')
    expect(text, command).not.toContain(number)
    expect(text, command).toContain('not printed')
  }
})
