import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build.ts',
    setupFiles: 'test/support/seed.ts',
    testTimeout: 30_000,
    // Two cores: real git and a real browser are at work beside the tests.
    maxWorkers: 2,
  },
})
