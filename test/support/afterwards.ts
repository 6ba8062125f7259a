import { afterAll, vi } from 'vitest'

// Test files share a process, since half of the time of a small one goes into loading nap: what one set up for itself ends with it.
afterAll(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})
