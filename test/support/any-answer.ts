import { join } from 'node:path'
import fc from 'fast-check'
import { readPlan } from '../../src/load/read.ts'
import {
  answeredFields,
  followed,
  isDate,
  isWebAddress,
  type Schema,
} from '../../src/model/schemas.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'
import { canonical } from '../../src/plain/canonical.ts'

/** The files of Pakistan’s plan, and what they add up to. */
export const { sources: sampleSources } = readPlan(join(import.meta.dirname, '../../plan'))
export const { folder: sampleFolder } = mergeOf(load(sampleSources))

// Words of all sorts: what Excel, Word and XML could take for something else, two scripts, and what people paste.
const word = fc.constantFrom(
  ...[
    'Publish',
    'the budget',
    '=1+1',
    '+92-51',
    '-5',
    '@SUM(A1)',
    '_x0041_',
    '16.10',
    '1/2',
    'TRUE',
  ],
  ...['<b>', '&amp;', '"quoted"', '’s', '\u00a0', '—', '(i)', 'شہریوں کو', 'بجٹ', 'कखग', '𝒳', 'é'],
  ...[
    '*all*',
    '**now**',
    '`code`',
    '[a](https://x.pk)',
    'snake_case_name',
    '2017-07-01',
    '#1',
    '1.',
  ],
)
const line = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' ').trim())
  .filter((words) => words !== '')
const prose = fc
  .array(
    fc.oneof(
      line,
      line.map((one) => `- ${one}`),
      line.map((one) => `1. ${one}`),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((paragraphs) => `${paragraphs.join('\n\n')}\n`)

// In a list, a semicolon parts two names as a line does, and a dash at the head of a line is a sign.
const name = fc.constantFrom(
  ...['Press clubs', 'Firms, chambers and guilds', 'شہری تنظیم', 'O’Neil & Sons', '=1+1', '16.10'],
  ...['<b>', 'snake_case_name', '*all*', 'Law (Sindh)', '2017-07-01', '#1'],
)

const institutions = sampleFolder.institutions.value.institutions.map(({ id }) => id)
const themes = sampleFolder.plan.value.themes.map(({ id }) => id)

/** Any answer to a question. */
export function answerTo(field: Schema): fc.Arbitrary<unknown> {
  const { items, enum: choices, type, properties } = field
  if (properties) return groupOf(field)
  if (items) return listOf(followed(items))
  if (field['x-refers-to'] === 'institution') return fc.constantFrom(...institutions)
  if (field['x-refers-to'] === 'theme') return fc.constantFrom(...themes)
  if (type === 'boolean') return fc.boolean()
  return choices ? fc.constantFrom(...choices) : textFor(field)
}

function listOf(item: Schema): fc.Arbitrary<unknown> {
  return fc.uniqueArray(inList(item), {
    minLength: 1,
    maxLength: 3,
    comparator: (one, other) => canonical(one) === canonical(other),
  })
}

function inList(item: Schema): fc.Arbitrary<unknown> {
  const isName = item['x-refers-to'] === undefined && item.maxLength === 300
  return isName ? name : answerTo(item)
}

/** What of it must be there, and the first part of it, which tells one from another; the others may be there. */
function groupOf(group: Schema): fc.Arbitrary<unknown> {
  const parts = answeredFields(group)
  const [[first = ''] = []] = parts
  return fc.record(Object.fromEntries(parts.map(([name, field]) => [name, inList(field)])), {
    requiredKeys: [first, ...(group.required ?? [])].filter((key) => key !== 'id'),
  })
}

function textFor(field: Schema): fc.Arbitrary<string> {
  const { pattern = '', maxLength = 0 } = field
  if (isDate(field)) return fc.constantFrom('2017-07-01', '2018-12-31', '2018-06', '2019-02-28')
  if (pattern.startsWith('^[\\p{L}')) return fc.constantFrom('18.2', '3', 'A-4')
  if (isWebAddress(field)) return fc.constantFrom('https://a.example/?b=1', 'http://b.example/c_d')
  if (pattern.includes('@')) return fc.constantFrom('desk@example.org', 'a.b+c@example.gov.pk')
  if (pattern.startsWith('^(1[0-7]')) return fc.constantFrom('16', '16.10', '5.c', '1')
  if (pattern.startsWith('^[\\p{L}\\p{N}][')) return fc.constantFrom('18.2', '2a', 'TG-0012')
  if (pattern.startsWith('^\\+?[0-9]')) return fc.constantFrom('+92-51-9103820', '051 9103820')
  return maxLength > 2000 ? prose : line
}
