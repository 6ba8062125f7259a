import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planCopy } from './support/plan-copy.ts'
import { partOf } from './support/word-parts.ts'

describe('an edition in another language', () => {
  test('says in it what is translated, and prints the original of what has changed since', async () => {
    const { nap, read } = planCopy()
    const { exitCode } = await nap('compile', '--no-record', '--to', 'md,html', '--lang', 'ur')
    expect(exitCode).toBe(0)
    const markdown = read('out/nap-ur.md')
    expect(markdown).toContain('ہر وفاقی قانون اپنی موجودہ صورت میں آن لائن')
    expect(markdown).toContain('## فہرست')
    // Its translation was made from another text.
    const original = /commitment_description: \|\n {2}(.{40})/.exec(
      read('plan/submissions/law-and-justice-division/laws-online.yaml'),
    )?.[1]
    expect(markdown).toContain(original)
    expect(read('out/nap-ur.html')).toMatch(/<html lang="ur" dir="rtl">/)
  })

  test('stands beside the first, commitment by commitment', async () => {
    const { nap, read } = planCopy()
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'en+ur')
    const markdown = read('out/nap-en-ur.md')
    expect(markdown).toContain('Every federal law online as it stands today')
    expect(markdown).toContain('ہر وفاقی قانون اپنی موجودہ صورت میں آن لائن')
    expect(markdown).toContain('## Contents')
  })

  test.each([
    ['a milestone', 'Publish a review of the first year'],
    [
      'an answer below a label',
      'All budget documents become available to everyone on the same day',
    ],
    ['a list of names', 'Budget researchers at universities; Press clubs'],
    ['a note with its giver', 'Punjab proposes'],
  ])('prints %s that nobody has translated once', async (_, words) => {
    const { nap, read } = planCopy()
    const printed = async (language: string) => {
      await nap('compile', '--no-record', '--to', 'md', '--lang', language)
      return read(`out/nap${language === 'en' ? '' : `-${language.replace('+', '-')}`}.md`)
    }
    const often = (text: string) => text.replaceAll(/\s+/g, ' ').split(words).length - 1
    const once = often(await printed('en'))
    expect(once).toBeGreaterThan(0)
    expect(often(await printed('en+ur'))).toBe(once)
  })

  test('is refused where the plan has no such language', async () => {
    const { nap } = planCopy()
    const { err, exitCode } = await nap('compile', '--no-record', '--to', 'md', '--lang', 'fr')
    expect({ err, exitCode }).toEqual({
      err: 'This plan is not in the language “fr”. Nothing was written.\nIts languages are en and ur. Another one is added under “languages” in plan/plan.yaml.\n',
      exitCode: 2,
    })
  })

  test('has the words of the house where nap has none', async () => {
    const { nap, read, put } = planCopy()
    put('plan/plan.yaml', read('plan/plan.yaml').replace('[en, ur]', '[en, ka]'))
    const plain = await nap('compile', '--no-record', '--to', 'md', '--lang', 'ka')
    expect(plain.err).toContain('nap has no words of its own in Georgian')
    put('house/ka.yaml', 'contents: სარჩევი\n')
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'ka', '--style', 'house')
    expect(read('out/nap-ka.md')).toContain('## სარჩევი')
  })
})

test('in Word, numbers beside Urdu words stand where they are read', async () => {
  const { nap, top } = planCopy()
  await nap('compile', '--no-record', '--to', 'docx', '--lang', 'en+ur')
  const xml = partOf(readFileSync(join(top, 'out/nap-en-ur.docx')), 'word/document.xml')
  const told = xml.replaceAll(/<w:br\/>/g, '\n').replaceAll(/<[^>]*>/g, '')
  // The marks hold them there: the first behind the label, the other before the day.
  expect(told).toContain('Start date · تاریخِ آغاز: \u200e1 July 2017\n\u200f1 جولائی، 2017')
})

test('a Word file in another language that comes back changes nothing in the plan', async () => {
  const { nap, list } = planCopy()
  await nap('compile', '--no-record', '--to', 'docx', '--lang', 'ur,en+ur')
  const before = list('plan/comments')
  for (const name of ['ur', 'en-ur']) {
    const words = ['import', `out/nap-${name}.docx`, '--from', 'finance-division', '--yes']
    const { out, exitCode } = await nap(...words, '--no-record')
    expect(out).toContain('what was changed in its text is not')
    expect(out).not.toMatch(/wrote|Not taken in/)
    expect(exitCode).toBe(0)
  }
  expect(list('plan/comments')).toEqual(before)
})

test('status tells how far the plan is in each language', async () => {
  const { nap } = planCopy()
  const { out } = await nap('status', '--on', '2017-06-20')
  expect(out).toMatch(/^Urdu: \d+ of \d+ texts translated, 1 out of date$/m)
})

