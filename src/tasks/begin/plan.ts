import type { Host } from '../../command.ts'
import { isLanguageTag } from '../../model/languages/language.ts'
import { nothingWritten, type Refusal, wrongUsage } from '../../model/refusal.ts'
import { type Country, countryIn, countryLike } from '../../plain/country.ts'
import { firstDay, lastDay } from '../../plain/date.ts'
import { adviceOnDate } from '../../plain/date-words.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { boundsIn, isFarTooLong, oddLengthOf, type Period, periodIn } from '../../plain/period.ts'
import { listed, shown } from '../../plain/text.ts'
import { faultInAnswer, type Start, usualIn } from './start-files.ts'

export type NewPlanRequest = Readonly<
  Record<'country' | 'period' | 'start' | 'end' | 'secretariat' | 'language', string | undefined>
> & { readonly theme: readonly string[] }

/** What a new plan has to know: from the flags, and from the person at the keyboard. @throws Refusal that names the flags */
export async function startFor(host: Host, request: NewPlanRequest): Promise<Start> {
  const { ask } = host
  const { theme: themes } = request
  const given = { country: textIn(request.country, '--country'), period: periodGiven(request) }
  const office = textIn(request.secretariat, '--secretariat')
  const languages = languagesIn(request.language)
  if (!ask && (given.country === undefined || given.period === undefined)) throw needy(given)
  const country = await countryMeant(
    given.country ??
      (await ask?.line('Country (its name, or its code of two letters):', {
        check: (words) => faultIn(words, { country: { name: words } }),
      })) ??
      '',
    host,
  )
  const period =
    given.period && (await isMeant(given.period, host)) ? given.period : await periodAsked(host)
  const usual = usualIn(languages)
  const secretariat =
    office ??
    (await ask?.line('Which office compiles the plan?', {
      suggestion: usual.secretariat,
      check: (words) => faultIn(words, { secretariat: words }),
    })) ??
    usual.secretariat
  return {
    country,
    period,
    secretariat,
    languages,
    themes: await themesMeant(
      themes.length > 0 ? themes : [await themesAsked(ask, usual.themes)],
      host,
      usual.themes,
    ),
  }
}

// Every country may be called as it calls itself, so a name that is like another is asked about and never refused.
async function countryMeant(words: string, { ask, err }: Host): Promise<Country> {
  const country = countryIn(words)
  const like = country.code === undefined ? countryLike(words) : undefined
  if (!like) return country
  const quoted = `“${shown(words, 60)}”`
  if (ask) {
    return ask.choose(`Is ${like.name} meant by ${quoted}?`, [
      { name: `Yes, ${like.name}`, value: like },
      { name: `No, the plan says ${quoted}`, value: country },
    ])
  }
  err(
    `No country is called ${quoted} in English, so the plan has no country_code. If ${like.name} is meant, write it into plan.yaml: country: ${like.name}, country_code: ${like.code}\n`,
  )
  return country
}

async function periodAsked(host: Host): Promise<Period> {
  const { ask, err } = host
  const words = await ask?.line(
    'Which years does the plan cover? (2026-2027, or July 2026 to June 2028)',
    {
      check(typed) {
        if (periodIn(typed)) return undefined
        const turned = boundsIn(typed)
        return turned ? `${turnedWords(turned)} ${turnedHelp}` : periodHelp
      },
    },
  )
  const period = periodIn(words ?? '') ?? { start: '', end: '' }
  err(`  It covers ${period.start} to ${period.end}.\n`)
  return (await isMeant(period, host)) ? period : periodAsked(host)
}

const usualLength = 'OGP’s action plans last two or four years'

// A plan may have been shortened or prolonged, so an unusual period is asked about; a century is a slip.
async function isMeant(period: Period, { ask, err }: Host): Promise<boolean> {
  const length = oddLengthOf(period)
  if (length === undefined) return true
  if (ask) {
    return ask.choose(`That is ${length}. ${usualLength}. Is it right?`, [
      { name: 'No, write it again', value: false },
      { name: `Yes, the plan lasts ${length}`, value: true },
    ])
  }
  const { start, end } = period
  if (isFarTooLong(period)) {
    throw nothingWritten(
      `From ${start} to ${end} is ${length}; ${usualLength}.`,
      'Correct --period, for example --period 2026-2027. Another length can be written into plan.yaml afterwards.',
    )
  }
  err(`From ${start} to ${end} is ${length}; ${usualLength}. It can be corrected in plan.yaml.\n`)
  return true
}

async function themesAsked(ask: Host['ask'], themes: readonly string[]): Promise<string> {
  const usual = themes.join('; ')
  const typed = await ask?.line('Thematic areas, with “;” between them:', {
    suggestion: usual,
    lineBreak: '; ',
    check: (words) => faultIn(words, { themes: withoutTwins(partsOf(words, ';')) }),
  })
  return typed ?? usual
}

