import fc from 'fast-check'
import { runs } from './runs.ts'

// The same cases every time, so that a check says something about the change and not about luck. For other cases:
// NAP_SEED=random npx vitest run, or NAP_SEED=1811987141 for those that a failure named.
const wanted = process.env['NAP_SEED'] ?? '20170615'
const seed = wanted === 'random' ? {} : { seed: Number(wanted) }
fc.configureGlobal({ ...seed, numRuns: runs(100) })
