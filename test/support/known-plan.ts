import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../../src/load/read.ts'
import type { Against, Known } from '../../src/model/understood.ts'
import { check } from '../../src/pipeline.ts'
import { planCopy } from './plan-copy.ts'

/** Pakistan’s plan with its Word file. */
export async function planInWord(): Promise<{ known: Known; docx: Uint8Array }> {
  const { top, nap } = planCopy()
  await nap('compile', '--to', 'docx', '--no-record')
  const { sources } = await readPlan(join(top, 'plan'))
  return { known: check(sources), docx: readFileSync(join(top, 'out/nap.docx')) }
}

/** A plan to hold a file against that came by e-mail on 20 June 2017. */
export function against(known: Known, more: Partial<Against> = {}): Against {
  return {
    today: known,
    base: undefined,
    sender: { kind: 'other', name: 'CGPA' },
    on: '2017-06-20',
    via: 'email',
    name: 'nap.docx',
    ...more,
  }
}
