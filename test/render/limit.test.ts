import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { limitOf } from '../../src/render/print/limit.ts'

const browser = { executablePath: '/browser', origin: 'setting', env: {} } as const

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A browser that may work for a minute, and how it is ended, if it is. */
function minute() {
  const limit = limitOf(browser, { deadlineMs: 60_000, signal: undefined })
  let ended = ''
  limit.over.catch((why: Error) => {
    ended = why.message
  })
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    return ended
  }
  return { ...limit, after }
}

test('a browser that waits for a busy processor is not ended by the clock', async () => {
  const { count, after } = minute()
  const start = performance.now()
  count(() => (performance.now() - start) / 8)
  expect(await after(7 * 60_000)).toBe('')
  expect(await after(2 * 60_000)).toMatch('did not finish within 480 seconds')
})

test('one that uses next to nothing is ended after ten times as long', async () => {
  const { count, after } = minute()
  count(() => 20)
  expect(await after(9.9 * 60_000)).toBe('')
  expect(await after(12_000)).toMatch('did not finish within 600 seconds')
})

test('where nobody can tell what it uses, the clock ends it, unless reading showed that it needs more', async () => {
  const { prolong, after } = minute()
  await after(20_000)
  prolong(60_000)
  prolong(10_000)
  expect(await after(59_000)).toBe('')
  expect(await after(2_000)).toMatch('did not finish within 80 seconds')
})
