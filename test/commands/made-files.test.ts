import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../record/support.ts'
import { basePlan } from '../support/base-plan.ts'
import { napIn } from '../support/nap.ts'
import { runs } from '../support/runs.ts'

// What nap writes from answers is never what nap validate then refuses: an answer is refused at once, or is good.

/** Words that mean something to YAML, to Windows or to a screen, and some that are too long. */
const odd = [
  ...['nul', 'CON', 'aux', 'com1', '---', '...', '~', 'null', 'on', 'Yes', '12:30', '1e3', '0x1F'],
  ...['2026-01-01', '# x', 'a: b', 'a #b', '- x', '{a: 1}', '[a]', '"', "'", '&a b', '*a', '!t x'],
  ...[
    '| x',
    '> x',
    '%x',
    '@x',
    '`x`',
    '<b>x</b>',
    '<!-- x',
    '[x](javascript:y)',
    '<<',
    '__proto__',
  ],
  ...['\ufeffx', '\ufffd', '\u202ex', 'x\u200by', 'x\u2028y', 'x\u0085y', 'x\u000by', '\u001b[31m'],
  ...['x\ty', ' x ', 'x\r\ny', 'اقتصادی امور', 'x'.repeat(301), 'x '.repeat(6000), 'a-'.repeat(40)],
  ...['<<<<<<< HEAD', '=======', '\ud800', 'x\u0000y', '😀', 'ﬁ'],
]
const words = fc.oneof(
  { arbitrary: fc.constantFrom(...odd), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), weight: 1 },
  { arbitrary: fc.string({ minLength: 1, maxLength: 60 }), weight: 1 },
)

/** A folder with nap, and neither git nor anybody to ask. */
function desk(files: Readonly<Record<string, string>> = {}) {
  const top = temporaryFolder()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, file)), { recursive: true })
    writeFileSync(join(top, file), text)
  }
  const env = { PATH: '/nowhere', HOME: top }
  const nap = (...typed: string[]) => napIn({ cwd: top, env }, ...typed)
  const errors = async () => {
    const { out } = await nap('validate', '--json')
    const found: { severity: string; message: string }[] = JSON.parse(out).diagnostics
    return found.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  }
  const files_ = () =>
    existsSync(top)
      ? readdirSync(top, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .toSorted()
          .map((file) => `${file}: ${readFileSync(file, 'utf8')}`)
      : []
  return { top, nap, errors, files: files_ }
}

test('a plan that nap init writes is one that nap validate takes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        {
          secretariat: words,
          theme: words,
          country: words,
          language: fc.constantFrom('en', 'ur', 'ur,en'),
        },
        { requiredKeys: [] },
      ),
      async ({ country = 'Kenya', ...others }) => {
        const { top, nap, errors } = desk()
        const flags = Object.entries(others).map(([name, value]) => `--${name}=${value}`)
        const { exitCode, err } = await nap(
          'init',
          '--period=2026-2027',
          `--country=${country}`,
          ...flags,
        )
        if (exitCode === 0) expect(await errors()).toEqual([])
        else {
          expect(exitCode, err).toBe(2)
          expect(err).toContain('Nothing was written.')
          expect(readdirSync(top)).toEqual([])
        }
        rmSync(top, { recursive: true })
      },
    ),
    { numRuns: runs(200) },
  )
})

test('what nap new writes is what nap validate takes', async () => {
  const files = Object.fromEntries(
    Object.entries(basePlan).map(([file, text]) => [`plan/${file}`, text]),
  )
  const id = fc.oneof(words, fc.constantFrom('open-data', 'con', 'nul', 'com1', 'a'.repeat(64)))
  const typed = fc.oneof(
    fc
      .tuple(id, words, words)
      .map(([name, title, problem]) => [
        ...['commitment', name, '--institution=sindh', '--set', `title=${title}`],
        ...['--set', `public_problem=${problem}`, '--set', `milestones.first.activity=${title}`],
      ]),
    fc
      .tuple(words, words)
      .map(([name, short]) => [
        ...['institution', '--set', `name=${name}`, '--set', 'level=federal'],
        ...['--set', `short_name=${short}`],
      ]),
    fc
      .tuple(words, words)
      .map(([from, text]) => [
        ...['comment', '--set', `from=${from}`, '--set', `text=${text}`],
        ...['--set', 'received_on=2017-06-10'],
      ]),
    words.map((note) => ['submission', 'punjab', '--set', `note=${note}`]),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (line) => {
      const { top, nap, errors, files: now } = desk(files)
      const before = now()
      const { exitCode, err } = await nap('new', ...line)
      if (exitCode === 0) expect(await errors()).toEqual([])
      else {
        expect(exitCode, err).toBe(2)
        expect(now(), err).toEqual(before)
      }
      rmSync(top, { recursive: true })
    }),
    { numRuns: runs(400) },
  )
})
