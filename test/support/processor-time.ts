import process from 'node:process'

/** Milliseconds for which the processor worked on this test file so far: what others do beside it counts for nothing. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
