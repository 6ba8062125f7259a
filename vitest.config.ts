import { configDefaults, defineConfig } from 'vitest/config'

const report = process.env['NAP_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/long/**'],
    globalSetup: 'test/support/build.ts',
    setupFiles: ['test/support/seed.ts', 'test/support/afterwards.ts'],
    // nap keeps nothing between two runs, and so it can stay loaded from one file to the next.
    isolate: false,
    // Only against a test that hangs: a busy machine may need minutes for what else takes seconds.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Two cores: real git and a real browser are at work beside the tests.
    maxWorkers: 2,
    // .ci/run reads there what was skipped.
    ...(report === undefined
      ? {}
      : { reporters: ['default', 'json'], outputFile: { json: report } }),
  },
})
