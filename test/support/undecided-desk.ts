import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { workspace } from './workspace.ts'

/** The sample plan as it was before EAD decided on the budget documents. */
export async function desk() {
  const { top, nap } = await workspace()
  rmSync(join(top, 'plan/decisions/key-budget-documents.yaml'))
  const folder = join(top, 'plan/decisions')
  const files = () =>
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])
  const before = files()
  /** The decisions on the fields of a commitment. */
  const decisions = (id: string) => {
    const [, text = 'decisions: []'] = files().find(([file]) => file === `${id}.yaml`) ?? []
    return parse(text).decisions.filter((decision: object) => 'about' in decision)
  }
  return { top, nap, decisions, isUntouched: () => expect(files()).toEqual(before) }
}
