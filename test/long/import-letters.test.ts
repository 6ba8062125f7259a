import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'
import { workspace } from '../support/workspace.ts'

const mail = [
  'From: Accountability Lab <someone@lab.example>',
  'Date: Sun, 18 Jun 2017 23:30:00 +0500',
  'Subject: Re: The draft',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The booklet comes too late.',
  '',
  'Yours sincerely,',
  'A. Person',
  '',
  'On Mon, 12 Jun 2017, The office <ogp@office.example> wrote:',
  '> Please comment on the draft.',
  '--b',
  'Content-Type: text/plain; charset=utf-8; name="annex.txt"',
  'Content-Disposition: attachment; filename="annex.txt"',
  '',
  '1. On citizens-budget: test it with readers.',
  '2. On legal-aid: name the courts.',
  '--b--',
  '',
].join('\r\n')

describe('a letter', () => {
  test('by e-mail is a comment of the organisation, on the field that the officer names, with what came with it', async () => {
    const { put, nap, read, list } = planCopy()
    put('mail.eml', mail)
    const { out, exitCode } = await nap(
      ...['import', 'mail.eml', '--about', 'citizens-budget.end_date', '--yes', '--no-record'],
    )
    expect(exitCode).toBe(0)
    expect(out).toContain('a letter from Accountability Lab, arrived on 2017-06-18 by e-mail')
    const comment = read('plan/comments/2017-06-18-accountability-lab.yaml')
    expect(comment).toContain('from: Accountability Lab\n')
    expect(comment).toContain('via: email\n')
    expect(comment).toContain('  commitment: citizens-budget\n  field: /end_date\n')
    expect(comment).toContain(
      'text: |\n  The booklet comes too late.\n\n  (With this came “annex.txt”.)\n',
    )
    expect(comment).not.toMatch(/A\. Person|Please comment|someone@/)
    expect(read('plan/comments/2017-06-18-accountability-lab-2.yaml')).toContain('name the courts')
    const files = list('plan/comments')
    const again = await nap('import', 'mail.eml', '--yes', '--no-record')
    expect(again.out).toContain('was imported before')
    expect(list('plan/comments')).toEqual(files)
  })

  test('in Urdu is a comment for each of its points, about what each names', async () => {
    const { put, nap, read } = planCopy()
    put(
      'خط.txt',
      'محترم،\n\n۱۔ citizens-budget کا ترجمہ کیا جائے۔\n\n1. citizens-budget اردو میں شائع ہو۔\n2. legal-aid کی تاریخ ۳۰ جون ہو۔\n\nوالسلام\nقاری',
    )
    const words = [
      'import',
      'خط.txt',
      '--from',
      'قاری فورم',
      '--on',
      '2017-06-18',
      '--split',
      '--yes',
    ]
    expect((await nap(...words, '--no-record')).exitCode).toBe(0)
    const last = read('plan/comments/2017-06-18-comment-3.yaml')
    expect(last).toContain('from: قاری فورم\n')
    expect(last).toContain('via: letter\n')
    expect(last).toContain('commitment: legal-aid\n')
    expect(last).toContain('legal-aid کی تاریخ ۳۰ جون ہو۔')
  })

  test('of which nothing tells who sent it is left until somebody says so', async () => {
    const { put, nap, list } = planCopy()
    put('letter.txt', 'Publish it.\n')
    const before = list('plan/comments')
    const { out } = await nap('import', 'letter.txt', '--yes', '--no-record')
    expect(out).toContain('Say it with --from')
    expect(out).toContain('\n  Nothing was written.\n')
    expect(out).not.toContain('nothing that the plan does not say')
    expect(list('plan/comments')).toEqual(before)
  })
})

