import { join } from 'node:path'
import { load } from '../../src/load/load.ts'
import { readPlan } from '../../src/load/read.ts'
import type { Against } from '../../src/model/exchange/understood.ts'
import { mergeOf } from '../../src/pipeline/states.ts'

const { folder, draft } = mergeOf(load(readPlan(join(import.meta.dirname, '../../plan')).sources))

/** Pakistan’s plan as what a file that came in is held against. */
export function against(more: Partial<Against> = {}): Against {
  return {
    today: { folder, draft },
    base: undefined,
    sender: { kind: 'other', name: 'Readers’ Forum' },
    on: '2017-06-19',
    via: 'letter',
    name: 'letter.txt',
    ...more,
  }
}
