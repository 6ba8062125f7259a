import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { memoryOf } from '../../src/render/print/printed-before.ts'
import { temporaryFolder } from '../record/support.ts'

const request = {
  html: '<p>Plan</p>',
  outline: [],
  metadata: { title: 'Plan' },
  attachments: () => [
    { name: 'nap.md', mime: 'text/markdown', content: new TextEncoder().encode('# Plan\n') },
  ],
  browser: { executablePath: process.execPath, origin: 'setting' as const, env: {} },
}

function printed() {
  const top = temporaryFolder()
  const path = join(top, 'nap.pdf')
  writeFileSync(path, 'the pages')
  const machine = { env: { HOME: top }, platform: process.platform }
  return {
    path,
    memory: (change = {}) => memoryOf({ ...request, ...change }, path, machine),
  }
}

test.skipIf(process.platform === 'win32')(
  'a PDF made from the same need not be printed again (not on Windows)',
  async () => {
    const { memory } = printed()
    expect((await memory()).unchanged).toBe(undefined)
    await (await memory()).remember(Buffer.from('the pages'))
    expect(String((await memory()).unchanged)).toBe('the pages')
  },
)

test('a PDF that somebody changed is printed again', async () => {
  const { memory, path } = printed()
  await (await memory()).remember(Buffer.from('the pages'))
  appendFileSync(path, ' of somebody')
  expect((await memory()).unchanged).toBe(undefined)
})

test.each([
  ['the plan', { html: '<p>Plans</p>' }],
  ['the metadata', { metadata: { title: 'Plans' } }],
  ['an attachment', { attachments: () => [] }],
  ['the browser', { browser: { ...request.browser, executablePath: '/bin/sh' } }],
])('it is printed again when %s is another', async (_, change) => {
  const { memory } = printed()
  await (await memory()).remember(Buffer.from('the pages'))
  expect((await memory(change)).unchanged).toBe(undefined)
})
