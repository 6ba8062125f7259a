import { onOneLine } from './text.ts'

/** What must not be published, whatever the text around it says: what lets somebody in, or what belongs to one person. */
export type Secret = {
  readonly kind: 'access' | 'person'
  /** `an access token of GitHub`. */
  readonly name: string
  readonly start: number
  readonly end: number
}

type Shape = {
  readonly kind: Secret['kind']
  readonly name: string
  readonly pattern: RegExp
  /** Where the shape alone does not tell. */
  isOne?(found: RegExpExecArray): boolean
}

const token = (name: string, pattern: RegExp): Shape => ({
  kind: 'access',
  name: `an access token of ${name}`,
  pattern,
})

// The shapes are those that the issuers document, as the open lists of gitleaks and secretlint (both MIT) have collected them.
const shapes: readonly Shape[] = [
  {
    kind: 'access',
    name: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----END))*(?:-----END [A-Z0-9 ]{0,40}-----)?/g,
  },
  token(
    'GitHub',
    /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g,
  ),
  token('GitLab', /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/g),
  token(
    'Amazon Web Services',
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  ),
  token(
    'Slack',
    /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}|https:\/\/hooks\.slack\.com\/services\/[A-Za-z0-9/]{20,}/g,
  ),
  token(
    'Google',
    /(?<![A-Za-z0-9])(?:AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{28})/g,
  ),
  token('Microsoft Azure', /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/g),
  token('Stripe', /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}/g),
  token('npm', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g),
  token('SendGrid', /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g),
  token('Telegram', /(?<!\d)\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g),
  {
    kind: 'access',
    name: 'an access token',
    // A JSON Web Token, and a key as several services write theirs.
    pattern:
      /(?<![A-Za-z0-9])(?:eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|sk-(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{40,})/g,
  },
  {
    kind: 'access',
    name: 'a password in a web address',
    pattern:
      /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@<>]{1,80}:[^\s/@<>]{3,80}@(?=[\w[])/gi,
  },
  {
    kind: 'access',
    name: 'a password',
    pattern:
      /(?<![\p{L}\p{N}])(?:pass(?:word|wd|code|phrase)|pwd|(?:api|secret|access)[ _-]?key|client[ _-]?secret|پاس ?ورڈ)["'`*_]{0,3} {0,3}(?:[:=]|is )["'`*_ ]{0,4}([^\s"'`<>“”’]{6,80})/giu,
    isOne: ([, value = '']) => isGuarded(value.replace(/[.,;:!?)*_]+$/, '')),
  },
  {
    kind: 'person',
    name: 'the number of an identity card',
    // Pakistan’s: five figures for the place, seven for the family, one for the person. No round sum, no part of another number.
    pattern:
      /(?<![\p{L}\p{N}+]|\d[.,/-])(?:[1-8]\d{4}([-\u2010-\u2014 ])\d{7}\1\d|(?<!Rs\.? ?)[1-8]\d{12}(?<!000))(?![\p{L}\p{N}]|[.,/-]\d)/gu,
  },
  {
    kind: 'person',
    name: 'the number of a bank account (IBAN)',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,40}/gu,
    isOne: ([found]) => ibanIn(found) !== undefined,
  },
]

/** Without one of these there is no secret: quick to look for, and two texts of three have none. */
const figure = /\d|-----BEGIN|:\/\/[^/\s]*@/
// By name, in small letters or in capitals: that letters of every script are to be alike takes thirty times as long.
const hint =
  /\d{5}|[A-Z]{2}\d\d|-----BEGIN|gh[pousr]_|github_pat|glpat|AKIA|ASIA|ABIA|ACCA|xox|slack|AIza|ya29|GOCSPX|AccessKey|AccountKey|_live_|_test_|npm_|eyJ|sk-|SG\.|:AA|:\/\/[^/\s]*@|[Pp]ass(?:w|code|phrase)|PASS(?:W|CODE|PHRASE)|[Pp]wd|PWD|(?:[Aa]pi|API|[Ss]ecret|SECRET|[Aa]ccess|ACCESS)[ _-]?(?:[Kk]ey|KEY)|[Cc]lient[ _-]?[Ss]ecret|CLIENT|پاس/

/** Every secret in a text, in reading order. */
export function secretsIn(text: string): Secret[] {
  const plain = withPlainFigures(text)
  if (!figure.test(plain) || !hint.test(plain)) return []
  const found = shapes.flatMap(({ kind, name, pattern, isOne = () => true }) =>
    Array.from(plain.matchAll(pattern))
      .filter(isOne)
      .map(({ 0: words, index: start }) => ({ kind, name, start, end: start + lengthOf(words) })),
  )
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** A text with `instead` in the place of every secret. */
export function withoutSecrets(text: string, instead: string): string {
  let at = 0
  let kept = ''
  for (const { start, end } of secretsIn(text)) {
    if (start >= at) kept += text.slice(at, start) + instead
    at = Math.max(at, end)
  }
  return kept + text.slice(at)
}

/** Whether words are a text as it goes out: with something in square brackets in the place of each secret. */
export function isWithoutItsSecrets(words: string, text: string): boolean {
  if (secretsIn(text).length === 0) return false
  const marked = (one: string) => onOneLine(one.replaceAll(/\[[^[\]\n]*\]/g, '[]'))
  return marked(words) === marked(withoutSecrets(text, '[]'))
}

// Figures of Urdu and of Arabic, one for one.
function withPlainFigures(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (figure) => String((figure.codePointAt(0) ?? 0) & 15))
}

// “Password: to be given out” keeps no door; a made-up example does not either.
function isGuarded(value: string): boolean {
  if (value.length < 6 || /^(?:https?:|[[({$*%.…]|x+$)/i.test(value)) return false
  const isDay = /^\d{4}-\d\d(?:-\d\d)?$/.test(value)
  return !isDay && /\d/.test(value) && /^[\p{L}\p{N}!-~]+$/u.test(value)
}

/** How long the numbers of accounts are: SWIFT’s registry of IBANs. */
const lengths =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 CH21 CY28 CZ24 DE22 DK18 EE20 EG29 ES24 FI18 FR27 GB22 GE22 GR27 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 TN24 TR26 UA29'
const lengthIn: ReadonlyMap<string, number> = new Map(
  lengths.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** The account at the start of these words, which may go on. */
function ibanIn(words: string): string | undefined {
  const length = lengthIn.get(words.slice(0, 2))
  if (length === undefined) return undefined
  let end = 0
  for (let signs = 0; signs < length && end < words.length; end++)
    if (/[A-Z0-9]/.test(words[end] ?? '')) signs++
  const written = words.slice(0, end)
  const account = written.replaceAll(/[ -]/g, '')
  const isWhole = account.length === length && !/^[A-Z0-9]/.test(words.slice(end))
  return isWhole && remainderOf(account) === 1 ? written : undefined
}

function lengthOf(words: string): number {
  return ibanIn(words)?.length ?? words.length
}

// ISO 13616: the first four signs last, letters as 10 to 35, modulo 97.
function remainderOf(account: string): number {
  const figures = Array.from(account.slice(4) + account.slice(0, 4), (sign) =>
    Number.parseInt(sign, 36),
  ).join('')
  let rest = 0
  for (const figure of figures) rest = (rest * 10 + Number(figure)) % 97
  return rest
}
