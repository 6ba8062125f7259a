import { readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { postScriptName } from '../../src/render/glyphs.ts'
import { planCopy } from '../support/plan-copy.ts'
import { workspace } from '../support/workspace.ts'

/** The smallest picture there is. */
const emblem = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

const style = `colours:
  main: "#3b1f5b"
words:
  compiled_by: Put together by
  edition: "{date}: {name}"
emblem: emblem.png
`

const english = join(import.meta.dirname, '../../templates/locales/en.yaml')

function woff2Of(weight: string): Buffer {
  return fontFile('noto-sans', `noto-sans-latin-${weight}-normal.woff2`)
}

function fontFile(name: string, file: string): Buffer {
  const found = createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`)
  return readFileSync(join(dirname(found), 'files', file))
}

function copyWith(files: Readonly<Record<string, string | Buffer>>) {
  const copy = planCopy()
  for (const [file, content] of Object.entries(files)) copy.put(`house/${file}`, content)
  const compile = (to: string, ...more: string[]) =>
    copy.nap('compile', '--no-record', '--to', to, '--style', 'house', ...more)
  return { ...copy, compile }
}

describe('a house style', () => {
  test('gives documents its colours, words, emblem and rules, and draft/ none of them', async () => {
    const copy = copyWith({
      'style.yaml': style,
      'emblem.png': emblem,
      'extra.css': '.cover h1 { font-style: italic }\n',
    })
    await copy.nap('compile', '--no-record', '--to', 'md')
    const draft = copy.read('plan/draft/nap.md')
    expect((await copy.compile('md,html,docx')).exitCode).toBe(0)
    const html = copy.read('out/nap.html')
    expect(html).toContain('--green: #3b1f5b;')
    expect(html).toContain('.cover h1 { font-style: italic }')
    expect(html).toContain('<p>Put together by Economic Affairs Division')
    expect(html).toContain('15 June 2017: First draft')
    expect(html).toMatch(
      /<header class="cover" id="cover">\n<img class="emblem" alt="" src="data:image\/png;base64,iVBOR/,
    )
    expect(copy.read('out/nap.md')).toContain('Put together by')
    expect(copy.read('plan/draft/nap.md')).toBe(draft)
    const word = unzipSync(readFileSync(join(copy.top, 'out/nap.docx')))
    expect(Buffer.from(word['word/styles.xml'] ?? []).toString()).toContain('3B1F5B')
  })

  test('has words, and nothing in them comes alive in any document', async () => {
    const own = parse(readFileSync(english, 'utf8')) as Readonly<Record<string, string>>
    const words = Object.entries(own).map(([key, value]) => {
      const blanks = value.match(/\{[^{}]*\}/g)?.join(' ') ?? ''
      return [key, `${blanks} </style><script>x</script> [l](javascript:x) **b** <img src=x> =1+1`]
    })
    const all = { words: Object.fromEntries(words) }
    const copy = copyWith({ 'style.yaml': stringify(all, { lineWidth: 0 }) })
    expect((await copy.compile('md,html,docx')).exitCode).toBe(0)
    expect(copy.read('out/nap.md')).not.toMatch(/(?<!\\)(?:<(?:script|img)|\[l\]\(|\*\*b)/)
    expect(copy.read('out/nap.html')).not.toMatch(/<script|<img|href="javascript/)
    const word = unzipSync(readFileSync(join(copy.top, 'out/nap.docx')))
    const links = Buffer.from(word['word/_rels/document.xml.rels'] ?? []).toString()
    expect(links).not.toContain('javascript')
  })

  test('brings fonts, which stand before those of nap', async () => {
    const woff2 = woff2Of('700')
    const fields = 'fonts:\n  sans:\n    bold: our-bold.woff2\n'
    const copy = copyWith({ 'style.yaml': fields, 'our-bold.woff2': woff2 })
    expect((await copy.compile('html')).exitCode).toBe(0)
    const html = copy.read('out/nap.html')
    expect(html).toContain(`@font-face { font-family: "House Sans"; font-weight: 700;`)
    expect(html).toContain(`--sans: "House Sans", 'Nap Sans'`)

    copy.put('house/our-bold.woff2', woff2.subarray(0, 200))
    const { err, exitCode } = await copy.compile('html')
    expect(exitCode).toBe(2)
    expect(err).toContain('The font “our-bold.woff2” of the house style cannot be read.')
  })

  test('as the guide shows it can be used', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../GUIDE.md'), 'utf8')
    const [, fields = ''] = /^# house\/style\.yaml\n(.*?)^```/ms.exec(guide) ?? []
    const copy = copyWith({
      'style.yaml': fields,
      'emblem.png': emblem,
      'office-regular.woff2': woff2Of('400'),
      'office-bold.woff2': woff2Of('700'),
    })
    expect(await copy.compile('html')).toMatchObject({ exitCode: 0 })
    expect(copy.read('out/nap.html')).toContain('Prepared by')
  })

  test('is that of the agenda and the comparison, too', async () => {
    const copy = copyWith({ 'style.yaml': 'colours:\n  main: "#3b1f5b"\n' })
    await copy.nap('agenda', '--to', 'html', '--style', 'house')
    expect(copy.read('out/agenda.html')).toContain('--green: #3b1f5b;')
    const { err, exitCode } = await copy.nap('agenda', '--style', 'house')
    expect(exitCode).toBe(2)
    expect(err).toContain('--style says how documents look, and none were asked for.')
  })

  test('is never found: a folder beside the plan changes nothing', async () => {
    const copy = planCopy()
    await copy.nap('compile', '--no-record', '--to', 'html')
    const html = copy.read('out/nap.html')
    for (const folder of ['style', 'plan/style', 'house-style']) {
      copy.put(`${folder}/style.yaml`, 'colours:\n  main: "#3b1f5b"\n')
      copy.put(`${folder}/extra.css`, 'h1 { color: red }\n')
    }
    await copy.nap('compile', '--no-record', '--to', 'html')
    expect(copy.read('out/nap.html')).toBe(html)
  })
})

