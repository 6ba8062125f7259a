import { readStartTexts } from '../../load/assets.ts'
import type { Change } from '../../model/change.ts'
import { type Diagnostic, withoutFix } from '../../model/diagnostic.ts'
import { fileKinds, kinds } from '../../model/kinds.ts'
import { nothingWritten, sentences } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { textSource } from '../../model/source.ts'
import { type Checked, check, editing } from '../../pipeline.ts'
import { filled } from '../../plain/fill.ts'
import type { Period } from '../../plain/period.ts'
import { editorSchemas, schemaFolder } from '../plan/editor-schemas.ts'
import { guidedFile } from '../plan/guided.ts'
import { documentWords } from '../plan/house-style.ts'

/** What has to be known for a new plan. */
export type Start = {
  readonly country: { readonly name: string; readonly code?: string }
  readonly period: Period
  readonly secretariat: string
  readonly languages: readonly string[]
  readonly themes: readonly string[]
}

// Translations come with another language.
const folders = new Set(
  fileKinds
    .filter((kind) => kind !== 'translation')
    .flatMap((kind) => /^[^/]+(?=\/)/.exec(kinds[kind].path) ?? []),
)

/**
 * The files of a new plan, relative to its folder, and the guide that stands beside it.
 * @throws Refusal where `nap validate` would find an error in one of them
 */
export async function startFiles(start: Start): Promise<{ plan: Change[]; readme: string }> {
  const { sources, checked, texts } = await composed(start)
  const error = errorIn(checked)
  if (error) {
    const flag = flagAbout(error)
    throw nothingWritten(
      flag === undefined
        ? `“plan/${error.place.file}” would have an error. ${error.message}`
        : `What ${flag} says cannot be used. ${error.message}`,
      error.help,
    )
  }
  const isEmpty = (folder: string) => !sources.some(({ file }) => file.startsWith(`${folder}/`))
  return {
    plan: [
      ...sources,
      // git keeps no empty folders.
      ...[...folders]
        .filter(isEmpty)
        .map((folder) => ({ file: `${folder}/.gitkeep`, content: '' })),
      ...editorSchemas(checked),
    ],
    readme: filledIn(texts.get('README.md') ?? '', start, wordsOf(['en'])),
  }
}

const sample: Start = {
  country: { name: 'Kenya', code: 'KE' },
  period: { start: '2026-01-01', end: '2027-12-31' },
  secretariat: 'Secretariat',
  languages: ['en'],
  themes: ['Access to Information'],
}

/** What is wrong with an answer, found as in the files that would be made of it; undefined where it can be used. */
export async function faultInAnswer(answer: Partial<Start>): Promise<string | undefined> {
  const error = errorIn((await composed({ ...sample, ...answer })).checked)
  return error && sentences(withoutFix(error))
}

function errorIn({ diagnostics }: Checked): Diagnostic | undefined {
  const found = diagnostics.find(({ severity }) => severity === 'error')
  return found && withoutFix(found)
}

const flags: readonly (readonly [file: string, pointer: string, flag: string])[] = [
  ['plan.yaml', '/themes', '--theme'],
  ['plan.yaml', '/country', '--country'],
  ['plan.yaml', '/period', '--period'],
  ['institutions.yaml', '', '--secretariat'],
]

function flagAbout({ place: { file, pointer } }: Diagnostic): string | undefined {
  return flags.find(([of, from]) => of === file && pointer.startsWith(from))?.[2]
}

async function composed(start: Start) {
  const texts = readStartTexts(start.languages[0] ?? 'en')
  const words = wordsOf(start.languages)
  const textOf = (name: string) => filledIn(texts.get(name) ?? '', start, words)
  const sources = [
    { file: 'plan.yaml', content: await planYaml(start) },
    { file: 'institutions.yaml', content: await institutionsYaml(start) },
    ...[...texts.keys()]
      .filter((name) => name !== 'README.md')
      .map((name) => ({ file: `chapters/${name}`, content: textOf(name) })),
  ]
  const checked = check(
    sources.map(({ file, content }) => textSource(file, content)),
    'draft',
  )
  return { sources, checked, texts }
}

const address = new Map([
  ['plan.yaml', `# yaml-language-server: $schema=./${schemaFolder}/plan.schema.json\n`],
])

function planYaml({ country, period, secretariat, languages, themes }: Start): Promise<string> {
  return guidedFile(
    { loaded: { texts: address } },
    {
      kind: 'plan',
      file: 'plan.yaml',
      answers: {
        title: wordsOf(languages)['plan_title'],
        country: country.name,
        country_code: country.code,
        period,
        status: 'draft',
        languages,
        secretariat: idOf(secretariat, 'secretariat'),
        themes: themesOf(themes, languages),
      },
      leftOut: [],
    },
  )
}

async function institutionsYaml({ secretariat }: Start): Promise<string> {
  const { newText } = await editing()
  const entry = { id: idOf(secretariat, 'secretariat'), name: secretariat, level: 'federal' }
  const text = newText(`./${schemaFolder}/institutions.schema.json`, {
    institutions: [{ ...entry, submits: false }],
  })
  return `${text}# Each institution that takes part is one entry. To add one, type nap new institution, or write it here:
#   - id: ministry-of-finance
#     name: Ministry of Finance
#     level: federal
#     leads: the id of a thematic area in plan.yaml
`
}

/** What a plan in a language begins with where nobody says otherwise: OGP’s own words for what plans are mostly about. */
export function usualIn(languages: readonly string[]) {
  const words = wordsOf(languages)
  return {
    secretariat: words['usual_secretariat'] ?? '',
    themes: (words['usual_themes'] ?? '').split('; '),
  }
}

// Two long names may begin alike, and an id is given once. Usual ones have the id of their English name in every language.
function themesOf(
  names: readonly string[],
  languages: readonly string[],
): { id: string; name: string }[] {
  const taken = new Set<string>()
  const [usual, english] = [usualIn(languages).themes, usualIn(['en']).themes]
  return names.map((name, index) => {
    const numbered = `theme-${index + 1}`
    const id = idOf(english[usual.indexOf(name)] ?? name, numbered)
    const own = taken.has(id) ? numbered : id
    taken.add(own)
    return { id: own, name }
  })
}

function idOf(name: string, otherwise: string): string {
  return slugOf(name) ?? otherwise
}

/** @param words those of the documents in the language that the text is in */
function filledIn(
  text: string,
  { country, period, secretariat, languages }: Start,
  words: Readonly<Record<string, string>>,
): string {
  return filled(text, {
    title: wordsOf(languages)['plan_title'] ?? '',
    country: country.name,
    period: filled(words['period'] ?? '', period),
    secretariat,
  })
}

/** nap’s own words in the language that the plan is written in. */
function wordsOf([own = 'en']: readonly string[]): Readonly<Record<string, string>> {
  return documentWords(own, undefined)
}
