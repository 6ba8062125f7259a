import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { fingerprints } from '../../src/report/fingerprints.ts'
import type { Report } from '../../src/report/reporter.ts'
import { reporters } from '../../src/report/reporters.ts'
import { workspace } from '../support/workspace.ts'

const attacks = [
  '\\n::error file=x::pwned',
  '::stop-commands::pwned',
  '##[error]pwned',
  '%0A::error::pwned %25',
  '\\u001b[2J\\u001b]0;pwned\\u0007',
  '\\u2028\\u202e::error::pwned',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '@everyone @ead/staff see #12, GH-12, ead/plan#3 and 0123abc0123abc0123abc0123abc0123abc0123a',
  '[pwned](https://example.org) ![x](x) www.example.org https://example.org x@example.org',
  '| pwned | ` | `` <!-- --> </failure> ]]> &lt; \\\\| *a* _b_ $x$ ~~c~~',
]

/** The plan with attacks in everything that a finding may quote: titles, dates, names of files, institutions, fields. */
async function attacked(words: string) {
  const { top, nap } = await workspace()
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(top, 'plan', file)), { recursive: true })
    writeFileSync(join(top, 'plan', file), text)
  }
  const value = `"${words}"`
  put(
    'submissions/sindh/trade-information.yaml',
    `title: ${value}\nend_date: ${value}\n? ${value}\n: 1\n`,
  )
  put(
    'submissions/punjab/open-data-portal.yaml',
    `title: ${value}\nlead_implementing_agency: ${value}\n`,
  )
  const name = words.replaceAll(/\\u001b|\\u0007|\\u202[8e]|[/\\]/g, '') || 'x'
  put(`comments/${name.slice(0, 80)}.yaml`, `from: ${value}\n`)
  return (format: string) => nap(['validate', '--format', format])
}

test.for(attacks)('no format lets a plan command, link or mark: %s', async (words) => {
  const report = await attacked(words)
  for (const { name, annotates } of reporters) {
    const { out, exitCode } = await report(name)
    expect(exitCode, name).toBe(1)
    // What a terminal or a CI runner obeys.
    expect(out, name).not.toMatch(/[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]|##\w*\[/u)
    const commands = out.split('\n').filter((line) => /^\s*::/.test(line))
    const ours =
      /^::(error|warning|notice) file=plan\/[^:]*,line=\d+,endLine=\d+,(col=\d+,(endColumn=\d+,)?)?title=[a-z0-9-]+::/
    expect(commands.length > 0, name).toBe(annotates === true)
    for (const command of commands) expect(command, name).toMatch(ours)
    if (name === 'markdown') expect(effects(out)).toEqual([])
    if (name === 'junit')
      expect(
        out.replaceAll(/<\/?(testsuites?|testcase|failure|system-out)\b[^<>]*>|<\?xml[^<>]*>/g, ''),
      ).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/)
    if (name === 'json' || name === 'sarif') expect(() => JSON.parse(out)).not.toThrow()
  }
})