describe('what is wrong with a house style', () => {
  /** What nap says of it, and that it wrote nothing. */
  async function saidOf(files: Readonly<Record<string, string | Buffer>>, link?: string) {
    const copy = copyWith(files)
    if (link !== undefined) symlinkSync(join(copy.top, 'plan/plan.yaml'), join(copy.top, link))
    const before = copy.read('plan/draft/nap.md')
    const { err, exitCode } = await copy.compile('html')
    expect(exitCode).toBe(2)
    expect(copy.list('out')).toEqual([])
    expect(copy.read('plan/draft/nap.md')).toBe(before)
    return err
  }

  test('is told with file, line, and the names that there are', async () => {
    const err = await saidOf({
      'style.yaml': `colours:
  mian: "#3b1f5b"
  pale: #f1edf6
  main: "#ffff00"
fonts:
  serif:
    regulr: x.woff2
    bold: emblem.png
words:
  draft_stag: Working text
  edition: "{name} of {day}"
emblem: emblm.png
`,
      'emblem.png': emblem,
      'styles.css': '',
    })
    expect(err).toBe(`The house style in “house” cannot be used, so nothing was written:
  house/style.yaml:2: There is no colour “mian”. Did you mean “main”? The names are main, pale, line, ink, quiet, accent and accent-pale.
  house/style.yaml:3: “pale” is no colour. Write # and six of 0-9 and a-f, in quotes: "#01411c".
  house/style.yaml:4: “main” stands behind white words, which cannot be read on #ffff00. Choose a darker one.
  house/style.yaml:7: There is no font “regulr”. Did you mean “regular”? The names are regular, italic, semibold and bold.
  house/style.yaml:8: “emblem.png” is not a font as WOFF2.
  house/style.yaml:10: There is no word “draft_stag”. Did you mean “draft_stage”?
  house/style.yaml:11: “edition” has the blanks {date} and {name}, and they must be the same here.
  house/style.yaml:12: There is no file “emblm.png” in the folder itself. Did you mean “emblem.png”?
  house/styles.css: It is not read: the names are style.yaml, extra.css and, for the words of a language, its code, such as ka.yaml.
GUIDE.md says what a house style may hold.
`)
  })

  test.each([
    ['.a { background: url(http://example.org/x.png) }', 'It names a file or an address'],
    ['.a { background: u\\72l( "file:///etc/passwd") }', 'It names a file or an address'],
    ['.a { background: url(data:text/html,x) }', 'It names a file or an address'],
    ['.a { background: \\75\nrl(x.png) }', 'A letter is written as a number'],
    ['@\\69\nmport "x.css";', 'A letter is written as a number'],
    ['@\\69mport "other.css";', 'It brings in another file'],
    ['.a { background: image-set("x.png" 1x) }', 'It loads something'],
    ['.a { content: "</style><script>" }', 'It holds a mark of HTML'],
    ['.a { width: expression(alert(1)) }', 'It holds what old browsers run as a program'],
    ['.a { content: "\u202e" }', 'It holds a character that nobody sees'],
  ])('rules that reach out are refused: %s', async (rule, words) => {
    const err = await saidOf({ 'extra.css': `p { color: red }\n${rule}\n` })
    expect(err).toContain(`house/extra.css:2: ${words}`)
  })

  test('a picture that stands in the rules themselves is none', async () => {
    const rule = `p { background: url( "data:image/png;base64,${emblem.toString('base64')}") }\n`
    const copy = copyWith({ 'extra.css': rule })
    expect((await copy.compile('html')).exitCode).toBe(0)
  })

  test('a link, a path and an empty folder are not followed', async () => {
    expect(await saidOf({ 'style.yaml': style }, 'house/emblem.png')).toContain(
      'house/emblem.png: It is a link.',
    )
    expect(await saidOf({ 'style.yaml': 'emblem: ../plan/plan.yaml\n' })).toContain(
      'house/style.yaml:1: There is no file “../plan/plan.yaml” in the folder itself.',
    )
    expect(await saidOf({ 'LICENCE.txt': '' })).toContain(
      'house/style.yaml: It is not there, and no extra.css either.',
    )
    expect(await saidOf({})).toContain('There is no folder “house”.')
  })
})

