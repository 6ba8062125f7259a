import type { Place } from '../../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { textsIn } from '../commitment-texts.ts'
import { everyText } from '../every-text.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

// “SAM.gov” and “WH-LAIR” are names of their own.
const abbreviation =
  /(?<![\p{L}\p{N}&/.@-])\p{Lu}{2,8}(?=s?(?![\p{L}\p{N}&@]|-[\p{N}\p{Lu}]|\.\p{Ll}))/gu
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
  ...[
    'AI',
    'AIDS',
    'AM',
    'API',
    'CCTV',
    'CD',
    'COVID',
    'CSV',
    'EU',
    'FM',
    'GDP',
    'GPS',
    'HIV',
    'HTML',
  ],
  ...[
    'ICT',
    'ICTS',
    'ID',
    'IRM',
    'IT',
    'JSON',
    'LGBT',
    'LGBTI',
    'LGBTIQ',
    'LGBTQ',
    'LGBTQI',
    'NAP',
  ],
  ...[
    'NATO',
    'NGO',
    'OECD',
    'OGP',
    'OK',
    'PDF',
    'PM',
    'RSS',
    'SDG',
    'SMS',
    'TV',
    'UK',
    'UN',
    'UNDP',
  ],
  ...['UNESCO', 'UNICEF', 'URL', 'US', 'USA', 'USB', 'WHO', 'XML'],
  // The same in French and Spanish.
  ...[
    'AGA',
    'IA',
    'OCDE',
    'ODD',
    'ODS',
    'OMS',
    'ONG',
    'ONU',
    'PAN',
    'PGO',
    'PIB',
    'SIDA',
    'TIC',
    'UE',
    'VIH',
  ],
]

export const abbreviationIsExplained: Rule = {
  id: 'abbreviation-is-explained',
  subject: 'wording',
  precision: { right: 15, read: 16 },
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
      if (explained.has(letters) || isWrittenOut(letters, folder)) continue
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
  for (const { id, name, short_name: short } of folder.institutions.value.institutions) {
    if (short !== undefined) found.add(short)
    found.add(id.toUpperCase())
    for (const [letters] of name.matchAll(/\p{Lu}{2,}/gu)) found.add(letters)
  }
  for (const { text } of everyText(folder)) {
    if (!/[([]/.test(text)) continue
    for (const [, before = '', after = ''] of text.matchAll(inBrackets)) found.add(before || after)
  }
  return found
}

const inBrackets =
  /[([][“"‘']?(?:the\s)?(\p{Lu}[\p{Lu}\p{N}-]{1,9})s?(?=[”"’'\s;,)\]])|(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}-]{1,9})s?\+?\s[([](?:the\s)?\p{Lu}?\p{Ll}/gu

const joining = [
  ...[
    'a',
    'and',
    'de',
    'des',
    'del',
    'du',
    'e',
    'el',
    'en',
    'et',
    'for',
    'in',
    'la',
    'las',
    'le',
    'les',
  ],
  ...['los', 'of', 'on', 'para', 'por', 'pour', 'the', 'to', 'un', 'una', 'une', 'y', 'à'],
]

/** Do the words for which the letters stand occur in the plan, or in the name of an institution, in this order? */
function isWrittenOut(letters: string, folder: PlanFolder): boolean {
  const words = Array.from(letters, (letter) => {
    const small = joining.filter((word) => word.startsWith(letter.toLowerCase()))
    return `(?:${[`${letter}\\p{L}[\\p{L}’'-]*`, ...small].join('|')})`
  })
  const between = `(?:[\\s/-]+(?:${joining.join('|')}|&)(?=\\s))*[\\s/-]+`
  const inOrder = new RegExp(`(?<!\\p{L})(?=\\p{Lu})${words.join(between)}(?!\\p{L})`, 'u')
  return everyText(folder).some(({ text }) => inOrder.test(text))
}
