import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowance, readOn } from '../src/load/follow-ups.ts'
import { load } from '../src/load/load.ts'
import { parse } from '../src/load/parse.ts'
import { readYaml } from '../src/load/yaml.ts'
import { withFixes } from '../src/model/findings/with-fixes.ts'
import type { Source } from '../src/model/source.ts'
import { fixedSource } from '../src/pipeline.ts'
import { checkForm } from '../src/validate/form.ts'
import { runs } from './support/runs.ts'

const file = 'submissions/sindh/budget.yaml'

function sourceOf(text: string | Uint8Array, name = file): Source {
  return { file: name, bytes: typeof text === 'string' ? Buffer.from(text) : text }
}

async function fixed(text: string | Uint8Array, name = file): Promise<string> {
  const { source } = await fixedSource(sourceOf(text, name))
  return Buffer.from(source.bytes).toString()
}

/** What is found in one file, as `rule line:column`. */
function reported(text: string | Uint8Array): string[] {
  return parse(sourceOf(text)).diagnostics.map(
    ({ rule, place: { line, column } }) => `${rule} ${line}:${column}`,
  )
}

type Case = readonly [name: string, before: string | Uint8Array, after: string, found?: string]

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

function utf32(text: string): Buffer {
  const letters = Uint32Array.from(Array.from(text, (letter) => letter.codePointAt(0) ?? 0))
  return Buffer.from(letters.buffer)
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')

// With what nap reports, where it is one finding of the reader.
const cases: readonly Case[] = [
  // Encoding
  ['a byte order mark', '\ufefftitle: One\n', 'title: One\n'],
  ['UTF-16', utf16('title: شفاف\n'), 'title: شفاف\n', 'file-is-utf-8 1:1'],
  ['UTF-16 with its mark', utf16('\ufefftitle: One\n'), 'title: One\n', 'file-is-utf-8 1:1'],
  [
    'UTF-16, big end first',
    utf16('\ufefftitle: One\n').swap16(),
    'title: One\n',
    'file-is-utf-8 1:1',
  ],
  ['UTF-32', utf32('title: شفاف 𝐀\n'), 'title: شفاف 𝐀\n', 'file-is-utf-8 1:1'],
  ['UTF-32 with its mark', utf32('\ufefftitle: One\n'), 'title: One\n', 'file-is-utf-8 1:1'],
  [
    'UTF-32, big end first',
    utf32('\ufefftitle: One\n').swap32(),
    'title: One\n',
    'file-is-utf-8 1:1',
  ],
  [
    'marks and French letters of Windows, the same in its Arabic code page',
    latin1('theme: x\ntitle: \u0093Caf\u00e9\u0094 \u0096 a \u0091plan\u0092\n'),
    'theme: x\ntitle: “Café” – a ‘plan’\n',
    'file-is-utf-8 2:8',
  ],
  [
    'what Windows means, read as Latin-1',
    'a: \u0093One\u0094\n',
    'a: “One”\n',
    'text-shows-what-it-says 1:4',
  ],
  // Lines
  ['line ends of Windows', 'a: One\r\nb: |\r\n  x\r\n', 'a: One\nb: |\n  x\n'],
  ['line ends of two kinds', 'a: One\r\nb: Two\n', 'a: One\nb: Two\n'],
  [
    'line ends of old Macs',
    'title: One\rtheme: x\r',
    'title: One\ntheme: x\n',
    'line-ends-are-plain 1:11',
  ],
  ['line ends doubled on the way', 'a: One\r\r\nb: Two\r\r\n', 'a: One\nb: Two\n'],
  ['spaces at the ends of lines', 'a: One  \nb:\t\n  c: x \n', 'a: One\nb:\n  c: x\n'],
  ['but not those that break a line', 'a: |\n  One  \n  Two \n \n', 'a: |\n  One  \n  Two\n\n'],
  // Indentation
  [
    'a first line further in than all others',
    '# A plan\n title: x\ntheme: y\nlevel: z\n',
    '# A plan\ntitle: x\ntheme: y\nlevel: z\n',
    'indentation-is-right 2:1',
  ],
  [
    'lines of a text in quotes at the margin',
    'title: "One\ntwo, “three”\n\nfour"\ntheme: x\n',
    'title: "One\n  two, “three”\n\n  four"\ntheme: x\n',
    'indentation-is-right 2:1',
  ],
  [
    'lines of a text in single quotes, as far in as their field',
    "milestones:\n  - id: a\n    activity: 'One''s\n    two'\n    deliverable: x\n",
    "milestones:\n  - id: a\n    activity: 'One''s\n      two'\n    deliverable: x\n",
    'indentation-is-right 4:1',
  ],
  [
    'lines of an item in quotes',
    'supporting_agencies:\n  - "One\ntwo"\n  - b\n',
    'supporting_agencies:\n  - "One\n    two"\n  - b\n',
    'indentation-is-right 3:1',
  ],
  [
    'the marks of a chat around the fields',
    '```yaml\ntitle: x\npublic_problem: |\n  ```\n  y\n```\n',
    'title: x\npublic_problem: |\n  ```\n  y\n',
    'file-holds-fields 1:1',
  ],
  [
    'the marks of a chat, the last left behind',
    '\n``` yaml\ntitle: x\n',
    '\ntitle: x\n',
    'file-holds-fields 2:1',
  ],
  [
    'a long text without “|”',
    'public_problem:\n  Few read it: it is long.\n\n  It is #1.\nlevel: y\n',
    'public_problem: |\n  Few read it: it is long.\n\n  It is #1.\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a long text that begins beside its name, with a colon further on',
    'public_problem: Few read it\n  It is long: 400 pages.\n\n  It is dull.\nlevel: y\n',
    'public_problem: |\n  Few read it\n  It is long: 400 pages.\n\n  It is dull.\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a long text that begins beside its name, with a colon there',
    'public_problem: Few read it: it is long.\n  It is dull.\nlevel: y\n',
    'public_problem: |\n  Few read it: it is long.\n  It is dull.\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a long text that begins beside its name, and a blank line',
    'public_problem: Few read it\n\n  It is long: yes\n\nlevel: y\n',
    'public_problem: |\n  Few read it\n\n  It is long: yes\n\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a text of an item that begins beside its name',
    'milestones:\n  - id: a\n    activity: Launch it\n      in March: it is open.\n    deliverable: x\n',
    'milestones:\n  - id: a\n    activity: |\n      Launch it\n      in March: it is open.\n    deliverable: x\n',
    'text-with-colon-is-quoted 3:5',
  ],
  [
    'a text of an item without “|”',
    'milestones:\n  - id: a\n    activity:\n      Launch it: in March.\n      It is open.\n    deliverable: x\n',
    'milestones:\n  - id: a\n    activity: |\n      Launch it: in March.\n      It is open.\n    deliverable: x\n',
    'text-with-colon-is-quoted 3:5',
  ],
  [
    'dashes in a text without “|”',
    'public_problem:\n  Few read it because\n  - it is long: 400 pages\n  - it is dull\nlevel: y\n',
    'public_problem: |\n  Few read it because\n  - it is long: 400 pages\n  - it is dull\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a text without “|”, with blank lines and a word that a field is named by',
    'theme: x\npublic_problem:\n  Few read it.\n\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'theme: x\npublic_problem: |\n  Few read it.\n\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'text-with-colon-is-quoted 2:1',
  ],
  [
    'a text that begins beside its name, with such a word',
    'public_problem: Few read it.\n\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'public_problem: |\n  Few read it.\n\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a text without “|” that begins with such a word',
    'public_problem:\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'public_problem: |\n  Reason: it is long.\n\n  It is dull.\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'bullets in a text without “|”',
    'public_problem:\n  • it is long: 400 pages\n  • it is dull\nlevel: y\n',
    'public_problem: |\n  • it is long: 400 pages\n  • it is dull\nlevel: y\n',
    'text-with-colon-is-quoted 1:1',
  ],
  [
    'a text beside “|”',
    'public_problem: | Few read it.\nlevel: y\n',
    'public_problem: |\n  Few read it.\nlevel: y\n',
    'text-under-a-bar-begins-below-it 1:17',
  ],
  [
    'the beginning of a text beside “>”',
    'milestones:\n  - id: a\n    activity: >-Launch it:\n       in March\n    deliverable: x\n',
    'milestones:\n  - id: a\n    activity: >-\n       Launch it:\n       in March\n    deliverable: x\n',
    'text-under-a-bar-begins-below-it 3:15',
  ],
  [
    'a line at the margin between lines of a text',
    'public_problem: |\n  Few read it.\nIt is long.\n  It is dull.\nlevel: y\n',
    'public_problem: |\n  Few read it.\n  It is long.\n  It is dull.\nlevel: y\n',
    'indentation-is-right 3:1',
  ],
  [
    'an equals sign before a text with a colon',
    'theme: x\ntitle = Budget: all\n',
    'theme: x\ntitle: "Budget: all"\n',
  ],
  [
    'an equals sign for a colon',
    'theme: x\ntitle = A portal\n',
    'theme: x\ntitle: A portal\n',
    'field-has-a-colon 2:1',
  ],
  [
    'only equals signs',
    'title = A portal\ntheme = x\n',
    'title: A portal\ntheme: x\n',
    'field-has-a-colon 1:1',
  ],
  [
    'a semicolon for a colon',
    'title; A portal\ntheme: x\n',
    'title: A portal\ntheme: x\n',
    'field-has-a-colon 1:1',
  ],
  ['a colon of full width', 'title：شفاف\n', 'title: شفاف\n', 'field-has-a-colon 1:1'],
  [
    'tabs',
    'milestones:\n\t- id: a\n\t  activity: x\n',
    'milestones:\n  - id: a\n    activity: x\n',
    'indentation-is-right 2:1',
  ],
  [
    'a tab beside four spaces',
    'contact:\n    name: x\n\ttitle: y\n',
    'contact:\n    name: x\n    title: y\n',
    'indentation-is-right 3:1',
  ],
  [
    'non-breaking spaces as indentation',
    'contact:\n\u00a0\u00a0name: x\n',
    'contact:\n  name: x\n',
    'spaces-are-plain 2:1',
  ],
  [
    'one after a colon',
    'title:\u00a0Budget\ntheme: x\n',
    'title: Budget\ntheme: x\n',
    'spaces-are-plain 1:7',
  ],
  [
    'after dashes',
    'sdgs:\n  -\u00a0"1"\n  -\u00a0"2"\n',
    'sdgs:\n  - "1"\n  - "2"\n',
    'spaces-are-plain 2:4',
  ],
  [
    'within a text under “|”',
    'a: |\n  x\n\u00a0\u00a0y\n',
    'a: |\n  x\n  y\n',
    'spaces-are-plain 3:1',
  ],
  [
    'dashes without a space',
    'milestones:\n  -id: a\n    activity: x\n',
    'milestones:\n  - id: a\n    activity: x\n',
    'list-item-begins-with-a-dash-and-a-space 2:4',
  ],
  [
    'no space after a colon',
    'title:Budget\ntheme: x\n',
    'title: Budget\ntheme: x\n',
    'field-has-a-colon 1:1',
  ],
  // Quotes
  [
    'a colon in a text',
    'title: Budget: for “all”\n',
    'title: "Budget: for “all”"\n',
    'text-with-colon-is-quoted 1:8',
  ],
  [
    'a colon beside quotes',
    'title: The "Budget": all\n',
    'title: \'The "Budget": all\'\n',
    'text-with-colon-is-quoted 1:8',
  ],
  [
    'a colon in an item',
    'milestones:\n- id: a\n  activity: Launch: portal\n',
    'milestones:\n- id: a\n  activity: "Launch: portal"\n',
    'text-with-colon-is-quoted 3:13',
  ],
  [
    'round quotes for YAML’s',
    'title: “Budget: for all”\n',
    'title: "Budget: for all"\n',
    'text-with-colon-is-quoted 1:8',
  ],
  [
    'round quotes around a title',
    'title: “Budget”\r\n',
    'title: "Budget"\n',
    'heading-stands-without-quotes 1:8',
  ],
  [
    'round quotes around the name of an actor',
    'other_actors:\n  civil_society:\n    - “Bar Association” # of Sindh\n',
    'other_actors:\n  civil_society:\n    - "Bar Association" # of Sindh\n',
  ],
  [
    'round quotes around two texts of a file',
    'public_problem: “Few read it”\ncontribution: ‘Sindh’s people\n  will’\n',
    'public_problem: "Few read it"\ncontribution: "Sindh’s people\n  will"\n',
  ],
  [
    'round quotes around texts with other quotes inside',
    'title: “Budget”\npublic_problem: “Few read the "budget"”\ncontribution: “It\'s "ours"”\n',
    'title: "Budget"\npublic_problem: \'Few read the "budget"\'\ncontribution: “It\'s "ours"”\n',
  ],
  ['an @ at the start', 'title: @home\n', 'title: "@home"\n', 'text-with-odd-start-is-quoted 1:8'],
  [
    'a % at the start',
    'title: %50 of all\n',
    'title: "%50 of all"\n',
    'text-with-odd-start-is-quoted 1:8',
  ],
  // Values that are taken over
  [
    'a name for a short text and a list, each taken over',
    'title: &name A portal\nsupporting_agencies: &who\n  - sindh\n  - "no"\ncontribution: *name\nmilestones:\n  - id: a\n    supporting: *who\n    activity: *name # x\n',
    'title: A portal\nsupporting_agencies:\n  - sindh\n  - "no"\ncontribution: A portal\nmilestones:\n  - id: a\n    supporting: [sindh, "no"]\n    activity: A portal # x\n',
    'yaml-is-plain 1:8',
  ],
  [
    'a long text taken over, further in',
    'public_problem: &long |\n  Few read it.\n\n  - It is long.\nmilestones:\n  - id: a\n    activity: *long\n    deliverable: x\n',
    'public_problem: |\n  Few read it.\n\n  - It is long.\nmilestones:\n  - id: a\n    activity: |\n      Few read it.\n\n      - It is long.\n    deliverable: x\n',
    'yaml-is-plain 1:17',
  ],
  [
    'fields that “<<” brings',
    'milestones:\n  - &first\n    id: a\n    activity: "Launch: it"\n    end_date: 2017-12\n  - <<: *first\n    id: b\n',
    'milestones:\n  -\n    id: a\n    activity: "Launch: it"\n    end_date: 2017-12\n  - activity: "Launch: it"\n    end_date: 2017-12\n    id: b\n',
    'yaml-is-plain 2:5',
  ],
  // Letters
  ['a zero-width space', 'title: a\u200bb\n', 'title: ab\n', 'text-shows-what-it-says 1:9'],
  ['a byte order mark inside', 'title: a\ufeffb\n', 'title: ab\n', 'text-shows-what-it-says 1:9'],
  [
    'a zero-width space in a text with a colon',
    'title: Bud\u200bget: for all\ntheme: x\n',
    'title: "Budget: for all"\ntheme: x\n',
  ],
  ['a line break of Word', 'title: a\u000bb\n', 'title: a\n  b\n', 'text-shows-what-it-says 1:9'],
  [
    'line and page breaks of Word in a text under “|”',
    'public_problem: |\n  One\u000bTwo\u000b\u000bThree\n  \u000cFour\u000b\n',
    'public_problem: |\n  One\n  Two\n\n  Three\n  Four\n',
    'text-shows-what-it-says 2:6',
  ],
  [
    'a page break in an item, and in a remark',
    'milestones:\n  - id: a # x\u000cy\n    activity: One\u000cTwo\n',
    'milestones:\n  - id: a # x y\n    activity: One\n      Two\n',
  ],
  ['a page break between fields', 'title: a\n\u000c\nlevel: x\n', 'title: a\n\nlevel: x\n'],
  ['isolates', 'title: \u2067a\u2069b\n', 'title: ab\n', 'text-shows-what-it-says 1:8'],
  [
    'soft hyphens',
    'title: bur\u00adden and bur\u00ad den\n',
    'title: burden and burden\n',
    'text-shows-what-it-says 1:11',
  ],
  [
    'a soft hyphen before another word',
    'title: open\u00ad and free\n',
    'title: open and free\n',
    'text-shows-what-it-says 1:12',
  ],
  ['a joiner between Latin letters', 'title: a\u200cb\n', 'title: ab\n'],
  ['letters drawn as one', 'title: ﬁscal eﬀort\n', 'title: fiscal effort\n', 'words-are-whole 1:8'],
  [
    'Arabic letters in Urdu',
    'title: شفافيت كا نظام ہے\n',
    'title: شفافیت کا نظام ہے\n',
    'urdu-has-urdu-letters 1:8',
  ],
  [
    'Arabic letters beside one of Urdu alone',
    'title: كتابیں\n',
    'title: کتابیں\n',
    'urdu-has-urdu-letters 1:8',
  ],
  // Values
  ['a day in words', 'end_date: 12th June, 2017\n', 'end_date: 2017-06-12\n'],
  ['a month in words', 'end_date: June 2017 # late\n', 'end_date: 2017-06 # late\n'],
  [
    'a day of which only one reading is on the calendar',
    'end_date: 25/07/2017\n',
    'end_date: 2017-07-25\n',
  ],
  ['the sixth of June, whichever comes first', 'end_date: 06.06.2017\n', 'end_date: 2017-06-06\n'],
  ['a day without marks', 'end_date: 20170630\n', 'end_date: 2017-06-30\n'],
  ['a time stamp for a day', 'end_date: 2017-06-12T00:00:00Z\n', 'end_date: 2017-06-12\n'],
  [
    'a time of day behind a day',
    'end_date: "2017-06-12 14:30" # x\n',
    'end_date: 2017-06-12 # x\n',
  ],
  ['a day in Urdu', 'end_date: ۱۲ جون ۲۰۱۷\n', 'end_date: 2017-06-12\n'],
  [
    'a day in quotes',
    "milestones: [{id: a, end_date: '12 June 2017'}]\n",
    'milestones: [{id: a, end_date: 2017-06-12}]\n',
  ],
  ['a year for a title', 'title: 2017\n', 'title: "2017"\n'],
  [
    'a text of which every line reads like a field',
    'public_problem: # why?\n  Problem: few read it.\n  Cause: it is long.\nlevel: federal\n',
    'public_problem: | # why?\n  Problem: few read it.\n  Cause: it is long.\nlevel: federal\n',
  ],
  [
    'a text that seems to hold a list',
    'milestones:\n  - id: a\n    activity:\n      Launch it in:\n      - Lahore\n      - Quetta\n',
    'milestones:\n  - id: a\n    activity: |\n      Launch it in:\n      - Lahore\n      - Quetta\n',
  ],
  ['a choice with a capital', 'level: Federal\n', 'level: federal\n'],
  ['a choice in round quotes', 'level: “federal”\n', 'level: federal\n'],
  ['an id in round quotes', 'theme: “budget”\n', 'theme: budget\n'],
  ['a day in round quotes', 'start_date: ‘2018-01-01’\n', 'start_date: 2018-01-01\n'],
  ['a day in words in round quotes', 'start_date: “1 January 2018”\n', 'start_date: 2018-01-01\n'],
  ['yes in round quotes', 'contact:\n  public: “yes”\n', 'contact:\n  public: true\n'],
  ['yes for true', 'contact:\n  public: Yes\n', 'contact:\n  public: true\n'],
  ['off for false', 'contact:\n  public: off\n', 'contact:\n  public: false\n'],
  ['a field with a capital', 'Start Date: 2017-07-01\n', 'start_date: 2017-07-01\n'],
  [
    'items without a space',
    'supporting_agencies:\n  -sindh\n  -punjab\n',
    'supporting_agencies:\n  - sindh\n  - punjab\n',
  ],
  ...['•', '–', '▪', '+'].map(
    (sign): Case => [
      `“${sign}” before each item`,
      `other_actors:\n  civil_society:\n    ${sign} Bar Association\n    ${sign} Women’s forum\nlevel: federal\n`,
      'other_actors:\n  civil_society:\n    - Bar Association\n    - Women’s forum\nlevel: federal\n',
    ],
  ),
  [
    '“•” before some items, without a space',
    'other_actors:\n  civil_society:\n    •Bar Association\n    - Women’s forum\n',
    'other_actors:\n  civil_society:\n    - Bar Association\n    - Women’s forum\n',
  ],
  [
    'the only milestone without its dash',
    'milestones:\n    id: a\n    activity: |\n      x\nlevel: federal\n',
    'milestones:\n  - id: a\n    activity: |\n      x\nlevel: federal\n',
  ],
  [
    'a colon in an item of a list',
    'additional_information:\n  sdgs:\n    - Goal 16: peace\n',
    'additional_information:\n  sdgs:\n    - "Goal 16: peace"\n',
  ],
  [
    'a text beside its name without “|”, with the line ends of Windows',
    'public_problem: Few people read\r\n  because: x\r\n',
    'public_problem: |\n  Few people read\n  because: x\n',
  ],
  // One behind the other
  [
    'a colon in a file of tabs, in UTF-16',
    utf16('title: A: b\r\ncontact:\r\n\tname: x \r\n'),
    'title: "A: b"\ncontact:\n  name: x\n',
  ],
]

describe('what has one right answer is fixed', () => {
  test.for(cases)('%s', async ([, before, after]) => {
    expect(await fixed(before)).toBe(after)
  })

  test.for(cases)('%s: a second time, nothing is left', async ([, before]) => {
    const { source } = await fixedSource(sourceOf(before))
    expect((await fixedSource(source)).made).toEqual([])
  })

  test.for(cases.filter(([, , , found]) => found !== undefined))(
    '%s: one slip, one message, at its place',
    ([, before, , found]) => {
      expect(reported(before)).toEqual([found])
      const [finding] = parse(sourceOf(before)).diagnostics
      expect(finding?.help).toContain('“nap validate --fix” does this for you.')
    },
  )
})

test.for([
  'public_problem: Few people read\n  because: x\nlevel: federal\n',
  'milestones:\n  - id: a\n    activity: Few people: ten\n      because: x\nlevel: federal\n',
  'public_problem: | Few read it.\nlevel: federal\n',
])('what is put into %j has the line ends of the file', (lf) => {
  for (const text of [lf, lf.replaceAll('\n', '\r\n')]) {
    const fixes = parse(sourceOf(text)).diagnostics.flatMap(({ fix }) => fix ?? [])
    expect(fixes).toHaveLength(1)
    const after = withFixes(text, fixes).text
    expect(after.split('\n').length).toBeGreaterThan(text.split('\n').length)
    expect(after.replaceAll('\r\n', '').match(/[\r\n]/g)?.length ?? 0).toBe(
      text === lf ? after.split('\n').length - 1 : 0,
    )
  }
})

test('a number with commas, where a number is wanted', async () => {
  const comment = (votes: string) => `from: OSF\nvotes: ${votes}\n`
  for (const votes of ['1,000,000', '10,00,000', '۱۰۰۰۰۰۰', '"1000000"']) {
    expect(await fixed(comment(votes), 'comments/2017-06-15-osf.yaml')).toBe(comment('1000000'))
  }
})

test('a chapter keeps its line breaks', async () => {
  expect(await fixed('\ufeffOne  \r\nTwo \r\n', 'chapters/introduction.md')).toBe('One  \nTwo\n')
})

test('a translation into Urdu is Urdu, whatever its letters', async () => {
  expect(await fixed('title: شفافيت كا نظام\n', 'translations/ur/budget.yaml')).toBe(
    'title: شفافیت کا نظام\n',
  )
})

// Nobody but the writer knows what was meant, or there is nothing to fix.
const left: readonly (readonly [name: string, text: string | Uint8Array])[] = [
  [
    'a remark in what may be a text without “|”',
    'public_problem: Few read it\n  because: nobody prints it # not to be published\nlevel: y\n',
  ],
  [
    'a remark below the name of a text without “|”',
    'public_problem:\n  Few read it: why? # not to be published\n  Because: x\nlevel: y\n',
  ],
  [
    'a line of a text that looks like a heading in round quotes',
    'public_problem: |\n  The law has\n    in its head\n  title: “A citizens’ budget”\n  and more.\n',
  ],
  ['UTF-32 with half of a pair in it', Buffer.from('fffe00006100000000d80000', 'hex')],
  ['UTF-32 with a byte too many', Buffer.from('fffe00006100000062', 'hex')],
  ['a quotation that a field follows', 'title: "One\ntheme: x"\n'],
  ['lines of a text in quotes with a mark inside', 'title: "One\nsaid "two" of\nthree"\n'],
  [
    'a sign before the first item, and a line that may be one or not',
    'other_actors:\n  civil_society:\n    • Bar Association\n    of Sindh\n',
  ],
  [
    'a sign further in than another',
    'other_actors:\n  civil_society:\n    • Bar Association\n      • of Sindh\n',
  ],
  ['a group for a list, in braces', 'milestones: {id: a}\n'],
  ['a group for a list, with a name that no item has', 'milestones:\n  launch: x\n'],
  ['a date with two readings', 'end_date: 06/07/2017\n'],
  ['a date with a year of two digits', 'end_date: 12-06-17\n'],
  ['a day that does not exist', 'end_date: 31 June 2017\n'],
  [
    'a time stamp of Greenwich that may be of the next day elsewhere',
    'end_date: 2017-06-11T19:00:00.000Z\n',
  ],
  ['a name that no value is taken over by', 'title: x\nnote: &x 1 million\n'],
  ['a name that is used for a name', 'title: &x a\n*x : b\n'],
  [
    'values within values, taken over again and again',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g']
      .map((name, index) => `${name}: &${name} [${`*${'abcdef'[index]}, `.repeat(9)}x]\n`)
      .join('')}`,
  ],
  ['a number that is no choice', 'level: 1.10\n'],
  ['a misspelt choice', 'level: provintial\n'],
  [
    'letters that the code pages of Windows read differently',
    Buffer.from([0x61, 0x3a, 0x20, 0xd4, 0xe3, 0x0a]),
  ],
  ['UTF-8 with a stray byte', Buffer.from([0x61, 0x3a, 0x20, 0xd8, 0xb4, 0x92, 0x0a])],
  ['a character of the tag block', 'title: a\u{e0041}b\u200bc\n'],
  ['an override of direction', 'title: a\u202eb\u202c\n'],
  ['a zero-width space by an escape', 'title: "A\\u200bportal for all"\ntheme: x\n'],
  ['an isolate by an escape', 'theme: x\ntitle: "A \\u2067portal\\u2069 for all"\n'],
  ['a field twice', 'title: One\ntitle: Two\n'],
  ['an open quotation', 'title: "One\nlevel: federal\n'],
  ['a colon and perhaps a remark', 'title: Budget: all # note\n'],
  [
    'a text beside its name and below, with what may be a remark',
    'public_problem: Few read it # why?\n  It is long: 400 pages.\n',
  ],
  [
    'a text that reads like fields, with what may be a remark',
    'public_problem:\n  Problem: few read it.\n  # Why?\n  Cause: it is long.\n',
  ],
  ['fields of another below a text', 'public_problem:\n  theme: x\n  level: federal\n'],
  ['a colon in a text of two lines', 'title: Budget: for\n  citizens\n'],
  ['a field on the line of another', 'milestones: id: portal\n'],
  ['a tab that may be deeper or not', 'milestones:\n  - id: a\n \tactivity: x\n'],
  ['a tab before a field below a text', 'public_problem: |\n  Few read it.\n\ttheme: fiscal\n'],
  [
    'a tab before a field below a text without lines, and another that is plain',
    'commitment_description: >-\n\n\tstart_date: 2017-07-01\ncontact:\n\tname: x\n',
  ],
  [
    'a tab before a field of an item below its text',
    'milestones:\n  - id: a\n    activity: |\n      One\n\t\t\tdeliverable: y\n',
  ],
  ['a broken word', 'public_problem: The bur- den of it\n'],
  ['an Arabic verse in Urdu', 'public_problem: یہ ہے کہ «وأمرهم شورى بينهم» کے مطابق\n'],
  ['an Arabic text', 'public_problem: كتابي هذا في المكتبة\n'],
  ['a text in Sindhi', 'public_problem: سنڌ حڪومت جي كتاب ۾ هي آهي\n'],
  ['a letter that may be ہ or ھ', 'public_problem: یہ كچه ہے\n'.replace('ك', 'ک')],
  ['a joiner of Urdu', 'title: می\u200cخواہم ہے\n'],
  ['a non-breaking space in a text', 'public_problem: Rs.\u00a010 million\n'],
  ['marks of a merge', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n'],
  ['a quotation in a title', 'title: “Open” for all\n'],
  ['a text in quotation marks', 'public_problem: “We do not agree.”\n'],
  ['texts of two quotations', 'public_problem: “A” and “B”\ncontribution: ‘C’ or ‘D’\n'],
  [
    'quotations under “|” and in quotes',
    'public_problem: |\n  “A”\ncontribution: "“B”"\ncommitment_description: “C”\n',
  ],
]

test.for(left)('%s is left to people', async ([, text]) => {
  const { source, made } = await fixedSource(sourceOf(text))
  expect(made).toEqual([])
  expect(Buffer.from(source.bytes)).toEqual(Buffer.from(sourceOf(text).bytes))
  for (const { help } of parse(sourceOf(text)).diagnostics) expect(help).not.toContain('--fix')
})

test.for<readonly [string, string, string]>([
  ['a broken word', 'public_problem: The bur- den of\n', 'words-are-whole 1:21'],
  ['a word broken at the end of a line', 'a: |\n  The bur-\n  den of\n', 'words-are-whole 2:7'],
  ['a text lost as a remark', 'title: #1 priority\n', 'text-with-odd-start-is-quoted 1:8'],
  ['the end of a text lost as a remark', 'title: Goal #16\n', 'text-with-odd-start-is-quoted 1:13'],
  [
    'the end of a text lost as a remark, where another text says the same',
    'title: Goal #16\nnote: "Goal #16"\n',
    'text-with-odd-start-is-quoted 1:13',
  ],
  [
    'lines of a quotation at the margin',
    'title: "One\ntwo"\ntheme: x\n',
    'indentation-is-right 2:1',
  ],
  [
    'a list whose field lost its colon',
    'title: x\nmilestones\n  - id: a\n    activity: x\n  - id: b\n    activity: y\ntheme: z\n',
    'field-has-a-colon 2:1',
  ],
  [
    'words beside the name of a list',
    'title: x\nmilestones: more\n  - id: a\n    activity: x\n  - id: b\ntheme: y\n',
    'yaml-can-be-read 2:13',
  ],
  [
    'two colons and words beside the name of a list',
    'milestones:: more\n  - id: a\n    activity: x\n  - id: b\ntheme: y\n',
    'yaml-can-be-read 1:12',
  ],
  [
    'a bracket that closes nothing',
    'title: ] x\ntheme: y\nlevel: federal\nmilestones:\n  - id: a\n',
    'yaml-can-be-read 1:8',
  ],
  [
    'a brace between the fields',
    'title: x\n}\ntheme: y\nlevel: federal\nmilestones:\n  - id: a\n',
    'yaml-can-be-read 2:1',
  ],
  [
    'a remark to oneself between the fields of an item',
    'milestones:\n  - id: a\n    activity: x\nNote: ask\n    deliverable: y\n  - id: b\n    activity: z\n',
    'indentation-is-right 5:1',
  ],
  [
    'of an item in quotes, the line that is left of its dash',
    'supporting_agencies:\n  - "abc\n   def\n ghi"\n',
    'indentation-is-right 4:1',
  ],
  [
    'marks of a chat, and words after them',
    '```yaml\ntitle: x\n```\nIs that right?\n',
    'file-holds-fields 1:1',
  ],
  [
    'marks of a chat around what cannot be read',
    '```yaml\ntitle: [x\ntheme: y\n```\n',
    'file-holds-fields 1:1',
  ],
  [
    'an equals sign after a name in capitals',
    'theme: x\nTitle = A portal\n',
    'field-has-a-colon 2:1',
  ],
  ['an equals sign before a bracket', 'theme: x\ntitle = [A portal]\n', 'field-has-a-colon 2:1'],
  ['a dash for a colon', 'theme: x\nTitle – A portal\n', 'field-has-a-colon 2:1'],
  ['something behind the end', 'title: x\n}\n', 'yaml-can-be-read 2:1'],
  [
    'a dash without a space before fields too far left',
    'milestones:\n  -id: a\n   activity: x\n',
    'list-item-begins-with-a-dash-and-a-space 2:4',
  ],
  [
    'many tabs',
    'milestones:\n\t- id: a\n\t  activity: x\n\t- id: b\n\t\t\tactivity: y\n\t- id: c\n',
    'indentation-is-right 2:1',
  ],
])('%s is one finding', ([, text, found]) => {
  expect(reported(text)).toEqual([found])
})

test.for([
  'public_problem: Two- to three-year plans, pre- and post-budget, long-term\n',
  'public_problem: |\n  - one\n  - two #1\n',
  'title: "#1 priority"\n',
  'title: "Goal #16"\n',
  "title: 'People’s goal #16, one of many'\nnote: 'it''s #5'\n",
  'supporting_agencies: ["a #1", b]\n',
  'public_problem: "Goal\n  and #16"\n',
  'public_problem: |\n  # one\n  #two #3\n',
  'title: One # a remark\n',
  '#title: One\ntitle: Two\n',
])('%s is in order', (text) => {
  expect(reported(text)).toEqual([])
})

test('what can be read in one way only is read, so that the rest of the file is checked', () => {
  const { document } = parse(sourceOf('title: Budget: all\nend_date: 2017\n'))
  expect(document?.value).toEqual({ title: 'Budget: all', end_date: 2017 })
  expect(document?.place('/end_date')).toMatchObject({ line: 2, column: 11 })
  const item = parse(sourceOf('{title: One,\n level:\u00a0x}\n')).document
  expect(item?.place('/title')).toMatchObject({ line: 1, column: 9 })
})

// Laws

const plan = join(import.meta.dirname, '../plan')
const texts = readdirSync(plan, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(yaml|md)$/.test(name) && !name.startsWith('draft'))
  .map((name) => [name, readFileSync(join(plan, name), 'utf8')] as const)

test('nothing in Pakistan’s plan is fixed', async () => {
  expect(texts.length).toBeGreaterThan(40)
  for (const [name, text] of texts) {
    expect((await fixedSource(sourceOf(text, name))).made, name).toEqual([])
  }
})

const slips = [
  '\t',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '\r',
  '\r\n',
  ' \n',
  '  \n',
  ': ',
  ' = ',
  '：',
  ' – ',
  '“',
  '”',
  '"',
  "'",
  '#',
  ' #x',
  '\u2067',
  '\u202e',
  'ﬁ',
  'ك',
  'ي',
  'ه',
  ' شفافيت كا ہے ',
  '12 June 2017',
  '06/07/2017',
  '- ',
  '-',
  '@',
  '%',
  '\u0093',
  '\ufeff',
  '<<<<<<< x\n',
  '{',
  ']',
  '|',
  '\n',
  ' yes',
  '1,000,000',
  'title: ',
  '  ',
]
const slip = fc.record({ at: fc.nat(1200), taken: fc.nat(3), put: fc.constantFrom(...slips) })
const encodings = ['utf8', 'utf8', 'utf8', 'utf16le', 'latin1'] as const

const slipped = fc
  .record({
    of: fc.constantFrom(...texts),
    slips: fc.array(slip, { maxLength: 4 }),
    encoding: fc.constantFrom(...encodings),
    crlf: fc.boolean(),
  })
  .map(({ of: [name, text], slips: made, encoding, crlf }) => {
    const changed = made.reduce(
      (now, { at, taken, put }) => now.slice(0, at) + put + now.slice(at + taken),
      text.slice(0, 1500),
    )
    return sourceOf(Buffer.from(crlf ? changed.replaceAll('\n', '\r\n') : changed, encoding), name)
  })

// Letters and digits, without what is fixed in them: forms of letters, dates, capitals, yes and no. A blank after a soft
// hyphen stands in a word that was hyphenated, or after one.
function wordsOf(text: string, { hyphenated }: { readonly hyphenated: boolean }): string[] {
  return (
    text
      .normalize('NFKC')
      .replaceAll('ي', 'ی')
      .replaceAll('ك', 'ک')
      .replaceAll('ه', 'ہ')
      .replaceAll(hyphenated ? /\u00ad[ \u00a0](?=\p{Ll})/gu : /(?!)/g, '')
      .replaceAll(/[\u00ad\u200b-\u200d\u2066-\u2069\ufeff]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function textOf({ bytes }: Source): string {
  return parse({ file, bytes }).text
}

test('fixing loses no word, changes nothing but what it says, and is done at once', async () => {
  const property = fc.asyncProperty(slipped, async (source) => {
    const { source: after, made } = await fixedSource(source)
    expect((await fixedSource(after)).made).toEqual([])
    if (made.length === 0) expect(Buffer.from(after.bytes)).toEqual(Buffer.from(source.bytes))
    const values = made.filter(({ does }) => / written as /.test(does) && /^“/.test(does))
    const lost = [true, false].map((hyphenated) => {
      const rewritten = values.flatMap(({ does }) => wordsOf(does, { hyphenated }))
      const kept = wordsOf(textOf(after), { hyphenated })
      return wordsOf(textOf(source), { hyphenated }).filter(
        (word) => !kept.includes(word) && !rewritten.includes(word),
      )
    })
    expect(lost).toContainEqual([])
    // What could be read before can be read after.
    if (parse(source).document) expect(parse(after).document).toBeDefined()
  })
  await fc.assert(property, { numRuns: runs(400) })
})

test('outside its edits, a fix changes no letter', () => {
  const edits = fc
    .record({
      text: fc.stringMatching(/^[a-z\n]{0,60}$/),
      cuts: fc.uniqueArray(fc.nat(60), { maxLength: 6 }),
    })
    .map(({ text, cuts }) => ({
      text,
      at: cuts.filter((cut) => cut <= text.length).toSorted((a, b) => a - b),
    }))
  fc.assert(
    fc.property(edits, ({ text, at }) => {
      const place = (offset: number) => {
        const lines = text.slice(0, offset).split('\n')
        return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
      }
      const pairs = at.flatMap((start, index) =>
        index % 2 === 0 && at[index + 1] !== undefined
          ? [[start, at[index + 1] ?? 0] as const]
          : [],
      )
      const fix = {
        does: 'X',
        edits: pairs.map(([start, end]) => ({
          ...place(start),
          endLine: place(end).line,
          endColumn: place(end).column,
          text: 'X',
        })),
      }
      let rest = text
      for (const [start, end] of pairs.toReversed())
        rest = `${rest.slice(0, start)}X${rest.slice(end)}`
      expect(withFixes(text, [fix]).text).toBe(rest)
    }),
  )
})

test.for(['\r', '\u00a0', '\t', ' ', '- ', '“', 'ي ', 'b\u00ad ', 'b #'])(
  'a file full of “%j” is done with soon',
  async (piece) => {
    await fixedSource(sourceOf(`a: ہ ${piece.repeat(50_000 / piece.length)}`))
  },
)

test('texts in quotes at the margin are one finding each, and what else is wrong stays', () => {
  const text = 'title: "One\ntwo"\na: "three\nfour"\nb: c: d\n'
  expect(reported(text)).toEqual([
    'indentation-is-right 2:1',
    'indentation-is-right 4:1',
    'text-with-colon-is-quoted 5:4',
  ])
})

const commitment = `title: "One
theme: x
public_problem: |
  Few people read it: it is long.
  It is in English.
milestones:
  - id: portal
    activity: Launch it: now
    deliverable: "A portal"
    end_date: soon
contact:
  name: Mr. Khan
`

// Each with all that is found, form and values.
test.for<readonly [string, string, readonly string[]]>([
  ['an open quotation', commitment, ['quotes-are-closed 1:8', 'text-with-colon-is-quoted 8:15']],
  [
    'an open quotation that the next one seems to close',
    'milestones:\n  - id: "a\n    activity: x\n    deliverable: "y"\nnote: z: z\n',
    ['quotes-are-closed 2:9', 'text-with-colon-is-quoted 5:7'],
  ],
  [
    'an open quotation of several lines',
    'title: "One: two\n  three: four\n  said: “x: y”\nthemes: x\ntheme: x\nnote: y: z\n',
    ['quotes-are-closed 1:8', 'text-with-colon-is-quoted 6:7'],
  ],
  [
    'two names without their colons',
    'milestones\n  - id: a\n    activity: x\n    deliverable: y\ncontact\n  name: x\n  title: y\n',
    ['field-has-a-colon 1:1', 'field-has-a-colon 5:1'],
  ],
  [
    'a name twice, behind a name without its colon',
    'title: x\ntitle: y\ncontact\n  name: x\n  title: y\n',
    ['field-stands-once 2:1', 'field-has-a-colon 3:1'],
  ],
  [
    'an equals sign before a text with a colon, before another slip',
    'title = x: y\nnote: y: z\ncontact\n  name: x\n',
    ['field-has-a-colon 1:1', 'text-with-colon-is-quoted 2:7', 'field-has-a-colon 3:1'],
  ],
  [
    'marks of a merge',
    'title: x\n<<<<<<< HEAD\nlevel: federal\n=======\nlevel: provincial\n>>>>>>> x\nnote: y: z\n',
    ['file-has-no-conflict-marks 2:1', 'text-with-colon-is-quoted 7:7'],
  ],
  [
    'a character that nobody sees',
    'title: a\u200bb\nnote: y: z\n',
    ['text-shows-what-it-says 1:9', 'text-with-colon-is-quoted 2:7'],
  ],
  [
    'a character that nobody sees, by an escape',
    'title: "a\\u200bb"\nnote: y: z\nlevel: "\\u200bfederal"\n',
    ['text-shows-what-it-says 1:8', 'text-with-colon-is-quoted 2:7', 'text-shows-what-it-says 3:8'],
  ],
  [
    'a bold text',
    'title: **x**\nnote: y: z\n',
    ['yaml-is-plain 1:8', 'text-with-colon-is-quoted 2:7'],
  ],
])('%s hides no other slip', ([, text, found]) => {
  expect(reported(text)).toEqual(found)
})

test.for<readonly [string, string, string]>([
  [
    'a long text without “|”',
    'theme: x\npublic_problem:\n  Few people read it: it is long.\n  It is in English.\nlevel: y\n',
    'text-with-colon-is-quoted 2:1',
  ],
  [
    'a long text without “|”, with what may be a heading or a remark',
    'theme: x\npublic_problem:\n  Few people read it.\n\n  # Reasons\n\n  It is long: yes.\nlevel: y\n',
    'text-with-colon-is-quoted 2:1',
  ],
  [
    'a long text at the margin',
    'public_problem: Few people read the budget\nIt is long: 400 pages.\nIt is in English.\nlevel: y\n',
    'indentation-is-right 2:1',
  ],
  [
    'a long text with a colon beside its name, and the rest of it at the margin',
    'public_problem: Few people: ten\nIt is long.\nlevel: y\n',
    'indentation-is-right 2:1',
  ],
  [
    'a line of a text under “|” at the margin',
    'public_problem: |\n  Few people read it\nIt is long.\n  It is in English.\nlevel: y\n',
    'indentation-is-right 3:1',
  ],
  [
    'the end of a title at the margin',
    'title: A citizens’ budget\nin plain Urdu\ntheme: x\n',
    'indentation-is-right 2:1',
  ],
  [
    'an item without the colon of its id',
    'milestones:\n  - id a\n    activity: x\n',
    'field-has-a-colon 2:5',
  ],
  [
    'the first line of a group, one space too far left',
    'contact:\n name: x\n  title: y\n  public: true\n',
    'indentation-is-right 2:1',
  ],
  [
    'an equals sign before a text with a colon',
    'theme: x\ntitle = Budget: all\n',
    'field-has-a-colon 2:1',
  ],
])('%s is told at its own line', ([, text, found]) => {
  expect(reported(text)).toEqual([found])
})

test('what is wrong with the values of a file is told beside the slips in its form', () => {
  const file = 'submissions/sindh/budget.yaml'
  const text = commitment.replace('theme: x', 'themes: x').replace('"A portal"', 'A #1 portal')
  const loaded = load([sourceOf(text, file)])
  const found = [...loaded.diagnostics, ...checkForm(loaded).diagnostics]
    .filter(({ place }) => place.file === file)
    .map(({ rule, place }) => `${rule} ${place.line}`)
  expect(found).toEqual([
    'quotes-are-closed 1',
    'text-with-colon-is-quoted 8',
    'text-with-odd-start-is-quoted 9',
    'field-is-known 2',
    'date-is-year-month-day 10',
  ])
  // What is missing may stand where the slip is.
  const lost = load([sourceOf('milestones:\n  - id: "a\n    activity: x\n', file)])
  expect(checkForm(lost).diagnostics.filter(({ place }) => place.file === file)).toEqual([])
})

test('a line that is right is never told of, whatever was supposed about another', () => {
  const step = (id: string) => `  - ${id}\n    activity: x\n    deliverable: y\n`
  const text = `milestones:\n${step('id a')}${step('id: b')}${step('id: c')}contact:\n  name: [Mr. Khan\n  office: z\n`
  const lines = reported(text).map((one) => Number(one.split(' ')[1]?.split(':')[0]))
  expect(lines.filter((line) => line > 4 && line < 12)).toEqual([])
  expect(lines.at(-1)).toBeGreaterThan(11)
})

test('a tab before a line that is right without it is the only slip', () => {
  const text =
    'title: x\nmilestones:\n\t  - id: a\n    activity: x\n    deliverable: y\n  - id: b\n'
  expect(reported(text)).toEqual(['indentation-is-right 3:1'])
})

test('a tab before a field below a text is the only slip, and the field is not read as text', () => {
  const text = 'public_problem: |\n  Few read it.\n\ttheme: fiscal\n\tend_date: soon\nlevel: x\n'
  const { diagnostics, supposed } = parse(sourceOf(text))
  expect(reported(text)).toEqual(['indentation-is-right 3:1'])
  expect(diagnostics[0]?.help).toBe(
    'Begin the field in the same column as the name of the one above it. With a few spaces in place of the tab, it would become a part of that text.',
  )
  expect(supposed?.document.value).toEqual({
    public_problem: 'Few read it.\n',
    theme: 'fiscal',
    end_date: 'soon',
    level: 'x',
  })
})

test('below the text of an item, a field after a tab is one of the item', () => {
  const text =
    'milestones:\n  - id: a\n    activity: |\n      One\n\t\t\tdeliverable: y\n  - id: b\ntheme: x\n'
  expect(parse(sourceOf(text)).supposed?.document.value).toEqual({
    milestones: [{ id: 'a', activity: 'One\n', deliverable: 'y' }, { id: 'b' }],
    theme: 'x',
  })
})

test('a second slip is told beside the first and not beside what follows from it', () => {
  const text = 'milestones\n  - id: a\n    activity: x\n  - id: b\n    activity: y: z\n'
  expect(reported(text)).toEqual(['field-has-a-colon 1:1', 'text-with-colon-is-quoted 5:15'])
})

const slipStep = '  - id: a\n    activity: x\n    deliverable: "y"\n'
const slipLines =
  `title: One\nmilestones:\n${slipStep.repeat(3)}contact:\n  name: Mr. Khan\n  office: z\n`.split(
    '\n',
  )
const slipChanges: readonly ((line: string) => string)[] = [
  (line) => line.replace(':', ''),
  (line) => line.replace(': ', ': ['),
  (line) => line.replace(': ', ': "'),
  (line) => `${line}: more`,
  (line) => line.replace('- ', '-'),
  (line) => ` ${line}`,
  (line) => line.trimStart(),
]

type Slip = { readonly at: number; readonly change: (line: string) => string }

const withSlips = (slips: readonly Slip[]) =>
  slipLines.map((line, at) => slips.find((made) => made.at === at)?.change(line) ?? line).join('\n')

test('whatever is left out or found behind it, no line is told of that is right', () => {
  const slip = fc.record({
    at: fc.nat(slipLines.length - 2),
    change: fc.constantFrom(...slipChanges),
  })
  const property = fc.property(slip, slip, (one, other) => {
    fc.pre(one.at !== other.at)
    const linesIn = (text: string, faults: readonly { offset: number }[]) =>
      faults.map(({ offset }) => text.slice(0, offset).split('\n').length)
    const text = withSlips([one, other])
    const { faults } = readYaml(text)
    // What was hidden would be found if the other slip were fixed.
    const alone = [one, other].flatMap((made) =>
      linesIn(withSlips([made]), readYaml(withSlips([made])).faults),
    )
    const wrong = [one, other].flatMap(({ at }) => [at + 1, at + 2])
    const found = [...linesIn(text, faults), ...alone, ...wrong]
    const told = linesIn(text, readOn(text, faults, allowance()).faults)
    expect(told.filter((line) => !found.includes(line))).toEqual([])
  })
  fc.assert(property, { numRuns: runs(1000) })
})

test('of two slips, few make a right line look wrong that neither does alone', () => {
  const toldOf = (slips: readonly Slip[]) =>
    parse(sourceOf(withSlips(slips))).diagnostics.map(({ place: { line } }) => line)
  const slips = Array.from({ length: slipLines.length - 1 }, (_, at) => at).flatMap((at) =>
    slipChanges.map((change) => ({ at, change, alone: toldOf([{ at, change }]) })),
  )
  const pairs = slips.flatMap((one, index) =>
    slips.slice(index + 1).flatMap((other) => (one.at === other.at ? [] : [[one, other] as const])),
  )
  const some = pairs.filter((_, index) => index % 4 === 0)
  const odd = some.filter(([one, other]) => {
    const wrong = [one, other].flatMap(({ at, alone }) => [at + 1, at + 2, ...alone])
    return toldOf([one, other]).some((line) => !wrong.includes(line))
  })
  // What is known today. It may become less.
  expect(odd.length).toBeLessThanOrEqual(23)
})

test('where a whole plan is broken, what follows from a slip is left out in the first files only', () => {
  const remark = `# ${'x'.repeat(10_000)}\n`
  const text = `milestones\n  - id: a\n    activity: x\n  - id: b\n    activity: y: z\n${remark}`
  const files = Array.from({ length: 60 }, (_, at) => `submissions/sindh/budget-${at + 10}.yaml`)
  const { diagnostics } = load(files.map((name) => sourceOf(text, name)))
  const counts = files.map((name) => diagnostics.filter(({ place }) => place.file === name).length)
  expect(counts.slice(0, 3)).toEqual([2, 2, 2])
  expect(counts.at(-1)).toBeGreaterThan(2)
})

describe('what is called by its name', () => {
  const around = [
    sourceOf(
      'themes:\n  - id: fiscal-transparency\n    name: Fiscal Transparency\n  - id: rights\n    name: Rights\n  - id: more\n    name: rights\n',
      'plan.yaml',
    ),
    sourceOf(
      'institutions:\n  - id: finance-division\n    name: Finance Division\n    short_name: Finance\n    level: federal\n  - id: sindh\n    name: Planning Department, Sindh\n    level: provincial\n',
      'institutions.yaml',
    ),
  ]
  const fixedHere = async (text: string) =>
    Buffer.from((await fixedSource(sourceOf(text), around)).source.bytes).toString()
  const foundHere = (text: string) =>
    checkForm(load([...around, sourceOf(text)])).diagnostics.filter(
      ({ place }) => place.file === file,
    )

  test.for([
    ['theme: Fiscal Transparency\n', 'theme: fiscal-transparency\n'],
    ['theme: "fiscal  transparency"\n', 'theme: fiscal-transparency\n'],
    [
      'lead_implementing_agency: finance # theirs\n',
      'lead_implementing_agency: finance-division # theirs\n',
    ],
    ['supporting_agencies:\n  - Planning Department, Sindh\n', 'supporting_agencies:\n  - sindh\n'],
  ])('%j gets its id', async ([before = '', after]) => {
    expect(await fixedHere(before)).toBe(after)
    expect(foundHere(before).map(({ help }) => help)).toEqual([
      expect.stringMatching(/^Write [a-z-]+\. “nap validate --fix” does this for you\.$/),
    ])
  })

  test.for([
    // Two have this name, or none has it.
    ['theme: RIGHTS!\n', 'Use lower-case letters'],
    [
      'theme: Fiscal Transparancy\n',
      'Did you mean “fiscal-transparency”, which is “Fiscal Transparency”?',
    ],
    ['lead_implementing_agency: Planing Department Sindh\n', 'Did you mean “sindh”, which is'],
    ['lead_implementing_agency: finance-divison\n', 'Did you mean “finance-division”?'],
  ])('%j stays, and is told', async ([text = '', help]) => {
    expect(await fixedHere(text)).toBe(text)
    expect(foundHere(text)[0]?.help).toContain(help)
  })
})