const csv = [
  'No.,Commitment title,Theme,Lead agency,What is the commitment?,Relevance,Start date,End date,Milestone 1,Milestone 1 date,Milestone 2,Milestone 2 date,Status',
  '1,Publish the waiting times of clinics,Health,Ministry of Health (MoH),Every clinic publishes how long people wait.,Access to information: people see where to go,15/01/2026,30/06/2027,Publish the first table,31/03/2026,Publish all tables,28/02/2027,on track',
  '2,School meals in the open,Education,Ministry of Education,Menus and costs are online.,Transparency of what is bought,January 2026,when it is done,Publish the menus,soon,Publish the costs,2026-12,late',
  '',
].join('\n')

describe('an existing plan', () => {
  test('in a table comes into a plan that was just begun, which then has no error and is compiled; again, nothing changes', async () => {
    const { put, nap, read, list, remove } = planCopy()
    remove('plan')
    await nap('init', '--country', 'Freedonia', '--period', '2026-2027', '--theme', 'Health')
    put('freedonia.csv', csv)
    const dry = await nap('import', 'freedonia.csv', '--dry-run')
    expect(dry.out).toContain('New thematic areas in plan.yaml: Education (education).')
    expect(list('.')).not.toContain('freedonia.mapping.yaml')
    expect(list('plan/submissions')).toEqual(['.gitkeep'])

    const { out, exitCode } = await nap('import', 'freedonia.csv', '--yes', '--no-record')
    expect(exitCode).toBe(0)
    expect(out).toContain('“Status” (2 values)')
    expect(list('plan/submissions')).toEqual(['.gitkeep', 'ministry-of-education', 'moh'])
    expect(read('plan/institutions.yaml')).toContain(
      'name: Ministry of Health\n    short_name: MoH\n',
    )
    const file = 'plan/submissions/moh/publish-the-waiting-times-of-clinics.yaml'
    expect(read(file)).toContain('end_date: 2027-06-30\n')
    expect((await nap('validate')).exitCode).toBe(0)
    expect((await nap('compile', '--to', 'md', '--no-record')).exitCode).toBe(0)

    const before = read(file)
    const again = await nap('import', 'freedonia.csv', '--yes', '--no-record')
    expect(again.out).toContain('was imported before')
    // Whoever corrects the mapping imports again, and what is new is taken in.
    const mapping = read('freedonia.mapping.yaml')
    put('freedonia.mapping.yaml', mapping.replace('Status: ""', 'Status: note'))
    await nap('import', 'freedonia.csv', '--yes', '--no-record')
    expect(read(file)).toBe(before.replace(/# note:/, 'note: "Status: on track"'))
  })

  test('is taken back with all that it brought, byte for byte', async () => {
    const { top, run } = await workspace()
    writeFileSync(join(top, '../old.csv'), csv)
    const before = await run('git ls-tree -r HEAD plan')
    expect(await run('nap import ../old.csv --yes')).toContain('2 commitments added')
    expect(await run('nap import --undo --yes')).toContain('Taken back')
    expect(await run('git ls-tree -r HEAD plan')).toBe(before)
  })

  test('in a folder is that of the institution that sends it, by the mapping that is named', async () => {
    const { put, nap, read, list } = planCopy()
    put('old/one.md', '---\nname: Open the registers\nkind: x\n---\nAll registers are **open**.\n')
    put(
      'my.yaml',
      'tables:\n  old:\n    columns:\n      file: ignore\n      name: title\n      kind: ignore\n      body: commitment_description\n',
    )
    const words = [
      'import',
      'old',
      '--from',
      'sindh',
      '--mapping',
      'my.yaml',
      '--yes',
      '--no-record',
    ]
    const { exitCode } = await nap(...words)
    expect(exitCode).toBe(0)
    const text = read('plan/submissions/sindh/open-the-registers.yaml')
    expect(text).toContain('title: Open the registers\n')
    expect(text).toContain('commitment_description: All registers are **open**.\n')
    expect(list('.')).not.toContain('old.mapping.yaml')
    put('my.yaml', 'tables:\n  old:\n    columns:\n      name: titel\n')
    expect((await nap(...words)).out).toContain('“titel”, behind the column “name”, is no field')
  })
})
