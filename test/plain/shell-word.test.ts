import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from '../../src/plain/computer/shell-word.ts'

test('on Windows the shell of git gets slashes', () => {
  expect(shellWord('C:\\Program Files\\nodejs\\node.exe', 'win32')).toBe(
    "'C:/Program Files/nodejs/node.exe'",
  )
  expect(shellWord('\\\\server\\share\\O’Neil 100%\\nap.js', 'win32')).toBe(
    "'//server/share/O’Neil 100%%/nap.js'",
  )
})

test('a shell takes it for one word, whatever is in it', () => {
  for (const path of [
    '/opt/a b/node',
    "/opt/it's/node",
    '/opt/$(id)`id`"/node',
    '/opt/a\\b/node',
  ]) {
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(path, 'linux')}`])
    expect(stdout.toString()).toBe(path)
  }
})
