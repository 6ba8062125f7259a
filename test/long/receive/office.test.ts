import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {
  ReceivedDocument,
  ReceivedParagraph,
  ReceivedWorkbook,
} from '../../../src/model/exchange/received.ts'
import { receive } from '../../../src/receive/receive.ts'
import { reviewedDraft } from '../../receive/reviewed.ts'
import { excelFile } from '../../receive/support.ts'
import { temporaryFolder } from '../../record/support.ts'
import { planCopy } from '../../support/plan-copy.ts'

const runs = (command: string, ...words: string[]) => spawnSync(command, words).status === 0
const hasOffice = runs('soffice', '--version')
const hasPandoc = runs('pandoc', '--version')
const pythons = ['python3', '/usr/bin/python3']
const python = pythons.find((one) => runs(one, '-c', 'import openpyxl')) ?? ''

/** The same file as LibreOffice saves it. */
function savedByOffice(bytes: Uint8Array, kind: 'docx' | 'xlsx'): Uint8Array {
  const folder = temporaryFolder()
  const file = join(folder, `in.${kind}`)
  writeFileSync(file, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
  const filter = kind === 'docx' ? 'docx:Office Open XML Text' : 'xlsx:Calc MS Excel 2007 XML'
  const words = ['--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), file]
  expect(spawnSync('soffice', [profile, ...words]).status).toBe(0)
  return readFileSync(join(folder, 'out', `in.${kind}`))
}

async function documentIn(bytes: Uint8Array): Promise<ReceivedDocument> {
  const received = await receive(bytes, 'in.docx')
  if (received.kind !== 'document') throw new Error(received.kind)
  return received
}

async function workbookIn(bytes: Uint8Array): Promise<ReceivedWorkbook> {
  const received = await receive(bytes, 'in.xlsx')
  if (received.kind !== 'workbook') throw new Error(received.kind)
  return received
}

const wordsOf = ({ pieces }: ReceivedParagraph) => pieces.map(({ text }) => text).join('')

/** What a paragraph says and where; empty ones and their style LibreOffice chooses anew. */
function told(paragraphs: readonly ReceivedParagraph[]) {
  return paragraphs
    .filter((one) => wordsOf(one) !== '' && one.style !== 'TOC')
    .map((one) => ({
      words: wordsOf(one),
      heading: one.heading,
      labels: one.labels,
      cell: one.cell,
      item: one.item,
      style: one.style,
    }))
}

test.skipIf(!hasOffice)(
  'the plan as LibreOffice saves it says what it said, field by field (needs LibreOffice)',
  async () => {
    const copy = planCopy()
    await copy.nap('compile', '--to', 'docx', '--no-record')
    const written = readFileSync(join(copy.top, 'out/nap.docx'))
    const ours = await documentIn(written)
    const theirs = await documentIn(savedByOffice(written, 'docx'))
    expect(ours.paragraphs.flatMap(({ labels }) => labels).length).toBeGreaterThan(300)
    expect(told(theirs.paragraphs)).toEqual(told(ours.paragraphs))
    expect(theirs.properties).toEqual(ours.properties)
    expect(theirs.remarks).toEqual(ours.remarks)
  },
)

function changesIn({ paragraphs, comments }: ReceivedDocument) {
  const pieces = paragraphs.flatMap((one) => one.pieces)
  const of = (kind: string) =>
    pieces.filter(({ marks }) => marks.some((mark) => mark.kind === kind)).map(({ text }) => text)
  const quoted = comments.map(({ id, text, by, isDone }) => ({
    by,
    isDone,
    text,
    on: pieces
      .filter((piece) => piece.comments.includes(id))
      .map((piece) => piece.text)
      .join(''),
  }))
  const rows = paragraphs.filter(({ rowMark }) => rowMark).map(wordsOf)
  return { inserted: of('inserted'), deleted: of('deleted'), quoted, rows }
}

test('a reviewed draft says what was changed, and on which words the comments are', async () => {
  const by = 'Aisha'
  expect(changesIn(await documentIn(reviewedDraft()))).toEqual({
    inserted: ['will', 'month ', 'Training', 'July'],
    deleted: ['may', 'or twelve '],
    quoted: [
      { by, isDone: true, text: 'Which?', on: 'departments' },
      { by, isDone: false, text: 'How many?', on: 'Ten or twelve indicators,each month anew.' },
    ],
    rows: ['Training', 'July'],
  })
})

test.skipIf(!hasOffice)(
  'the same draft as LibreOffice saves it says the same (needs LibreOffice)',
  async () => {
    const theirs = await documentIn(savedByOffice(reviewedDraft(), 'docx'))
    expect(changesIn(theirs)).toEqual(changesIn(await documentIn(reviewedDraft())))
  },
)

test.skipIf(!hasPandoc)(
  'pandoc counts the same insertions, deletions and comments (needs pandoc)',
  async () => {
    const file = join(temporaryFolder(), 'in.docx')
    writeFileSync(file, reviewedDraft())
    const words = ['--track-changes=all', '-t', 'json', file]
    const { stdout } = spawnSync('pandoc', words, { encoding: 'utf8' })
    const count = (name: string) => stdout.split(`["${name}"]`).length - 1
    const { inserted, deleted, quoted } = changesIn(await documentIn(reviewedDraft()))
    expect({
      inserted: count('insertion'),
      deleted: count('deletion'),
      comments: count('comment-start'),
    }).toEqual({ inserted: inserted.length, deleted: deleted.length, comments: quoted.length })
  },
)

const sheet = () =>
  excelFile(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c><c r="C1" t="inlineStr"><is><t>=not reckoned</t></is></c></row><row r="3"><c r="A3" s="1"><v>42917</v></c><c r="B3"><v>12.5</v></c><c r="C3" t="b"><v>1</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve">بجٹ\nline</t></is></c></row>',
    {
      styles:
        '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>',
    },
    '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
  )

test.skipIf(!hasOffice)(
  'a sheet as LibreOffice saves it says what it said (needs LibreOffice)',
  async () => {
    const { sheets } = await workbookIn(sheet())
    expect(sheets[0]?.rows.length).toBe(4)
    expect((await workbookIn(savedByOffice(sheet(), 'xlsx'))).sheets).toEqual(sheets)
  },
)

test.skipIf(python === '')(
  'a sheet as openpyxl saves it says what it said (needs python3-openpyxl)',
  async () => {
    const file = join(temporaryFolder(), 'in.xlsx')
    writeFileSync(file, sheet())
    const code = `import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
book.active['C1'].data_type = 's'
book.save(sys.argv[1])`
    expect(runs(python, '-c', code, file)).toBe(true)
    const { sheets } = await workbookIn(sheet())
    expect((await workbookIn(readFileSync(file))).sheets).toEqual(sheets)
  },
)