/** What GitHub would act on: what is not code, once escapes are taken for what they are. */
function effects(markdown: string): string[] {
  const found: string[] = []
  for (const line of markdown.split('\n')) {
    const plain = line
      .replaceAll(/`[^`]*`/g, 'code')
      .replaceAll(/\\[!-/:-@[-`{-~]/g, '')
      .replaceAll('<br>', '')
    if (/[<>[\]`~$#]|&\w|@|:\/\/|www\.|[0-9a-f]{7}/.test(plain)) found.push(plain)
    if (line.startsWith('| ') && !line.startsWith('| |') && plain.split('|').length !== 5)
      found.push(plain)
  }
  return found
}

const finding = (number: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  rule: 'field-is-known',
  severity: 'warning',
  place: {
    file: 'a b/%é#?.yaml',
    line: number,
    column: 1,
    endLine: number,
    endColumn: 4,
    pointer: `/f${number}`,
  },
  message: `Finding ${number}. ${'words '.repeat(40)}`,
  help: 'Do something.',
  ...more,
})

const report = (diagnostics: readonly Diagnostic[]): Report => ({
  diagnostics,
  leftOut: [],
  elsewhere: [],
  about: ['a b/%é#?.yaml'],
  texts: new Map(),
  folder: 'deep/plan/',
  files: 1,
  rules: [{ id: 'field-is-known', severity: 'error', why: 'W.', help: 'M.', source: 'S' }],
  version: '1.2.3',
  colour: false,
  width: 80,
})

function printed(name: string, diagnostics: readonly Diagnostic[]): string {
  return reporters.find((reporter) => reporter.name === name)?.report(report(diagnostics)) ?? ''
}

test('GitHub gets ten marks of each kind, and the rest as lines', () => {
  const warnings = Array.from({ length: 14 }, (_, index) => finding(index + 1))
  const text = printed('github', [
    ...warnings,
    finding(20, { severity: 'error' }),
    finding(21, { severity: 'note' }),
  ])
  const kinds = text.split('\n').map((line) => /^::(\w+)/.exec(line)?.[1])
  expect(kinds.slice(0, 13)).toEqual(['error', ...Array(10).fill('warning'), 'notice', undefined])
  expect(text).toContain(
    '4 more findings, for which GitHub has no room in the files:\ndeep/plan/a b/%é#?.yaml:11:1  warning',
  )
  expect(text).toContain('file=deep/plan/a b/%25é#?.yaml,line=1')
})

test('a comment holds what GitHub takes, the most serious first, and says what is missing', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => finding(index + 1))
  const text = printed('markdown', [...many, finding(3_000, { severity: 'error' })])
  expect(text.length).toBeLessThan(65_536 - 500)
  expect(text.length).toBeGreaterThan(60_000)
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| warning') || line.startsWith('| error'))
  expect(rows[0]).toContain('Finding 3000')
  expect(text).toContain(`Not shown here: ${2_001 - rows.length} warnings.`)
})

// What the standard asks of the parts that nap writes (its sections 3.4 to 3.30): see DECISIONS.md for why not its schema.
test('SARIF is as the standard wants it', () => {
  const place = { ...finding(1).place, file: 'x.yaml' }
  const log = JSON.parse(
    printed('sarif', [
      finding(1, { severity: 'note', related: [{ place, label: 'see [this](1)' }] }),
      finding(2, { place: { file: 'x.yaml', line: 1, column: 1, pointer: '' } }),
    ]),
  )
  expect(Object.keys(log)).toEqual(['version', '$schema', 'runs'])
  expect(log.version).toBe('2.1.0')
  const [run] = log.runs
  expect(Object.keys(run)).toEqual(['tool', 'columnKind', 'originalUriBaseIds', 'results'])
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.tool.driver).toMatchObject({ name: 'nap', version: '1.2.3' })
  const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const [first, second] = run.results
  for (const result of run.results) {
    expect(ids[result.ruleIndex]).toBe(result.ruleId)
    expect(['none', 'note', 'warning', 'error']).toContain(result.level)
    expect(result.message.text).not.toBe('')
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      const { artifactLocation, region } = physicalLocation
      expect(Object.keys(run.originalUriBaseIds)).toContain(artifactLocation.uriBaseId)
      expect(artifactLocation.uri).toMatch(/^(?![/])([\w.~!*'()-]|%[0-9A-F]{2}|\/)+$/)
      for (const number of Object.values(region)) expect(number).toBeGreaterThanOrEqual(1)
      if (region.endLine === region.startLine) {
        expect(region.endColumn).toBeGreaterThanOrEqual(region.startColumn)
      }
    }
  }
  expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe(
    'deep/plan/a%20b/%25%C3%A9%23%3F.yaml',
  )
  expect(first.relatedLocations[0]).toMatchObject({ id: 1, message: { text: 'see \\[this\\](1)' } })
  expect(second.relatedLocations).toBeUndefined()
})

test('a finding keeps its fingerprint while lines and items move', () => {
  const texts = (text: string) => ({ texts: new Map([['x.yaml', text]]), folder: '' })
  const at = (line: number, pointer: string) =>
    finding(1, { place: { file: 'x.yaml', line, column: 3, pointer } })
  const before = fingerprints(
    [at(1, '/title'), at(3, '/milestones/0/end')],
    texts('t\nm\n- end: x'),
  )
  const after = fingerprints(
    [at(2, '/title'), at(5, '/milestones/1/end')],
    texts('#\nt\nm\n- new\n  - end: x'),
  )
  expect(after[0]).toBe(before[0])
  expect(fingerprints([at(3, '/milestones/4/end')], texts('\n\n- end: x'))[0]).toBe(before[1])
  // Otherwise they are of different findings.
  const twice = fingerprints([at(1, '/title'), at(1, '/title'), at(1, '/lead')], texts('t'))
  expect(new Set([...before, ...twice]).size).toBe(4)
})
