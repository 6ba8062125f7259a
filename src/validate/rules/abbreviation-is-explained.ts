import type { Place } from '../../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { textsIn } from '../commitment-texts.ts'
import { everyText } from '../every-text.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

const abbreviation = /(?<![\p{L}\p{N}&/-])\p{Lu}{2,8}(?=s?(?![\p{L}\p{N}&]|-\p{N}))/gu
// Words of a name that is written in capitals.
const capitals = /(?<!\p{Lu})\p{Lu}{2,}(?:\s+\p{Lu}{2,})+/gu
const roman = /^[IVXLC]+$/
// What other rules speak of.
const reported = [
  'COPY',
  'CUI',
  'DRAFT',
  'FINAL',
  'FOUO',
  'NEW',
  'SECRET',
  'TBA',
  'TBC',
  'TBD',
  'XXX',
]
// Words that their letters no longer stand for, and the two names on every cover.
const known = [
  ...['AM', 'CD', 'CSV', 'EU', 'FM', 'GPS', 'HTML', 'ID', 'IT', 'JSON', 'NAP', 'OGP', 'OK', 'PDF'],
  ...['PM', 'SMS', 'TV', 'UK', 'UN', 'URL', 'US', 'USA', 'USB', 'XML'],
]

export const abbreviationIsExplained: Rule = {
  id: 'abbreviation-is-explained',
  subject: 'wording',
  on: 'plan',
  severity: suggestion,
  why: 'A plan is read by people who do not work in the office. What its letters stand for must be said once.',
  help: 'At the first use write the words, with the letters in brackets after them; or add it to abbreviations in plan.yaml.',
  source: 'OGP: plain language and minimal jargon',
  example: {
    bad: 'activity: Publish the list of the PPRA',
    good: 'activity: Publish the list of the Public Procurement Regulatory Authority (PPRA)',
  },
  *check(draft, folder) {
    const used = firstUses(draft)
    if (used.length === 0) return
    const explained = explainedIn(folder)
    for (const { letters, at, where } of used) {
      if (explained.has(letters)) continue
      yield {
        at: at(),
        message: `${where()} uses “${letters}”, and the plan does not say what it stands for.`,
      }
    }
  },
}

type Use = { readonly letters: string; where(): string; at(): Place }

function firstUses(draft: Draft): Use[] {
  const seen = new Set<string>([...known, ...reported])
  return commitmentsOf(draft).flatMap((commitment) =>
    textsIn(commitment).flatMap(({ text, pointer, name }) => {
      const fresh = lettersIn(text).filter((letters) => !seen.has(letters))
      for (const letters of fresh) seen.add(letters)
      const where = () => `${called(commitment)}: ${name()}`
      return fresh.map((letters) => ({ letters, where, at: () => commitment.place(pointer) }))
    }),
  )
}

function lettersIn(text: string): string[] {
  // Where everything is in capitals, nothing stands out.
  if (!/\p{Lu}{2}/u.test(text) || !/\p{Ll}/u.test(text)) return []
  const letters = Array.from(
    text.replaceAll(capitals, ' ').matchAll(abbreviation),
    ([word]) => word,
  )
  return [...new Set(letters)].filter((word) => !roman.test(word))
}

// In the list of plan.yaml, as the short name of an institution, or as “the words (LETTERS)” or “LETTERS (the words)” anywhere.
function explainedIn(folder: PlanFolder): ReadonlySet<string> {
  const { abbreviations = [], country_code: country = '' } = folder.plan.value
  const found = new Set([country, ...abbreviations.map(({ short }) => short.trim())])
  for (const { short_name: short } of folder.institutions.value.institutions) {
    if (short !== undefined) found.add(short)
  }
  for (const { text } of everyText(folder)) {
    if (!text.includes('(')) continue
    for (const [, before = '', after = ''] of text.matchAll(inBrackets)) found.add(before || after)
  }
  return found
}

const inBrackets =
  /\((\p{Lu}[\p{Lu}\p{N}-]{1,9})s?\)|(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}-]{1,9})s?\s\(\p{Lu}?\p{Ll}/gu
