import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { jpeg, png } from '../support/pictures.ts'
import { planCopy } from '../support/plan-copy.ts'
import { workspace } from '../support/workspace.ts'

type Told = {
  readonly rule: string
  readonly place: { readonly file: string; readonly line: number }
}
type Copy = ReturnType<typeof planCopy>

const introduction = 'plan/chapters/introduction.md'
const peshawar = 'plan/consultations/2017-04-25-peshawar.yaml'

function withPictures(copy: Copy): void {
  copy.put('plan/pictures/room.jpg', jpeg(6))
  copy.put('plan/pictures/map.png', png())
  copy.put('plan/emblem.png', png())
  copy.put(
    'plan/plan.yaml',
    `${copy.read('plan/plan.yaml')}
state: Islamic Republic of Pakistan
emblem: emblem.png
foreword:
  office: Minister for Examples
signatories:
  - office: Secretary
    institution: finance-division
  - office: Chair of the Forum
    name: A. Person
`,
  )
  copy.put('plan/chapters/foreword.md', '# Foreword\n\nOpenness is a promise.\n')
  copy.put(
    introduction,
    `${copy.read(introduction)}\n![Map of <districts>](pictures/map.png "The districts")\n`,
  )
  copy.put(
    peshawar,
    `${copy.read(peshawar)}
photographs:
  - file: room.jpg
    alternative: Twelve people around a table
    caption: Group work
`,
  )
}

async function printed(formats: string, change: (copy: Copy) => void) {
  const copy = planCopy()
  change(copy)
  const { exitCode, err } = await copy.nap('compile', '--to', formats, '--no-record')
  const bytes = (file: string) => readFileSync(join(copy.top, 'out', file))
  return { copy, exitCode, err, bytes }
}

describe('front matter and pictures', () => {
  test('stand in HTML, Word, PDF and Markdown, turned, and without metadata', async () => {
    const { exitCode, bytes, copy } = await printed('md,html,docx,pdf', withPictures)
    expect(exitCode).toBe(0)
    const html = bytes('nap.html').toString()
    expect(html).toMatch(
      /<img src="data:image\/png;base64,[^"]+" alt="Map of &lt;districts&gt;" width="1" height="1" style="width:1mm">\n<figcaption>The districts<\/figcaption>/,
    )
    expect(html).toMatch(/alt="Twelve people around a table" width="8" height="16"/)
    const pictures = Array.from(
      html.matchAll(/<img src="data:image\/\w+;base64,([^"]+)"/g),
      (one) => Buffer.from(one[1] ?? '', 'base64'),
    )
    expect(pictures).toHaveLength(3)
    const word = unzipSync(bytes('nap.docx'))
    const media = Object.entries(word).flatMap(([name, content]) =>
      name.startsWith('word/media/') ? [Buffer.from(content)] : [],
    )
    for (const one of [...pictures, ...media, bytes('nap.pdf')])
      expect(one.toString('latin1')).not.toMatch(/GPS|Ayesha/)
    const same = (one: Buffer) => pictures.some((other) => other.equals(one))
    expect(media.length).toBeGreaterThan(0)
    expect(media.every(same)).toBe(true)
    const document = strFromU8(word['word/document.xml'] ?? new Uint8Array())
    expect(document).toMatch(/descr="Twelve people around a table"/)
    expect(document).toMatch(/<a:xfrm rot="5400000"/)
    const markdown = bytes('nap.md').toString()
    expect(markdown).toContain('*Twelve people around a table* (pictures/room.jpg)\n\nGroup work')
    expect(copy.list('out')).toEqual(['nap.docx', 'nap.html', 'nap.md', 'nap.pdf'])
  })

  test('come in their order: cover, contents, foreword, signatures, the plan', async () => {
    const { bytes } = await printed('md', withPictures)
    const text = bytes('nap.md').toString()
    expect(text.indexOf('Islamic Republic of Pakistan')).toBeLessThan(text.indexOf('## Contents'))
    const heads = Array.from(text.matchAll(/^## (.+)$/gm), ([, head]) => head)
    expect(heads.slice(0, 5)).toEqual([
      'Contents',
      'Foreword',
      'Signatures',
      'Where this draft stands',
      'Introduction',
    ])
    expect(text).toContain('Openness is a promise.\n\n**Minister for Examples**\n')
    expect(text).toMatch(/\*\*Signature:\*\* _+\n\n\*\*Secretary\*\*\n\nFinance Division/)
    expect(text).toMatch(/\*\*Signature:\*\* _+\n\n\*\*A\. Person\*\*\n\nChair of the Forum/)
  })

  test('print the same bytes of Word each time', async () => {
    const once = await printed('docx', withPictures)
    const again = await printed('docx', withPictures)
    expect(again.bytes('nap.docx').equals(once.bytes('nap.docx'))).toBe(true)
  })
})

