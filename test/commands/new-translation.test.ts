import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { basePlan } from '../support/base-plan.ts'
import { planCopy } from '../support/plan-copy.ts'
import { runs } from '../support/runs.ts'

type Texts = { texts: { about: string; of: string; text: string | null }[] }

const file = 'plan/translations/ur/legal-aid.yaml'

describe('room for translations', () => {
  test('stands below each original, and becomes a translation once it is filled in', async () => {
    const { nap, read, put } = planCopy()
    const before = read(file)
    const { out, err, exitCode } = await nap('new', 'translation', 'ur', 'legal-aid')
    expect({ out, exitCode }).toEqual({ out: `wrote ${file}\n`, exitCode: 0 })
    expect(err).toMatch(
      /^Room for \d+ texts in Urdu\.\nNext: write the translations into plan\/translations\/ur\//,
    )
    const after = read(file)
    expect(after.startsWith(before)).toBe(true)
    const source = parse(read('plan/submissions/law-and-justice-division/legal-aid.yaml'))
    const [firstLine] = source.public_problem.split('\n')
    const field = /about: \/public_problem\n {4}of: [0-9a-f]{64}\n {4}text: \|\n( {6})\n/
    expect(after).toMatch(field)
    expect(after.slice(0, after.search(field))).toContain(`\n  #   ${firstLine}\n`)

    // An empty field is no translation: nothing is to be said of it, and the edition prints the original.
    expect((await nap('validate')).out).not.toContain(file)
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'ur')
    expect(read('out/nap-ur.md')).toContain(firstLine)

    put(
      file,
      after.replace(field, (room) => room.replace(/ {6}\n$/, '      مدد کہاں سے؟\n')),
    )
    expect((await nap('validate')).out).not.toContain(file)
    await nap('compile', '--no-record', '--to', 'md', '--lang', 'ur')
    expect(read('out/nap-ur.md')).toContain('مدد کہاں سے؟')
    expect(read('out/nap-ur.md')).not.toContain(firstLine)
  })

  test('is made for every text of the plan, and once', async () => {
    const { nap, read, put, list } = planCopy()
    put('plan/plan.yaml', read('plan/plan.yaml').replace('[en, ur]', '[en, ur, fr]'))
    const { err, out } = await nap('new', 'translation', 'French')
    const [, told] = /^Room for (\d+) texts in French/.exec(err) ?? []
    const files = list('plan/translations/fr')
    expect(out.trimEnd().split('\n')).toHaveLength(files.length)
    const texts = files.flatMap(
      (name) => (parse(read(`plan/translations/fr/${name}`)) as Texts).texts,
    )
    expect(texts.map(({ text }) => text || null)).toEqual(texts.map(() => null))
    expect(texts).toHaveLength(Number(told))
    expect(read('plan/translations/fr/plan.yaml')).toContain('  - about: /chapters/introduction\n')
    const { out: status } = await nap('status', '--on', '2017-06-20')
    expect(status).toContain(`French: 0 of ${told} texts translated`)

    const again = await nap('new', 'translation', 'fr')
    expect(again).toMatchObject({ out: '', exitCode: 0 })
    expect(again.err).toContain(
      `Each text has a translation into French, or room for one. Nothing was written.\nNot translated yet, and with room already: ${told}.`,
    )
  })

  test('goes below what is there, in its own way of writing, and leaves what is out of date to the form', async () => {
    const { nap, read, put } = planCopy()
    const of = 'a'.repeat(64)
    const own = `texts: # of Sara\r\n- {about: /title, of: ${of}, text: "مدد"} # old\r\n- about: /public_problem\r\n  of: ${of}\r\n  text:\r\n# the end\r\n`
    put(file, own)
    const { err } = await nap('new', 'translation', 'ur', 'legal-aid')
    expect(err).toContain('Room made anew, because the text of the plan has changed: 1.\n')
    expect(err).toContain(
      'Out of date, and left as they are: 1. For these: nap form --translate ur\n',
    )
    const after = read(file)
    expect(after).toContain(own.slice(0, own.indexOf('- about: /public')))
    expect(after).toContain('# the end\r\n')
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
    const { texts } = parse(after) as Texts
    expect(texts.length).toBeGreaterThan(5)
    expect(new Set(texts.map(({ about }) => about)).size).toBe(texts.length)
  })

  test('is made anew where the original has changed since, with whatever else stands there', async () => {
    const { nap, read, put, remove } = planCopy()
    remove(file)
    await nap('new', 'translation', 'ur', 'legal-aid')
    const source = 'plan/submissions/law-and-justice-division/legal-aid.yaml'
    const { title, public_problem: problem } = parse(read(source))
    const first = read(file)
    put(file, first.replace('  #   Article', '  # of Sara\n  #   Article'))
    put(
      source,
      read(source)
        .replace(title.slice(0, 12), 'Another title')
        .replace(problem.slice(0, 12), 'Another problem'),
    )
    const { out, err } = await nap('new', 'translation', 'ur', 'legal-aid')
    expect({ out, err }).toMatchObject({ out: `wrote ${file}\n` })
    expect(err).toContain('Room made anew, because the text of the plan has changed: 2.\n')
    const after = read(file)
    expect(after).toContain('# of Sara')
    expect(after.match(/Another (?:title|problem)/g)).toEqual(['Another title', 'Another problem'])
    for (const old of [title, problem]) expect(after).not.toContain(`#   ${old.slice(0, 12)}`)
    const abouts = ({ texts }: Texts) => texts.map(({ about }) => about)
    expect(abouts(parse(after))).toEqual(abouts(parse(first)))
    const again = await nap('new', 'translation', 'ur', 'legal-aid')
    expect(again.err).toContain('Nothing was written.')
    // What is filled in now is of the text that stands above it.
    put(file, after.replace(/(about: \/title\n.*\n {4}text:)/, '$1 عنوان'))
    expect((await nap('validate')).out).not.toContain(file)
  })

  test('stays as it is where nap validate mends the plan', async () => {
    const { nap, read, put } = planCopy()
    await nap('new', 'translation', 'ur', 'legal-aid')
    const room = read(file)
    expect(room).toMatch(/text: \|\n {6}\n/)
    put(file, room.replace('text:\n', 'text:  \n'))
    await nap('validate', '--fix')
    expect(read(file)).toBe(room)
  })

  test('is filled in by a form as well, in the same place', async () => {
    const { nap, read } = planCopy()
    await nap('new', 'translation', 'ur', 'legal-aid')
    const before = read(file)
    await nap('form', '--translate', 'ur')
    expect((await nap('import', 'out/forms/translation-ur.xlsx', '--yes')).out).toContain(
      'Nothing was written.',
    )
    expect(read(file)).toBe(before)
  })

  test('is never made for somebody who may not be printed', async () => {
    const { nap, read, put } = planCopy()
    const source = 'plan/submissions/law-and-justice-division/laws-online.yaml'
    put(source, read(source).replace('public: true', 'public: false'))
    await nap('new', 'translation', 'ur', 'laws-online')
    expect(read('plan/translations/ur/laws-online.yaml')).not.toContain('Umer Aziz')
  })
})

