import { describe, expect, test } from 'vitest'
import { makeFinal } from './support/final-plan.ts'
import { planCopy } from './support/plan-copy.ts'

describe('a final plan without a gap', () => {
  // Made by the first test that asks.
  let made: Promise<{ readonly exitCode: number; readonly text: string }> | undefined
  const printed = () => {
    made ??= print()
    return made
  }

  test('is printed without a problem', async () => {
    const { exitCode, text } = await printed()
    expect(exitCode).toBe(0)
    expect(text).not.toContain('Not final')
  })

  test('speaks of nothing that is open, of no log, and of nobody’s share', async () => {
    const { text } = await printed()
    // What others said of the draft stays as they said it.
    for (const words of [
      'Where this draft stands',
      'Not agreed',
      'not agreed',
      'Missing',
      'No commitment',
      'Submission |',
      'received 12 June',
      'Contributions from',
      'contributed by',
    ])
      expect(text.slice(0, text.indexOf(': What we heard, what we did\n\nWhat'))).not.toContain(
        words,
      )
  })

  test('has no chapter on the thematic area that was left out, and says why', async () => {
    const { text } = await printed()
    expect(text).not.toMatch(/^## \d+ Strengthening Accountability/m)
    expect(text).toContain(
      '**Strengthening Accountability:** Left out\n\nEconomic Affairs Division, OGP Cell, 14 July 2017. Reason: The Bureau proposes no commitment in this plan.',
    )
    // The numbers have no hole.
    expect(text).toMatch(/^## 6 Improving Business Environment/m)
  })

  test('begins with its figures and all its commitments in one table', async () => {
    const { text } = await printed()
    const summary = text.slice(text.indexOf('## The plan at a glance'))
    expect(summary).toContain('- **Commitments:** 19')
    expect(summary).toContain(
      '| 3.1 | Statements of assets of senior civil servants, published in a form that protects families | Establishment | 1 Sept 2017 – 31 Mar 2019 | Access to information; Public accountability |',
    )
  })

  test('says who contributed what where that is asked for', async () => {
    const copy = planCopy()
    makeFinal(copy)
    await copy.nap('compile', '--to', 'md', '--no-record', '--with', 'contributors')
    expect(copy.read('out/nap.md')).toContain('Contributions from')
    expect(copy.read('plan/draft/nap.md')).not.toContain('Contributions from')
  })
})

test('a final plan with errors is printed all the same, and says on its cover and every page that it is not final', async () => {
  const copy = planCopy()
  const { exitCode } = await copy.nap(
    'compile',
    '--to',
    'md,html',
    '--no-record',
    '--stage',
    'final',
  )
  const { out } = await copy.nap('validate', '--stage', 'final', '--format', 'json')
  const { errors } = JSON.parse(out).counts ?? JSON.parse(out)
  expect(exitCode).toBe(1)
  expect(copy.read('out/nap.md')).toContain(`Not final: ${errors} points open`)
  expect(copy.read('out/nap.html')).toContain(
    `--edition: "First draft, 15 June 2017 · Not final\\3a  ${errors} points open"`,
  )
  // What stands in the plan’s folder follows from plan.yaml.
  expect(copy.read('plan/draft/nap.md')).toContain('Where this draft stands')
})

async function print() {
  const copy = planCopy()
  makeFinal(copy)
  const { exitCode } = await copy.nap('compile', '--to', 'md', '--no-record')
  return { exitCode, text: copy.read('out/nap.md') }
}
