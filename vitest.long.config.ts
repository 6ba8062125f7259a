import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, mergeConfig } from 'vitest/config'
import quick from './vitest.config.ts'

// What takes long, or needs what not every machine has: test/long/, and every law once more, on many cases.
const laws = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/long/'))
  .filter((file) => readFileSync(file, 'utf8').includes('fc.assert('))

export default mergeConfig(
  { ...quick, test: { ...quick.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/long/**/*.test.ts', ...laws],
      env: { NAP_LONG: '1' },
      testTimeout: 900_000,
      hookTimeout: 900_000,
    },
  }),
)
