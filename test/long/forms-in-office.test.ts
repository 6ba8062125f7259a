import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { milestoneQuestions, questionsAsked } from '../../src/model/exchange/form.ts'
import { planCopy } from '../support/plan-copy.ts'
import { propertiesIn } from '../support/word-parts.ts'

const hasOffice = ['soffice --version', 'pdftotext -v'].every(
  (line) => spawnSync(line, { shell: true }).status === 0,
)

// A Python of its own does not see what Debian has installed.
const pythonWith = (name: string) =>
  ['python3', '/usr/bin/python3'].find(
    (one) => spawnSync(one, ['-c', `import ${name}`]).status === 0,
  ) ?? ''

function json(python: string, program: string, file: string) {
  const { stdout, stderr } = spawnSync(python, ['-c', program, file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

function inOffice(top: string, file: string, format: string, out: string) {
  const profile = `-env:UserInstallation=file://${join(top, 'office')}`
  const convert = ['--headless', '--convert-to', format, '--outdir', out]
  expect(spawnSync('soffice', [profile, ...convert, file]).status).toBe(0)
}

const cells = `
import json, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([{
  'name': sheet.title, 'state': sheet.sheet_state, 'closed': sheet.protection.sheet,
  'lists': len([one for one in sheet.data_validations.dataValidation if one.type == 'list']),
  'formulas': len([cell for row in sheet.iter_rows() for cell in row if cell.data_type == 'f']),
  'dates': len([cell for row in sheet.iter_rows() for cell in row if cell.is_date and cell.value]),
  'rows': [[None if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)],
} for sheet in book]))`

const openpyxl = pythonWith('openpyxl')

test.skipIf(openpyxl === '')(
  'another program reads the form in Excel: its cells, dates, lists and locks (needs python3-openpyxl)',
  async () => {
    const copy = planCopy()
    copy.put('plan/submissions/sindh/formula.yaml', 'title: "=1+1"\nnote: "@SUM(A1)"\n')
    await copy.nap('form', '--for', 'sindh', '--to', 'xlsx')
    const file = join(copy.top, 'out/forms/sindh.xlsx')
    const sheets = json(openpyxl, cells, file)
    const [instructions, commitments, milestones, lists] = sheets
    expect(sheets.map(({ formulas }: { formulas: number }) => formulas)).toEqual([0, 0, 0, 0])
    expect([instructions, commitments, milestones].every(({ closed }) => closed)).toBe(true)
    expect(lists).toMatchObject({ name: 'Lists', state: 'veryHidden' })
    expect(commitments.lists).toBeGreaterThan(3)
    expect(milestones.dates).toBeGreaterThan(5)
    const answers = new Map(commitments.rows.map((row: string[]) => [row[0], row[3]]))
    expect(answers.get('formula/title')).toBe('=1+1')
    expect(answers.get('open-data-portal/start_date')).toBe('2017-10-01 00:00:00')
    for (const { pointer } of questionsAsked()) expect(answers.has(`new-1${pointer}`)).toBe(true)
    expect(milestones.rows[0].length).toBe(milestoneQuestions().length + 2)
  },
)

test.skipIf(!hasOffice || openpyxl === '')(
  'a form that LibreOffice has saved is still a form (needs LibreOffice) (needs python3-openpyxl)',
  async () => {
    const copy = planCopy()
    await copy.nap('form', '--for', 'sindh')
    const again = join(copy.top, 'again')
    inOffice(copy.top, join(copy.top, 'out/forms/sindh.xlsx'), 'xlsx', again)
    const saved = join(again, 'sindh.xlsx')
    expect(propertiesIn(readFileSync(saved))).toMatchObject({ 'nap-form': 'sindh' })
    const before = json(openpyxl, cells, join(copy.top, 'out/forms/sindh.xlsx'))
    const after = json(openpyxl, cells, saved)
    for (const [index, { name, closed, lists, rows }] of before.entries()) {
      expect(after[index]).toMatchObject({ name, closed, lists })
      const filled = (all: (string | null)[][]) =>
        all.map((row) => row.map((cell) => cell ?? '')).filter((row) => row.some(Boolean))
      expect(filled(after[index].rows).map((row) => row.slice(0, 4))).toEqual(
        filled(rows).map((row) => row.slice(0, 4)),
      )
    }
  },
)

test.skipIf(!hasOffice)(
  'LibreOffice prints both forms with every question and every title (needs LibreOffice)',
  async () => {
    const copy = planCopy()
    await copy.nap('form', '--for', 'sindh')
    for (const file of ['sindh.xlsx', 'sindh.docx']) {
      inOffice(copy.top, join(copy.top, 'out/forms', file), 'pdf', copy.top)
      const { stdout } = spawnSync('pdftotext', ['-layout', join(copy.top, 'sindh.pdf'), '-'], {
        encoding: 'utf8',
      })
      const told = stdout.replaceAll(/\s+/g, ' ')
      expect(told).toContain('Form for commitments: Planning & Development Department, Sindh')
      expect(told).toContain('12 June 2017')
      expect(told).toContain('What is the commitment?')
      expect(told).toContain('A new commitment')
    }
  },
)

const events = `
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
print(json.dumps([{
  'summary': str(one['SUMMARY']), 'start': str(one['DTSTART'].dt), 'uid': str(one['UID']),
  'end': str(one['DTEND'].dt) if 'DTEND' in one else '', 'status': str(one['STATUS']),
  'alarms': len(one.walk('VALARM')),
} for one in calendar.walk('VEVENT')]))`

const icalendar = pythonWith('icalendar')

test.skipIf(icalendar === '')(
  'another program reads the dates of the plan, each with its alarm (needs python3-icalendar)',
  async () => {
    const copy = planCopy()
    const plan = copy.read('plan/plan.yaml')
    copy.put(
      'plan/plan.yaml',
      plan.replace('activity: Draft ready', 'activity: "مسودہ تیار; مکمل, \\\\ آخر"'),
    )
    await copy.nap('request', 'sindh', '--due', '2017-06-14', '--sent', '2017-05-22', '--to', 'ics')
    const found = json(icalendar, events, join(copy.top, 'out/requests/calendar.ics'))
    expect(found.map(({ alarms }: { alarms: number }) => alarms)).toEqual(found.map(() => 1))
    expect(new Set(found.map(({ uid }: { uid: string }) => uid)).size).toBe(found.length)
    const of = (words: string) =>
      found.find(({ summary }: { summary: string }) => summary.startsWith(words))
    expect(of('Inputs due')).toMatchObject({ start: '2017-06-14', end: '2017-06-15' })
    expect(of('First draft shared')).toMatchObject({ start: '2017-06-15 10:00:00', end: '' })
    expect(of('National Workshop')).toMatchObject({ end: '2017-07-14', status: 'TENTATIVE' })
    expect(of('مسودہ')).toMatchObject({ summary: 'مسودہ تیار; مکمل, \\ آخر' })
  },
)

const message = `
import email, email.policy, json, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
print(json.dumps({'subject': mail['Subject'], 'to': mail['To'], 'unsent': mail['X-Unsent'],
  'text': mail.get_body().get_content(), 'defects': [str(one) for one in mail.defects],
  'files': [one.get_filename() for one in mail.iter_attachments()]}))`

const anyPython = pythonWith('email')

test.skipIf(anyPython === '')(
  'another program reads the draft of a mail, in Urdu too (needs python3)',
  async () => {
    const copy = planCopy()
    const plan = copy.read('plan/plan.yaml')
    copy.put(
      'plan/plan.yaml',
      plan.replace(/^title: .*/m, 'title: قومی عملی منصوبہ برائے کشادہ حکومت'),
    )
    await copy.nap('request', 'sindh', '--due', '2017-06-14', '--sent', '2017-05-22')
    const mail = json(anyPython, message, join(copy.top, 'out/requests/sindh-request.eml'))
    expect(mail).toMatchObject({ to: '', unsent: '1', defects: [] })
    expect(mail.subject).toBe(
      'قومی عملی منصوبہ برائے کشادہ حکومت of Pakistan: your commitments by 14 June 2017',
    )
    expect(mail.text).toContain('Planning & Development Department, Sindh')
    expect(mail.files).toEqual([
      'sindh-request.docx',
      'sindh-form.xlsx',
      'sindh-form.docx',
      'calendar.ics',
    ])
  },
)
