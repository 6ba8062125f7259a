import {
  type Block,
  column,
  type Fact,
  type Field,
  heading,
  type Inline,
  list,
  paragraph,
  row,
  strong,
  type Table,
  text,
} from '../model/block.ts'
import type { Book, Paper, Section } from '../model/book.ts'
import { type Commitment, commitmentsOf, type DraftChapter, ledBeside } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { fullNameOf } from '../model/plan.ts'
import { onOneLine } from '../plain/text.ts'
import { type Composed, type Composition, editionOf, frameOf, settingOf } from './compose.ts'
import { coverageFigure, timelineFigure } from './figures.ts'
import { proseIn } from './prose.ts'
import { publishable } from './publishable.ts'
import {
  chapterLead,
  chapterTitle,
  factOf,
  introductionOf,
  numbered,
  type Setting,
  titleOf,
  wordIn,
} from './setting.ts'

/** One paper of the kit: the name of its file, and whether it is typed into rather than printed. */
export type KitPaper = { readonly name: string; readonly isTyped: boolean; readonly book: Book }

/** The papers for a workshop, but for the agenda. @param only the theme or province that the handouts are for */
export function composeKit(
  of: Composed,
  composition: Composition,
  only: string | undefined,
): KitPaper[] {
  const setting = settingOf(of, composition)
  const chapters = setting.draft.chapters.filter(({ id }) => only === undefined || id === only)
  const frame = { ...frameOf(setting, composition.imprint), edition: editionOf(setting) }
  const paper = (name: string, sections: readonly Section[], size: Paper = 'A4'): KitPaper => {
    const book: Book = { ...frame, form: 'sheets', sections, paper: size }
    const isTyped = name === 'results'
    return { name, isTyped, book: publishable(book, composition, of.diagnostics) }
  }
  // What a province leads may stand in the chapter of a theme.
  const wanted = new Set(chapters.flatMap((chapter) => commitmentsFor(chapter, setting)))
  const discussed = commitmentsOf(setting.draft).filter((commitment) => wanted.has(commitment))
  const sheets = discussed.map((commitment) => commitmentSheet(commitment, setting))
  return [
    ...(sheets.length > 0 ? [paper('commitments', sheets)] : []),
    paper('wall', [wallSheet(setting)], 'A3'),
    paper(
      'handouts',
      chapters.map((chapter) => handout(chapter, setting)),
    ),
    paper('sign-in', [signInSheet(setting)]),
    paper('results', [resultsSheet(discussed, setting)]),
  ]
}

/** What the people at the table of a chapter talk about. */
function commitmentsFor(chapter: DraftChapter, { draft }: Setting): Commitment[] {
  return [...chapter.commitments, ...ledBeside(chapter, draft)]
}

function sheet(id: string, title: string, of: readonly Block[]): Section {
  return { id, kind: 'sheet', title, of }
}

/** A commitment on one page, with room for what a table of people says to it. */
function commitmentSheet(commitment: Commitment, setting: Setting): Section {
  const title = titleOf(commitment, setting)
  const { commitment_description: description = '', public_problem: problem = '' } =
    commitment.value
  return sheet(`sheet-${commitment.id}`, title, [
    heading(2, numbered(commitment.number, title)),
    { kind: 'facts', facts: factsOf(commitment, setting) },
    ...excerpt('kit_problem', problem, setting),
    ...excerpt('kit_description', description, setting),
    ...steps(commitment, setting),
    ...['kit_change', 'kit_missing', 'kit_help'].map((word) => room(word, setting)),
  ])
}

function factsOf(commitment: Commitment, setting: Setting): Fact[] {
  const { lead, value } = commitment
  const { folder, language } = setting
  const dates = [value.start_date, value.end_date]
    .filter((date) => date !== undefined)
    .map((date) => language.date(date))
  return [
    ...(lead === undefined ? [] : [factOf('lead_ministry', fullNameOf(folder, lead), setting)]),
    ...(dates.length === 0 ? [] : [factOf('dates', dates.join(' – '), setting)]),
  ]
}

/** As much of an answer as leaves room on the page: its first sentences. */
function excerpt(word: string, answer: string, setting: Setting): Block[] {
  if (answer.trim() === '') return []
  return [{ kind: 'part', label: wordIn(setting, word), of: proseIn(beginningOf(answer, 420)) }]
}

/** Whole paragraphs and entries of lists, as far as they fit. */
function beginningOf(answer: string, letters: number): string {
  const parts = answer.trim().split(/(?=\n\s*\n|\n\s*(?:[-*+•–]|\d+[.)])\s)/)
  let told = ''
  for (const part of parts) {
    const room = letters - told.length
    if (part.length <= room) told += part
    else if (told === '') return shortened(part, letters)
    else return `${told.trimEnd()} …`
  }
  return told
}

function shortened(answer: string, letters: number): string {
  const whole = onOneLine(answer)
  if (whole.length <= letters) return whole
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(whole)
  let told = ''
  for (const { segment } of segments) {
    if (told !== '' && told.length + segment.length > letters) break
    told += segment
  }
  return told.length > 2 * letters ? `${told.slice(0, letters).trimEnd()} …` : `${told.trimEnd()} …`
}