async function themesMeant(
  given: readonly string[],
  host: Host,
  usual: readonly string[],
): Promise<readonly string[]> {
  const themes: string[] = []
  for (const words of given) {
    const parts = partsOf(words, ';')
    themes.push(...(parts.length === 1 ? await partedAtCommas(parts[0] ?? '', host) : parts))
  }
  return themes.length > 0 ? withoutTwins(themes) : usual
}

// “Access to Information” and “access to information” are one.
function withoutTwins(themes: readonly string[]): readonly string[] {
  return Array.from(groupedBy(themes, (name) => name.toLowerCase()).values(), ([first]) => first)
}

// “Energy, Water and Climate” may well be one.
async function partedAtCommas(words: string, { ask, err }: Host): Promise<readonly string[]> {
  const parts = partsOf(words, ',')
  if (parts.length < 2) return [words]
  if (ask) {
    return ask.choose(`Is “${shown(words, 80)}” one thematic area, or are these several?`, [
      {
        name: `${parts.length}: ${parts.map((part) => `“${shown(part, 40)}”`).join(', ')}`,
        value: parts,
      },
      { name: 'One', value: [words] },
    ])
  }
  err(
    `“${shown(words, 80)}” is one thematic area of the new plan. If these are several, part them in plan.yaml; in a command, “;” goes between them.\n`,
  )
  return [words]
}

function partsOf(words: string, separator: string): string[] {
  const parts = words.split(separator).map((part) => part.trim())
  return parts.filter((part) => part !== '')
}

async function faultIn(words: string, answer: Partial<Start>): Promise<string | undefined> {
  return words.trim() === '' ? 'This one is needed.' : faultInAnswer(answer)
}

function needy({
  country,
  period,
}: {
  country: string | undefined
  period: Period | undefined
}): Refusal {
  const missing = [
    ...(country === undefined ? ['--country'] : []),
    ...(period === undefined ? ['--period'] : []),
  ]
  return nothingWritten(
    `For a new plan, nap still needs ${listed(missing)}.`,
    'For example: nap init --country Kenya --period 2026-2027 --secretariat "Ministry of Justice"',
  )
}

function textIn(flag: string | undefined, name: string): string | undefined {
  if (flag === undefined) return undefined
  const words = flag.trim()
  if (/[\r\n]/.test(words)) {
    throw nothingWritten(`The name in ${name} has a line break.`, 'Write it in one line.')
  }
  if (words !== '') return words
  throw nothingWritten(`There is no name in ${name}.`)
}

const periodHelp =
  'Write its first and last year (2026-2027), month (2026-07 to 2028-06, or July 2026 to June 2028) or day (2026-07-01 to 2028-06-30).'

function periodGiven({ period, start, end }: NewPlanRequest): Period | undefined {
  if (period === undefined && start === undefined && end === undefined) return undefined
  const whole = period === undefined ? undefined : boundsIn(period)
  if (period !== undefined && !whole) throw noPeriod(period)
  const first = dayGiven(start ?? whole?.start, '--start')
  const last = dayGiven(end ?? whole?.end, '--end')
  if (first < last) return { start: first, end: last }
  const words = turnedWords({ start: first, end: last })
  throw nothingWritten(`${words}`, turnedHelp)
}

const turnedHelp = 'Write its beginning first, for example 2026-2027.'

function turnedWords({ start, end }: Period): string {
  return start === end
    ? `The period starts and ends on ${start}.`
    : `The period ends on ${end}, before it starts on ${start}.`
}

function dayGiven(words = '', flag: '--start' | '--end'): string {
  const { instead, message, help } = adviceOnDate(words, true) ?? {}
  if (instead) return flag === '--start' ? firstDay(instead.text) : lastDay(instead.text)
  const which = flag === '--start' ? 'first' : 'last'
  const verb = words === '' ? 'Add' : 'Write'
  throw wrongUsage(
    `${message ?? (words === '' ? `The period has no ${which} day.` : `“${shown(words)}” is not a day.`)} Nothing was written.`,
    help ?? `${verb} it as year-month-day: ${flag} 2026-07-01`,
  )
}

function noPeriod(words: string): Refusal {
  return nothingWritten(`“${shown(words)}” is not a period.`, periodHelp)
}

function languagesIn(codes = 'en'): string[] {
  const wanted = codes.split(',').map((word) => word.trim())
  const unknown = wanted.find((language) => !isLanguageTag(language))
  if (unknown === undefined) return [...new Set(wanted)]
  throw nothingWritten(
    `“${shown(unknown, 40)}” is not the code of a language.`,
    'Write the code of two letters, such as en, ur or fr; where one language has several forms, pt-BR or pa-Arab.',
  )
}
