import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../record/support.ts'
import { napIn } from './nap.ts'

/**
 * The same of a part of it, for tests that are not about what all institutions say together: four of them and no translations,
 * which nap reads in a third of the time.
 */
export function partOfPlan() {
  const copy = planCopy()
  copy.remove('plan/translations')
  for (const institution of copy.list('plan/submissions')) {
    if (!kept.includes(institution)) copy.remove(`plan/submissions/${institution}`)
  }
  return copy
}

const kept = ['finance-division', 'law-and-justice-division', 'punjab', 'sindh']

/** A throw-away copy of Pakistan’s plan, and `nap` in this process, standing beside it. */
export function planCopy() {
  const top = temporaryFolder()
  cpSync(join(import.meta.dirname, '../../plan'), join(top, 'plan'), { recursive: true })

  const env = { PATH: process.env['PATH'], HOME: top, CI: 'true' }
  return {
    top,
    nap: (...words: string[]) => napIn({ cwd: top, env }, ...words),
    read: (file: string) => readFileSync(join(top, file), 'utf8'),
    list: (folder: string) =>
      existsSync(join(top, folder)) ? readdirSync(join(top, folder)).toSorted() : [],
    remove: (file: string) => rmSync(join(top, file), { recursive: true }),
    put(file: string, text: string | Buffer) {
      mkdirSync(dirname(join(top, file)), { recursive: true })
      writeFileSync(join(top, file), text)
    },
  }
}
