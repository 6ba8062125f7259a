import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signOffOf } from '../src/model/sign-off.ts'
import { check } from '../src/pipeline.ts'
import { fingerprintByLine } from '../src/plain/fingerprint.ts'
import { basePlan, sourcesOf } from './support/base-plan.ts'
import { workspace } from './support/workspace.ts'

const wide = 'public_problem: |\n  Budget papers appear late, and in English only.\n'
const narrow = 'public_problem: |\n  Budget papers appear  late,\n  and in English\u00a0only.\n'

test('two institutions that wrap one text differently agree', () => {
  const files = {
    ...basePlan,
    'submissions/punjab/budget.yaml': `title: Budget\nlead_implementing_agency: punjab\n${wide}`,
    'submissions/sindh/budget.yaml': `title: Budget\n${narrow}`,
  }
  expect(check(sourcesOf(files)).open.filter(({ kind }) => kind === 'disagreement')).toEqual([])
})

test('a sign-off stands when its text is wrapped anew, also one that was recorded when wrapping counted', () => {
  const signedOff = (text: string, of: string, short: string) => {
    const files = {
      ...basePlan,
      'submissions/sindh/submission.yaml': `received_on: 2017-06-09\nreceived_via: email\nstatus: received\nsigned_off:\n  by: Office\n  on: 2017-06-20\n  of: ${of}\n  texts:\n    - commitment: budget\n      of: ${short}\n`,
      'submissions/sindh/budget.yaml': text,
    }
    return signOffOf(check(sourcesOf(files)).folder, 'sindh')
  }
  const value = { public_problem: 'Budget papers appear late, and in English only.\n' }
  const old = fingerprintByLine({ budget: value })
  expect(signedOff(wide, old, fingerprintByLine(value).slice(0, 12))?.suspect).toBe(false)
  // What one line holds has the same fingerprint as ever, so that this old record proves the wrapped text, too.
  expect(signedOff(narrow, old, fingerprintByLine(value).slice(0, 12))?.suspect).toBe(false)
  expect(
    signedOff(wide.replace('late', 'soon'), old, fingerprintByLine(value).slice(0, 12)),
  ).toMatchObject({
    suspect: true,
    changes: [{ commitment: 'budget', what: 'changed' }],
  })
  // An old record of a text of several lines proves that text as it stands.
  const lines = { public_problem: 'Budget papers appear  late,\nand in English\u00a0only.\n' }
  const byLine = fingerprintByLine({ budget: lines })
  expect(signedOff(narrow, byLine, fingerprintByLine(lines).slice(0, 12))?.suspect).toBe(false)
})

test('nap diff does not tell of a text that was wrapped anew', async () => {
  const { top, run } = await workspace()
  const file = join(top, 'plan/submissions/finance-division/citizens-budget.yaml')
  const before = readFileSync(file, 'utf8')
  const [whole = '', lines = ''] = /^public_problem: \|\n((?: {2}\S.*\n){2,})/m.exec(before) ?? []
  expect(lines).not.toBe('')
  const after = before.replace(
    whole,
    `public_problem: |\n  ${lines.trim().split(/\n */).join('  ')}\n`,
  )
  writeFileSync(file, after)
  expect(await run('nap diff HEAD')).not.toContain('public problem')
  writeFileSync(file, after.replace('public_problem: |\n  ', 'public_problem: |\n  Indeed, '))
  expect(await run('nap diff HEAD')).toContain('public problem')
})