describe('nap new translation is refused', () => {
  const refused: readonly (readonly [string, readonly string[], string])[] = [
    [
      'where the language is not said',
      [],
      'For a new translation, nap still needs the language. Nothing was written.\nFor example: nap new translation ur\n',
    ],
    [
      'for a language that the plan does not have',
      ['fr'],
      'This plan is not to be translated into “fr”. Nothing was written.\nIts other languages are ur. To add one, write into plan/plan.yaml: languages: [en, ur, fr]\n',
    ],
    [
      'for a commitment that is not there',
      ['ur', 'legal-aids'],
      'There is no commitment “legal-aids”. Nothing was written.\nDid you mean “legal-aid”?\n',
    ],
    [
      'for a number, which another commitment may have tomorrow',
      ['ur', '1.2'],
      '“1.2” is the number of “citizens-budget” today, and numbers change with every new commitment. Nothing was written.\nName it by its id: citizens-budget\n',
    ],
    [
      'with answers',
      ['ur', '--set', 'title=x'],
      'A new translation takes no answers: it makes room for each text of the plan. Nothing was written.\nLeave --set and --answers out, and write the translations into the files.\n',
    ],
  ]
  test.each(refused)('%s', async (_, words, err) => {
    const { nap } = planCopy()
    expect(await nap('new', 'translation', ...words)).toMatchObject({ out: '', err, exitCode: 2 })
  })

  test('where what is there cannot be read', async () => {
    const { nap, put, read } = planCopy()
    put(file, 'texts: [\n')
    const { err, exitCode } = await nap('new', 'translation', 'ur', 'legal-aid')
    expect(err).toContain(`“${file}” is there already and cannot be read. Nothing was written.`)
    expect(exitCode).toBe(1)
    expect(read(file)).toBe('texts: [\n')
  })
})

test('no other kind of file takes several names', async () => {
  const { nap } = planCopy()
  const { err, exitCode } = await nap('new', 'commitment', 'open', 'procurement')
  expect(err).toContain('nap new commitment takes fewer words than were given.')
  expect(exitCode).toBe(2)
})

test('whatever a text holds, the file with room for its translation is one that nap validate takes', async () => {
  const odd = fc.oneof(
    fc.constantFrom('# x', 'a: b', '- x', 'text: x', '---', '...', '%x', '\ttab', '"', '|', '>'),
    fc.constantFrom('<<<<<<< HEAD', '=======', 'x\u2028y', 'x\u0085y', 'اردو', '😀', '*a', '&a'),
    fc.string({ minLength: 1, maxLength: 40 }),
  )
  const text = fc.array(odd, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
  await fc.assert(
    fc.asyncProperty(text, async (problem) => {
      const { top, nap, read, put, remove } = planCopy()
      remove('plan')
      for (const [name, content] of Object.entries(basePlan)) put(`plan/${name}`, content)
      put('plan/plan.yaml', `${basePlan['plan.yaml']}languages: [en, ur]\n`)
      const words = ['new', 'commitment', 'roads', '--institution=sindh', '--set', 'title=Roads']
      const { exitCode } = await nap(...words, '--set', `public_problem=${problem}`)
      if (exitCode === 0) {
        expect((await nap('new', 'translation', 'ur')).exitCode).toBe(0)
        const { texts } = parse(read('plan/translations/ur/roads.yaml')) as Texts
        expect(texts.map(({ about }) => about)).toEqual(['/title', '/public_problem'])
        expect((await nap('validate')).out).not.toContain('translations/')
      }
      rmSync(top, { recursive: true })
    }),
    { numRuns: runs(60) },
  )
})
