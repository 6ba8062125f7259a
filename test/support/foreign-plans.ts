import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { planCopy } from './plan-copy.ts'

type Copy = ReturnType<typeof planCopy>

/** The folder that NAP_DATA names holds plans of other governments, whose texts are no part of this repository. */
export const foreignData = process.env['NAP_DATA']

type Foreign = {
  readonly name: string
  /** A file or a folder in NAP_DATA. */
  readonly source: string
  readonly begun: readonly string[]
  readonly commitments: number
}

/** Plans as governments keep them: with long texts, with up to 30 milestones each, as a file for each commitment. */
export const foreignPlans: readonly Foreign[] = [
  {
    name: 'the third plan of the United States',
    source: 'us-nap3.json',
    begun: ['--country', 'US', '--start', '2015-10-01', '--end', '2017-06-30'],
    commitments: 45,
  },
  {
    name: 'the fifth plan of Canada',
    source: 'canada-nap5.json',
    begun: ['--country', 'CA', '--start', '2022-01-01', '--end', '2024-12-31'],
    commitments: 5,
  },
  {
    name: 'the fifth plan of the United States',
    source: 'us-nap5',
    begun: ['--country', 'US', '--start', '2022-10-01', '--end', '2024-12-31'],
    commitments: 36,
  },
]

/** Begins a plan in the place of that of Pakistan, and takes a foreign one in, as an officer would. */
export async function importForeign(copy: Copy, { source, begun }: Foreign) {
  copy.remove('plan')
  await copy.nap(
    'init',
    ...begun,
    '--secretariat',
    'Open Government Office',
    '--theme',
    'All areas',
  )
  // The mapping is written beside it.
  cpSync(join(foreignData ?? '', source), join(copy.top, source), { recursive: true })
  return copy.nap('import', source, '--yes', '--no-record')
}
