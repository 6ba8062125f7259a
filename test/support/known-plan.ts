import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../../src/load/read.ts'
import type { Against, Known } from '../../src/model/exchange/understood.ts'
import { check } from '../../src/pipeline.ts'
import { planCopy } from './plan-copy.ts'

/** A part of Pakistan’s plan with its Word file in a language: the whole takes three times as long to read. */
export async function planInWord(language = 'en'): Promise<{ known: Known; docx: Uint8Array }> {
  const { top, nap, list, remove, read, put } = planCopy()
  put(
    'plan/plan.yaml',
    read('plan/plan.yaml').replace(/^languages: .*/m, `languages: [${language}]`),
  )
  for (const institution of list('plan/submissions')) {
    if (!kept.has(institution)) remove(`plan/submissions/${institution}`)
  }
  await nap('compile', '--to', 'docx', '--no-record')
  const { sources } = await readPlan(join(top, 'plan'))
  return { known: check(sources), docx: readFileSync(join(top, 'out/nap.docx')) }
}

const kept = new Set(['finance-division', 'punjab', 'sindh'])

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