const mostSteps = 8

function steps({ value }: Commitment, setting: Setting): Block[] {
  const { milestones = [] } = value
  if (milestones.length === 0) return []
  const told = milestones
    .slice(0, mostSteps)
    .map(({ activity = '', id, end_date: end }): Inline[] => [
      ...lineOf(shortened(activity === '' ? id : activity, 110)),
      ...(end === undefined ? [] : restOfLine(` (${setting.language.shortDate(end)})`)),
    ])
  const left = milestones.length - told.length
  const rest = left === 0 ? [] : [[text(setting.language.fill('kit_more', { count: left }))]]
  return [{ kind: 'part', label: wordIn(setting, 'milestones'), of: [list([...told, ...rest])] }]
}

function room(word: string, setting: Setting): Block {
  return { kind: 'room', label: wordIn(setting, word) }
}

/** The whole plan on one sheet for the wall. */
function wallSheet(setting: Setting): Section {
  const { title, country } = setting.folder.plan.value
  return sheet('wall', title, [
    heading(2, lineOf(setting.language.labelled(country, title))),
    { kind: 'columns', of: [coverageFigure(setting), timelineFigure(setting)] },
  ])
}

/** What a chapter is about, for the people who sit at its table. */
function handout(chapter: DraftChapter, setting: Setting): Section {
  const { folder } = setting
  const { id, number } = chapter
  const commitments = commitmentsFor(chapter, setting)
  const lead = chapterLead(chapter, folder)
  const title = chapterTitle(chapter, setting)
  return sheet(`handout-${id}`, title, [
    heading(2, numbered(number, title)),
    ...(lead
      ? [{ kind: 'facts' as const, facts: [factOf('lead_ministry', lead.name, setting)] }]
      : []),
    ...proseIn(introductionOf(chapter, folder)),
    ...commitments.flatMap((commitment) => [
      heading(3, numbered(commitment.number, titleOf(commitment, setting))),
      ...proseIn(beginningOf(commitment.value.commitment_description ?? '', 420)),
    ]),
    ...(commitments.length === 0 ? [paragraph([text(wordIn(setting, 'nothing_yet'))])] : []),
    ...['kit_agree', 'kit_new'].map((word) => room(word, setting)),
  ])
}

const linesToSign = 20

function signInSheet(setting: Setting): Section {
  const title = wordIn(setting, 'kit_sign_in')
  const names = ['number_short', 'kit_name', 'kit_organisation', 'kit_sector', 'kit_signature']
  return sheet('sign-in', title, [
    heading(2, [text(title)]),
    ...blankFacts(['kit_meeting', 'date', 'place'], 'sign-in', setting),
    blankTable(names, linesToSign, 'sign-in', setting),
  ])
}

const results = { participants: 12, ideas: 10 }

/** What a workshop brought, to be typed in; each place knows what it is for, so that the file can be read back. */
function resultsSheet(known: readonly Commitment[], setting: Setting): Section {
  const title = wordIn(setting, 'kit_results')
  return sheet('results', title, [
    heading(2, [text(title)]),
    paragraph([text(wordIn(setting, 'kit_results_intro'))]),
    ...blankFacts(
      ['kit_meeting', 'date', 'place', 'organised_by', 'kit_summary'],
      'results',
      setting,
    ),
    heading(3, [text(wordIn(setting, 'participants'))]),
    blankTable(
      ['number_short', 'kit_name', 'kit_organisation', 'kit_sector'],
      results.participants,
      'participants',
      setting,
    ),
    heading(3, [text(wordIn(setting, 'kit_ideas'))]),
    paragraph([text(wordIn(setting, 'kit_ideas_intro'))]),
    blankTable(
      ['number_short', 'kit_about', 'kit_idea', 'kit_votes', 'kit_organisation'],
      results.ideas,
      'ideas',
      setting,
    ),
    ...(known.length === 0
      ? []
      : [
          paragraph([strong(text(wordIn(setting, 'kit_numbers')))]),
          list(known.map((one) => lineOf(`${one.number} ${titleOf(one, setting)}`))),
        ]),
  ])
}

function blankFacts(words: readonly string[], id: string, setting: Setting): Block[] {
  const facts = words.map((word) => ({
    label: wordIn(setting, word),
    field: place(id, `/${word.replace('kit_', '')}`),
    of: [],
  }))
  return [{ kind: 'facts', facts }]
}

/** A table to be filled in; a row is known by its number. */
function blankTable(words: readonly string[], count: number, id: string, setting: Setting): Table {
  return {
    kind: 'table',
    isBlank: true,
    columns: words.map((word) => ({
      ...column(wordIn(setting, word)),
      ...(word === 'kit_idea' && { isWide: true }),
    })),
    rows: Array.from({ length: count }, (_, index) => {
      const { cells } = row([[text(String(index + 1))], ...words.slice(1).map(() => [])])
      return { cells: cells.map((one) => ({ ...one, field: place(id, `/${index + 1}`) })) }
    }),
  }
}

function place(id: string, pointer: string): Field {
  return { kind: 'results', id, pointer }
}