describe('a picture that cannot be printed', () => {
  test.each([
    ['is missing', undefined, 'There is no picture “pictures/map.png” in the plan folder'],
    ['is damaged', png().subarray(0, 60), 'is no PNG or JPEG, or is damaged'],
    ['is too large', Buffer.concat([png(), Buffer.alloc(2 * 1024 * 1024)]), 'is larger than 2 MB'],
  ])('%s: a warning in a draft, an error in the final plan', async (_what, content, words) => {
    const copy = planCopy()
    if (content) copy.put('plan/pictures/map.png', content)
    copy.put(introduction, 'Words.\n\n![Map](pictures/map.png)\n')
    for (const [stage, severity] of [
      ['draft', 'warning'],
      ['final', 'error'],
    ]) {
      const { out } = await copy.nap('validate', '--stage', stage ?? '', '--format', 'json')
      const { diagnostics } = JSON.parse(out)
      const found = diagnostics.filter(({ rule }: Told) => rule === 'picture-can-be-printed')
      expect(found).toMatchObject([{ severity, place: { file: introduction, line: 3 } }])
      expect(found[0].message).toContain(words)
    }
  })

  test('is told by its words where it stands within a line, and where nothing describes it', async () => {
    const copy = planCopy()
    copy.put('plan/pictures/map.png', png())
    copy.put(introduction, 'See ![Map](pictures/map.png) here.\n\n![](pictures/map.png)\n')
    const { out } = await copy.nap('validate', '--format', 'json')
    const { diagnostics } = JSON.parse(out)
    const rules = diagnostics.map(({ rule, place }: Told) => `${place.file}:${place.line} ${rule}`)
    expect(rules).toContain(`${introduction}:1 text-is-printed-whole`)
    expect(rules).toContain(`${introduction}:3 picture-can-be-printed`)
  })
})

test('a PNG beside plan.yaml that the plan does not name is no part of it', async () => {
  const copy = planCopy()
  copy.put('plan/chart.png', png())
  const { out } = await copy.nap('validate', '--format', 'json')
  const { diagnostics } = JSON.parse(out)
  const rules = diagnostics.map(({ rule, place }: Told) => `${place.file} ${rule}`)
  expect(rules).toContain('plan/chart.png file-has-a-place-in-the-plan')
})

test('nap validate --fix leaves every byte of a picture alone', async () => {
  const copy = planCopy()
  withPictures(copy)
  // Read as words, it would have white space at the end of a line.
  const asWords = Buffer.from('words  \r\n')
  copy.put('plan/pictures/words.jpg', asWords)
  await copy.nap('validate', '--fix')
  const bytes = (file: string) => readFileSync(join(copy.top, file))
  expect(bytes('plan/pictures/words.jpg').equals(asWords)).toBe(true)
  expect(bytes('plan/pictures/room.jpg').equals(jpeg(6))).toBe(true)
})

test('a plan with pictures larger than any text of it is recorded, and its PDF is proved', async () => {
  const { top, nap } = await workspace()
  const large = Buffer.concat([jpeg(6), Buffer.alloc(512 * 1024)])
  mkdirSync(join(top, 'plan/pictures'))
  writeFileSync(join(top, 'plan/pictures/room.jpg'), large)
  appendFileSync(join(top, introduction), '\n![A room](pictures/room.jpg)\n')
  const compiled = await nap(['compile', '--to', 'pdf'])
  expect(compiled.all).toMatch(/Recorded as revision/)
  const verified = await nap(['verify', 'out/nap.pdf'])
  expect(verified.all).toContain('Markdown:  as this revision compiles to.')
  expect(verified.exitCode).toBe(0)
})
