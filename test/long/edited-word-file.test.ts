import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openerOf } from '../../src/record/office.ts'
import { temporaryFolder } from '../record/support.ts'
import { planCopy } from '../support/plan-copy.ts'
import { edited } from '../support/word-parts.ts'

const agenda = ['agenda', '--on', '2017-06-15', '--to', 'docx'] as const

/** A plan with an agenda in Word, and other words for the agenda than that has. */
async function withAgenda() {
  const copy = planCopy()
  await copy.nap(...agenda)
  const title = (words: string) =>
    copy.put(
      'plan/plan.yaml',
      copy.read('plan/plan.yaml').replace(/^title: .*/m, `title: ${words}`),
    )
  title('Another title')
  const bytes = (file: string) => readFileSync(join(copy.top, 'out', file))
  return { ...copy, title, bytes }
}

describe('a Word file that somebody edited', () => {
  test('is kept under another name, each time', async () => {
    const { nap, put, list, title, bytes } = await withAgenda()
    const first = edited(bytes('agenda.docx'), 'Agreed: Sindh leads.')
    put('out/agenda.docx', Buffer.from(first))
    const { err, exitCode } = await nap(...agenda)
    expect(exitCode).toBe(0)
    expect(err).toBe(
      'wrote out/agenda.docx\n“out/agenda.docx” may have been edited since nap wrote it, so it is kept as “out/agenda-edited.docx”: copy what was changed in it into the files of the plan.\n',
    )
    expect(Buffer.compare(bytes('agenda-edited.docx'), first)).toBe(0)

    title('A third title')
    const second = edited(bytes('agenda.docx'), 'Agreed: Punjab leads.')
    put('out/agenda.docx', Buffer.from(second))
    expect((await nap(...agenda)).err).toContain('“out/agenda-edited-2.docx”')
    expect(Buffer.compare(bytes('agenda-edited.docx'), first)).toBe(0)
    expect(Buffer.compare(bytes('agenda-edited-2.docx'), second)).toBe(0)
    expect(list('out')).toEqual(['agenda-edited-2.docx', 'agenda-edited.docx', 'agenda.docx'])
  })

  test.for([
    ['of a program that drops properties', 'PK no zip'],
    ['that holds nothing', ''],
  ])('%s, is kept as well', async ([, text = '']) => {
    const { nap, put, read } = await withAgenda()
    put('out/agenda.docx', text)
    await nap(...agenda)
    expect(read('out/agenda-edited.docx')).toBe(text)
  })

  test('is not renamed by a dry run', async () => {
    const copy = planCopy()
    copy.put('out/nap.docx', 'mine')
    const { out, err } = await copy.nap('compile', '--to', 'docx', '--dry-run')
    expect(out).toContain('would write out/nap.docx')
    expect(err).toContain('so it would be kept as “out/nap-edited.docx”.')
    expect(copy.list('out')).toEqual(['nap.docx'])
  })
})

test('a Word file that is as nap wrote it makes room for the next', async () => {
  const { nap, list, bytes } = await withAgenda()
  const before = bytes('agenda.docx')
  const { err } = await nap(...agenda)
  expect(err).toBe('wrote out/agenda.docx\n')
  expect(list('out')).toEqual(['agenda.docx'])
  expect(Buffer.compare(bytes('agenda.docx'), before)).not.toBe(0)
})

describe('a Word file that is open', () => {
  test('in Word costs none of the other documents, and is as it was', async () => {
    const copy = planCopy()
    copy.put('out/nap.docx', 'mine')
    copy.put('out/~$nap.docx', 'Officer')
    const { out, err, exitCode } = await copy.nap('compile', '--to', 'md,docx', '--no-record')
    expect(exitCode).toBe(4)
    expect(out).toContain('wrote out/nap.md\n')
    expect(out).not.toContain('nap.docx')
    expect(err).toBe(
      '“out/nap.docx” is open in Word, so it was not written.\nClose it in Word and try again. If it is not open there, delete “out/~$nap.docx”.\n',
    )
    expect(copy.read('out/nap.docx')).toBe('mine')
    expect(copy.list('out')).toEqual(['nap.docx', 'nap.md', '~$nap.docx'])
    const only = await copy.nap('compile', '--to', 'docx', '--no-record')
    expect(only.out).not.toContain('up to date')
  })

  test('in LibreOffice is left alone', async () => {
    const { nap, put, bytes } = await withAgenda()
    const before = bytes('agenda.docx')
    put('out/.~lock.agenda.docx#', ',officer,desk;')
    const { err, exitCode } = await nap(...agenda)
    expect(exitCode).toBe(4)
    expect(err).toContain('Close it in LibreOffice and try again.')
    expect(Buffer.compare(bytes('agenda.docx'), before)).toBe(0)
  })

  test.for([
    ['nap.docx', '~$nap.docx'],
    ['agenda.docx', '~$agenda.docx'],
    ['results.docx', '~$esults.docx'],
    ['comparison.docx', '~$mparison.docx'],
    ['nap-internal.docx', '~$p-internal.docx'],
  ])('called %s is known by %s', async ([file = '', lock = '']) => {
    const folder = temporaryFolder()
    expect(await openerOf(folder, file)).toBeUndefined()
    writeFileSync(join(folder, lock), '')
    expect(await openerOf(folder, file)).toEqual({ program: 'Word', lock })
    expect(existsSync(join(folder, file))).toBe(false)
  })
})