describe('a form for a translator', () => {
  const sheet = 'xl/worksheets/sheet2.xml'

  /** The form as it is after somebody has written into the cell for the translation of a text. */
  function filledIn(form: Buffer, key: string, words: string): Buffer {
    const parts = unzipSync(form)
    const xml = strFromU8(parts[sheet] ?? new Uint8Array())
    const [, row = ''] = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${key}</t>`).exec(xml) ?? []
    const cell = new RegExp(`<c r="E${row}"([^>]*?)(?: t="inlineStr")?(?:/>|>.*?</c>)`)
    expect(xml).toMatch(cell)
    parts[sheet] = strToU8(
      xml.replace(
        cell,
        (_, attributes: string) =>
          `<c r="E${row}"${attributes} t="inlineStr"><is><t>${words}</t></is></c>`,
      ),
    )
    return Buffer.from(zipSync(parts))
  }

  test('comes back text by text, and says which original it was made from', async () => {
    const { nap, top, read, put, remove } = planCopy()
    remove('plan/translations/ur/legal-aid.yaml')
    const made = await nap('form', '--translate', 'ur')
    expect(made.out).toBe('wrote out/forms/translation-ur.xlsx\n')
    const form = readFileSync(join(top, 'out/forms/translation-ur.xlsx'))
    put('untouched.xlsx', form)
    expect((await nap('import', 'untouched.xlsx', '--yes')).out).toContain('Nothing was written.')

    put('back.xlsx', filledIn(form, 'legal-aid#/public_problem', 'مدد کہاں سے ملے گی؟'))
    const done = await nap('import', 'back.xlsx', '--yes')
    expect(done.out).toContain('1 text in Urdu')
    const written = read('plan/translations/ur/legal-aid.yaml')
    expect(written).toContain('text: مدد کہاں سے ملے گی؟')
    // Where plan.yaml says that the schemas lie.
    expect(written).toContain('$schema=../../../schemas/translation.schema.json\n')

    const source = 'plan/submissions/law-and-justice-division/legal-aid.yaml'
    put(source, read(source).replace(/(public_problem: \|\n {2})/, '$1First of all. '))
    expect((await nap('validate')).out).toContain(
      '1 text of “legal-aid” has changed since it was translated into Urdu: /public_problem.',
    )
  })

  test('writes nothing over what somebody else has translated meanwhile', async () => {
    const { nap, top, read, put } = planCopy()
    await nap('form', '--translate', 'ur')
    const form = readFileSync(join(top, 'out/forms/translation-ur.xlsx'))
    const file = 'plan/translations/ur/laws-online.yaml'
    put(file, read(file).replace(/text: ہر وفاقی.*/, 'text: قانون'))
    put('back.xlsx', filledIn(form, 'laws-online#/title', 'قوانین'))
    const { out, exitCode } = await nap('import', 'back.xlsx', '--yes')
    expect(out).toContain('Somebody else has translated it meanwhile')
    expect(read(file)).toContain('text: قانون\n')
    expect(exitCode).toBe(1)
  })

  test('takes nothing out that was emptied, and says which texts those are', async () => {
    const { nap, top, put } = planCopy()
    await nap('form', '--translate', 'ur')
    const form = readFileSync(join(top, 'out/forms/translation-ur.xlsx'))
    put('back.xlsx', filledIn(form, 'laws-online#/title', ''))
    const { out } = await nap('import', 'back.xlsx', '--yes')
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /The translations into Urdu of “Every federal law online as it stands today, searchable in…” \(row \d+\) were emptied\./,
    )
  })
})

describe('lists of texts', () => {
  const file = 'plan/submissions/law-and-justice-division/legal-aid.yaml'
  const translated = 'plan/translations/ur/legal-aid.yaml'

  test('are one text, with each item on a line of its own', async () => {
    const { nap, read, put } = planCopy()
    await nap('new', 'translation', 'ur', 'legal-aid')
    const actors =
      /# {3}Bar councils\n {2}# {3}Legal aid organisations\n.*\n {2}- about: \/other_actors\/civil_society\n.*\n {4}text: \|\n {6}\n/
    expect(read(translated)).toMatch(actors)
    put(
      translated,
      read(translated).replace(actors, (room) =>
        room.replace(/ +\n$/, '      قانونی امداد کی تنظیمیں\n      خواتین کی تنظیمیں\n'),
      ),
    )
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'ur')
    expect(read('out/nap-ur.md')).toContain('قانونی امداد کی تنظیمیں؛ خواتین کی تنظیمیں')
    expect(read('out/nap-ur.md')).not.toMatch(/Bar councils[;؛] Legal aid/)

    put(file, read(file).replace('- Legal aid organisations', '- Legal clinics'))
    expect((await nap('validate')).out).toContain('/other_actors/civil_society')
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'ur')
    expect(read('out/nap-ur.md')).toContain('Legal clinics')
  })
})
