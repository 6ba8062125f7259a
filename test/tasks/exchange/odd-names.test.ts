import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failingDisk, onDisk } from '../../support/failing-disk.ts'
import { partOfPlan } from '../../support/plan-copy.ts'

// Who gives a file, a column or an institution its name does not think of what nap makes of it.

failingDisk()

const table = 'Title,Lead\nOpen ports,Sindh\n'

function arrived(name: string, content = table) {
  const { top, nap, read, list } = partOfPlan()
  const at = (file: string) => join(top, file)
  writeFileSync(at(name), content)
  const taken = (...words: string[]) => nap('import', '--no-record', ...words, '--', name)
  return { at, taken, read, list }
}

describe.skipIf(process.platform === 'win32')(
  'a file is taken in, whatever it is called (not on Windows)',
  () => {
    test.each([
      ['zero\u200bwidth.csv', 'zero width.csv'],
      ['invoice\u202evsc.csv', 'invoicevsc.csv'],
      ['line\nand\ttab.csv', 'line and tab.csv'],
      ['bell\u0007.csv', 'bell.csv'],
    ])('%j, of which nobody sees all', async (name, known) => {
      const { taken, read, list } = arrived(name)
      const { out, exitCode } = await taken('--yes')
      expect(out).toContain(`${known}: a plan`)
      expect(exitCode).toBe(0)
      const [record = ''] = list('plan/imports')
      expect(read(`plan/imports/${record}`)).toContain(`file: ${known}\n`)
    })

    test.each([245, 251])(
      'with a name of %d bytes, beside which no other can stand',
      async (length) => {
        const { taken } = arrived(`${'ш'.repeat(length / 2)}${'x'.repeat(length % 2)}.csv`)
        const { out, exitCode } = await taken('--yes')
        expect(out).toMatch(/wrote plan\/submissions\/sindh\/open-ports\.yaml/)
        expect(exitCode).toBe(0)
      },
    )
  },
)

test('a disk on which nothing can be written costs the proposal alone', async () => {
  const { taken } = arrived('table.csv')
  const { result } = await onDisk(
    ({ name, path }) =>
      name === 'promises.open' && /tmp$/.test(path) && !path.includes('plan/')
        ? 'EROFS'
        : undefined,
    () => taken('--yes'),
  )
  expect(result.out).toContain(
    'Where its columns belong could not be written beside it. “table.mapping.yaml” cannot be written, because the disk is read-only.',
  )
  expect(result.out).toContain('wrote plan/submissions/sindh/open-ports.yaml')
  expect(result.exitCode).toBe(0)
})

describe('the mapping that nap proposes is one that it takes', () => {
  test.each([
    ['zero\u200bwidth', 'zero width'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['over\u202eride', 'override'],
    ['bell\u0007', 'bell'],
    ['__proto__', '“__proto__”'],
    ['constructor', '“constructor”'],
    ['<<', '“<<”'],
  ])('with %j for a column, an institution and the table', async (odd, name) => {
    const content = `Title,Lead,${odd}\nOpen ports,${odd} office,more\nOpen roads,Sindh,more\n`
    const { taken, at } = arrived(`${odd.replaceAll(/[<\u0007]/g, 'x')}.csv`, content)
    const { out } = await taken()
    const [, file = ''] = / stands in (.*): correct it there/.exec(out) ?? []
    expect(readFileSync(at(file), 'utf8')).toContain(`      ${name}: ""\n`)
    const again = await taken('--yes')
    expect(again.out).toContain('wrote plan/submissions/sindh/open-roads.yaml')
    expect(again.exitCode).toBe(0)
  })
})

test('a mapping that says half of an institution is told what it lacks', async () => {
  const { taken, at } = arrived('table.csv', 'Title,Lead\nOpen ports,Ports Authority\n')
  writeFileSync(
    at('table.mapping.yaml'),
    `tables:
  table:
    columns: {Title: title, Lead: institution}
new:
  institutions:
    - id: ports
      name: Ports Authority
`,
  )
  const { out, exitCode } = await taken('--yes')
  expect(out).toContain('“plan/institutions.yaml” would have an error, so nothing was written.')
  expect(exitCode).toBe(1)
})
