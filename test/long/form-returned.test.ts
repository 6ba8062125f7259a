import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../support/workspace.ts'

// What other programs make of a form while they save it is no answer of anybody.

const hasOffice = spawnSync('soffice', ['--version']).status === 0

// A Python of its own does not see what Debian has installed.
const openpyxl =
  ['python3', '/usr/bin/python3'].find(
    (one) => spawnSync(one, ['-c', 'import openpyxl']).status === 0,
  ) ?? ''

const saving = `
import datetime, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
for row in book['Commitments'].iter_rows():
    if row[0].value == 'sindh-right-to-information/end_date' and len(sys.argv) > 3:
        row[3].value = datetime.datetime(2018, 12, 31)
book.save(sys.argv[2])
`

async function withForms() {
  const { top, run } = await workspace()
  await run('nap form --for sindh --out ../forms')
  return { run, forms: join(top, '../forms') }
}

test.skipIf(openpyxl === '')(
  'a form that another program has saved says only what was changed in it (needs python3-openpyxl)',
  async () => {
    const { run, forms } = await withForms()
    for (const more of [[], ['changed']]) {
      const files = ['sindh', `again${more.length}`].map((name) => join(forms, `${name}.xlsx`))
      expect(String(spawnSync(openpyxl, ['-c', saving, ...files, ...more]).stderr)).not.toContain(
        'Error',
      )
    }
    expect(await run('nap import ../forms/again0.xlsx --yes')).toContain('Nothing was written.')
    const told = await run('nap import ../forms/again1.xlsx --dry-run')
    expect(told.match(/ → /g)).toHaveLength(1)
    expect(told).toContain('“End date”: “2019-01-31” → “2018-12-31”')
  },
)

test.skipIf(!hasOffice)(
  'forms that LibreOffice has saved say nothing (needs LibreOffice)',
  async () => {
    const { run, forms } = await withForms()
    for (const kind of ['xlsx', 'docx']) {
      const profile = `-env:UserInstallation=file://${join(forms, 'office')}`
      const convert = ['--headless', '--convert-to', kind, '--outdir', join(forms, 'again')]
      expect(spawnSync('soffice', [profile, ...convert, join(forms, `sindh.${kind}`)]).status).toBe(
        0,
      )
    }
    const told = await run('nap import ../forms/again/sindh.xlsx ../forms/again/sindh.docx --yes')
    expect(told.match(/Nothing was written\./g)).toHaveLength(2)
    expect(told).not.toContain(' → ')
  },
)
