import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const hasReader = spawnSync('pdftotext', ['-v']).status === 0
const root = join(import.meta.dirname, '../..')

describe('the papers for a workshop', () => {
  let kit = ''
  let sindh = ''
  const out = mkdtempSync(join(tmpdir(), 'nap-kit-'))
  afterAll(() => rmSync(out, { recursive: true, force: true }))
  beforeAll(() => {
    kit = compiled('all')
    sindh = compiled('sindh', '--for', 'sindh')
  })

  function compiled(name: string, ...flags: string[]): string {
    const words = ['compile', '--to', 'kit', '--no-record', '--out', join(out, name), ...flags]
    const run = [join(root, 'bin/nap.js'), ...words]
    const { status, stderr } = spawnSync(process.execPath, run, { cwd: root, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    return join(out, name, 'kit')
  }

  test.skipIf(!hasReader)('are A4, and A3 for the wall (needs pdftotext)', () => {
    for (const name of ['commitments', 'handouts', 'sign-in', 'agenda'])
      expect(sizesIn(join(kit, `${name}.pdf`))).toEqual(['595 x 842'])
    expect(sizesIn(join(kit, 'wall.pdf'))).toEqual(['1191 x 842'])
    expect(pagesOf(join(kit, 'wall.pdf'))).toHaveLength(1)
  })

  test.skipIf(!hasReader)('give each commitment one page with room (needs pdftotext)', () => {
    const pages = pagesOf(join(kit, 'commitments.pdf'))
    expect(pages).toHaveLength(18)
    for (const page of pages) {
      expect(page).toMatch(/^\d+\.\d /m)
      expect(page).toContain('What should change:')
      expect(page).toContain('Who can help, and how:')
    }
  })

  test.skipIf(!hasReader)('give each area one page (needs pdftotext)', () => {
    const pages = pagesOf(join(kit, 'handouts.pdf'))
    expect(pages).toHaveLength(12)
    const balochistan = pages.find((page) => page.includes('Provincial commitments: Balochistan'))
    expect(balochistan).toContain('1.4 A public register of development schemes in Balochistan')
  })

  test.skipIf(!hasReader)('for one province are about nothing else (needs pdftotext)', () => {
    const [handout = '', ...more] = pagesOf(join(sindh, 'handouts.pdf'))
    expect(more).toEqual([])
    expect(handout).toContain('10 Provincial commitments: Sindh')
    expect(handout).toContain('2.4 Putting Sindh’s right to information law to work')
    expect(handout).not.toContain('No commitment has been received')
    expect(pagesOf(join(sindh, 'commitments.pdf'))).toHaveLength(1)
    expect(existsSync(join(sindh, 'results.docx'))).toBe(true)
  })
})

function pagesOf(pdf: string): string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  return stdout.split('\f').slice(0, -1)
}

/** In points, each once. */
function sizesIn(pdf: string): string[] {
  const { stdout } = spawnSync('pdfinfo', ['-l', '999', pdf], { encoding: 'utf8' })
  const sizes = stdout.matchAll(/size: +([\d.]+) x ([\d.]+) pts/g)
  return [
    ...new Set(
      Array.from(sizes, ([, x, y]) => `${Math.round(Number(x))} x ${Math.round(Number(y))}`),
    ),
  ]
}
