import { expect, test } from 'vitest'
import { planCopy } from './support/plan-copy.ts'

const portal = 'plan/submissions/sindh/open-data-portal.yaml'
const number = '35202-1234567-1'

test('what must not be published blocks recording, and is black in every public document', async () => {
  const copy = planCopy()
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
  const copy = planCopy()
  const waive =
    'waive:\n  - rule: text-has-no-personal-number\n    reason: It is the number of a law.\n'
  copy.put(portal, copy.read(portal).replace(/^title: /m, `${waive}title: ${number} `))
  const { exitCode } = await copy.nap('compile', '--to', 'md')
  expect(exitCode).toBe(0)
  expect(copy.read('out/nap.md')).toContain(number)
})