test('what a PDF carries is verified without its house style, and its pages with it', async () => {
  const { nap, home } = await workspace()
  const copy = planCopy()
  copy.put('house/style.yaml', style)
  copy.put('house/emblem.png', emblem)
  const house = join(copy.top, 'house')
  await nap(['compile', '--to', 'pdf', '--out', join(home, 'issued'), '--style', house])
  const verify = (...more: string[]) => nap(['verify', join(home, 'issued/nap.pdf'), ...more])

  const carried = await verify()
  expect(carried.out + carried.err).toContain(', in a house style: ')
  expect(carried.exitCode).toBe(0)

  const bare = await verify('--rebuild')
  expect(bare.exitCode).toBe(3)
  expect(bare.all).toContain(
    'Its pages could not be compared: it was printed in a house style, which is needed for that.',
  )

  const whole = await verify('--rebuild', '--style', house)
  expect(whole.all).toContain('byte for byte')
  expect(whole.exitCode).toBe(0)

  copy.put('house/style.yaml', style.replace('3b1f5b', '3b1f5c'))
  const other = await verify('--rebuild', '--style', house)
  expect(other.exitCode).toBe(3)
  expect(other.all).toContain('it was printed in another house style than this one')
})

test('the name by which a PDF knows a font of the house is that of its file', () => {
  expect(postScriptName(woff2Of('700'))).toBe('NotoSans-Bold')
  const serif = fontFile('source-serif-4', 'source-serif-4-latin-400-normal.woff2')
  expect(postScriptName(serif)).toBe('SourceSerif4-Regular')
})
