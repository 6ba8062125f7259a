import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { keyboardOf } from '../../src/ask/keyboard.ts'

// No machine is too slow for a clock that the test itself moves on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

/** What a question gets to hear: keys as they are, pastes between ‹ and ›. */
async function heard(chunks: readonly (string | Uint8Array)[], gap = 0): Promise<string> {
  const terminal = Object.assign(new EventEmitter(), { pause: () => 0, resume: () => 0 })
  let all = ''
  const { input, close } = keyboardOf(terminal, (text) => `‹${text}›`)
  input.on('data', (keys: string) => (all += keys))
  input.on('keypress', (words: string) => (all += words))
  for (const chunk of chunks) {
    terminal.emit('data', chunk)
    if (gap > 0) await vi.advanceTimersByTimeAsync(gap)
  }
  await vi.advanceTimersByTimeAsync(400)
  close()
  return all
}

const urdu = Buffer.from('\u001b[200~پہلی\rدوسری\u001b[201~')
const bytes = Array.from(urdu, (_, index) => urdu.subarray(index, index + 1))
const long = 'A sentence of more than a few letters.'

test.for<readonly [string, readonly (string | Uint8Array)[], string]>([
  ['keys one by one', ['a', 'b', '\u007f', '\u001b[B'], 'ab\u007f\u001b[B'],
  ['a line typed ahead of a slow computer', ['Quetta\r'], 'Quetta\r'],
  ['corrections typed ahead of it', [`${'\u007f'.repeat(22)}ok\r`], `${'\u007f'.repeat(22)}ok\r`],
  ['an answer and a choice typed ahead of it', ['ok\r\u001b[B\r'], 'ok\r\u001b[B\r'],
  ['Enter as two line ends', ['\r\n'], '\r'],
  ['a marked paste', ['\u001b[200~a\rb\r\u001b[201~'], '‹a\rb\r›'],
  ['keys around it', ['x', '\u001b[200~a\u001b[201~y'], 'x‹a›y'],
  ['two of them', ['\u001b[200~a\u001b[201~\u001b[200~b\u001b[201~'], '‹a›‹b›'],
  ['one in bytes', bytes, '‹پہلی\rدوسری›'],
  ['lines without marks', ['a\rb'], '‹a\rb›'],
  ['lines without marks, in parts', ['a\r', '\r', 'b\r', 'c'], '‹a\r\rb\rc›'],
  ['letters of lines without marks', ['a', '\r', 'b'], 'a‹\rb›'],
  ['a long line', [long], `‹${long}›`],
  ['a long line and its end', [`${long}\r`], `‹${long}›\r`],
  ['a long line, and more in time', [`${long}\r`, long], `‹${long}\r${long}›`],
  ['Ctrl-C', ['\u0003'], '\u0003'],
  ['Ctrl-C behind a paste without an end', ['\u001b[200~a', '\u0003'], '\u0003'],
])('%s', async ([, chunks, all]) => {
  expect(await heard(chunks)).toBe(all)
})

test('of a paste that comes slowly, no line end is Enter', async () => {
  const parts = ['First line of a text\r', 'second\r', 'third\r', 'fourth']
  expect(await heard(parts, 100)).toBe(`‹${parts.join('')}›`)
})

test('who types on after Enter has answered', async () => {
  expect(await heard(['a', '\r', 'b'], 80)).toBe('a\rb')
})
