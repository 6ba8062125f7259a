import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'
import { partOf } from '../support/word-parts.ts'

const hasOffice = ['soffice --version', 'pdftotext -v'].every(
  (line) => spawnSync(line, { shell: true }).status === 0,
)

// A Python of its own does not see what Debian has installed.
const pythons = ['python3', '/usr/bin/python3']
const python = pythons.find((one) => spawnSync(one, ['-c', 'import docx']).status === 0) ?? ''

const outline = `
import docx, json, re, sys
file = docx.Document(sys.argv[1])
heads = [one.text for one in file.paragraphs if re.match('Title|Heading', one.style.style_id)]
print(json.dumps({'heads': heads, 'tables': len(file.tables)}))`

test.skipIf(!hasOffice)(
  'LibreOffice opens the plan and prints all of it (needs LibreOffice)',
  async () => {
    const copy = planCopy()
    await copy.nap('compile', '--to', 'docx', '--no-record')
    const { commitments } = JSON.parse((await copy.nap('merge', '--dry-run', '--json')).out)
    const convert = ['--headless', '--convert-to', 'pdf', '--outdir', copy.top]
    const profile = `-env:UserInstallation=file://${join(copy.top, 'office')}`
    const { status } = spawnSync('soffice', [profile, ...convert, join(copy.top, 'out/nap.docx')])
    expect(status).toBe(0)
    const pdf = join(copy.top, 'nap.pdf')
    const { stdout } = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
    expect(stdout.split('\f').length - 1).toBeGreaterThan(20)
    const told = stdout.replaceAll(/\s+/g, ' ')
    const titles: string[] = commitments.flatMap(({ title }: { title?: string }) => title ?? [])
    expect(titles.length).toBeGreaterThan(15)
    for (const title of titles) expect(told).toContain(title)
  },
)

test.skipIf(python === '')(
  'the plan in Word has the headings and the tables of nap.md (needs python3-docx)',
  async () => {
    const copy = planCopy()
    await copy.nap('compile', '--to', 'md,docx', '--no-record')
    const { stdout } = spawnSync(python, ['-c', outline, join(copy.top, 'out/nap.docx')], {
      encoding: 'utf8',
    })
    const { heads, tables } = JSON.parse(stdout)
    const markdown = copy.read('out/nap.md')
    // Word makes a list of its own of them, which has no heading.
    const wanted = Array.from(markdown.matchAll(/^#+ (.*)$/gm), ([, head = '']) =>
      head.replaceAll(/\\(.)/g, '$1'),
    ).filter((head) => head !== 'Contents')
    expect(wanted.length).toBeGreaterThan(200)
    expect(heads).toEqual(wanted)
    expect(tables).toBe(markdown.match(/^\|[ :|-]+\|$/gm)?.length)
  },
)

test('a point of contact that is not public stands in Word only for use inside', async () => {
  const copy = planCopy()
  const file = 'plan/submissions/sindh/sindh-right-to-information.yaml'
  const contact = 'contact:\n  name: Nobody Else\n  email: nobody@example.org\n'
  const others = copy.read(file).replace(/^contact:\n(?: +.*\n)*/m, '')
  copy.put(file, `${others}${contact}`)
  await copy.nap('compile', '--to', 'docx', '--no-record')
  await copy.nap('compile', '--to', 'docx', '--no-record', '--audience', 'internal')
  const words = (name: string) =>
    partOf(readFileSync(join(copy.top, 'out', name)), 'word/document.xml')
  expect(words('nap.docx')).not.toContain('nobody@example.org')
  expect(words('nap.docx')).not.toContain('Nobody Else')
  expect(words('nap-internal.docx')).toContain('nobody@example.org')
})
