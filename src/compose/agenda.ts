import type { Agenda, AwaitedPoint, GapPoint, Meeting } from '../model/agenda.ts'
import {
  type Block,
  column,
  emphasis,
  type Fact,
  heading,
  type Inline,
  onPaper,
  onScreen,
  paragraph,
  row,
  text,
} from '../model/block.ts'
import type { Book, Section } from '../model/book.ts'
import { commitmentsOf } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import type { Named } from '../model/open-point.ts'
import { fullNameOf } from '../model/plan.ts'
import {
  alikeBlocks,
  commentBlocks,
  idleBlocks,
  labelIn,
  leftOutBlocks,
  numberedName,
  openBlocks,
  type PointBlocks,
  rivalsBlocks,
  signOffBlocks,
  staleBlocks,
} from './agenda-points.ts'
import { type Composed, type Composition, frameOf, settingOf } from './compose.ts'
import { publishable } from './publishable.ts'
import {
  factOf,
  fieldLabel,
  pointLabel,
  type Setting,
  sentence,
  wordColumns,
  wordIn,
} from './setting.ts'

/** What the agenda is of; `unread` says, a sentence each, which files could not be read. */
export type AgendaOf = Composed & { readonly unread: readonly string[] }

/** The agenda as a short document: a head, then a section for each kind of point. */
export function composeAgenda(
  agenda: Agenda,
  { draft, folder, open, diagnostics, unread }: AgendaOf,
  composition: Composition,
): Book {
  const setting = settingOf({ draft, folder, open }, composition)
  const { language } = setting
  const book: Book = {
    ...frameOf(setting, composition.imprint),
    form: 'paper',
    edition: language.fill('agenda_edition', { date: language.date(agenda.on) }),
    sections: [headSection(agenda, unread, setting), ...topicSections(agenda, setting)],
  }
  return publishable(book, composition, diagnostics)
}

function headSection(agenda: Agenda, unread: readonly string[], setting: Setting): Section {
  const { on, meeting, unreadable } = agenda
  const { language, folder } = setting
  const { title: plan, country } = folder.plan.value
  const facts = [
    ...(meeting ? meetingFacts(meeting, setting) : []),
    factOf('agenda_as_of', language.date(on), setting),
    factOf('compiled_by', fullNameOf(folder, folder.plan.value.secretariat), setting),
  ]
  const title = meeting
    ? language.fill('agenda_for', { activity: meeting.activity })
    : wordIn(setting, 'agenda_points')
  const isIdle = topicsOf(agenda, setting).length === 0
  return {
    id: 'agenda',
    kind: 'cover',
    title: wordIn(setting, 'agenda'),
    of: [
      heading(1, lineOf(title)),
      paragraph(lineOf(language.commas([plan, country]))),
      { kind: 'facts', facts },
      ...(unreadable.length > 0
        ? onPaper([sentence(language.fill('unreadable_count', { count: unreadable.length }))])
        : []),
      ...onScreen([
        ...unread.map(sentence),
        sentence(
          meeting
            ? language.fill('agenda_in_days', { days: meeting.daysLeft })
            : wordIn(setting, 'agenda_no_meeting'),
        ),
      ]),
      ...(isIdle ? [sentence(wordIn(setting, 'agenda_nothing'))] : []),
    ],
  }
}

function meetingFacts({ date, time, who, tentative }: Meeting, setting: Setting): Fact[] {
  const tentatively = tentative ? `(${wordIn(setting, 'tentative')})` : undefined
  const when = [setting.language.date(date), time, tentatively]
  return [
    factOf('date', when.filter((part) => part !== undefined).join(' '), setting),
    ...(who === undefined ? [] : [factOf('who', who, setting)]),
  ]
}

/** Points of one kind: each with room of its own, or all in one table. */
type Topic = {
  readonly id: string
  readonly points?: readonly PointBlocks[]
  readonly table?: Block
}
function topicSections(agenda: Agenda, setting: Setting): Section[] {
  return topicsOf(agenda, setting).flatMap((topic, index) =>
    sectionsOf(topic, String.fromCharCode(65 + index), setting),
  )
}

function topicsOf(agenda: Agenda, setting: Setting): Topic[] {
  const { awaited, gaps, translations } = agenda
  const topics: readonly Topic[] = [
    { id: 'open', points: agenda.disagreements.map((point) => openBlocks(point, setting)) },
    { id: 'stale', points: agenda.stale.map((point) => staleBlocks(point, setting)) },
    { id: 'rivals', points: agenda.rivals.map((point) => rivalsBlocks(point, setting)) },
    { id: 'idle', points: agenda.idle.map((point) => idleBlocks(point, setting)) },
    { id: 'left-out', points: agenda.leftOut.map((point) => leftOutBlocks(point, setting)) },
    { id: 'alike', points: agenda.alike.map((point) => alikeBlocks(point, setting)) },
    { id: 'sign-offs', points: agenda.signOffs.map((point) => signOffBlocks(point, setting)) },
    { id: 'awaited', ...(awaited.length > 0 && { table: awaitedTable(agenda, setting) }) },
    { id: 'comments', points: agenda.comments.map((point) => commentBlocks(point, setting)) },
    { id: 'gaps', ...(gaps.length > 0 && { table: gapsTable(agenda, setting) }) },
    {
      id: 'translations',
      ...(translations.length > 0 && { table: translationsTable(agenda, setting) }),
    },
  ]
  return topics.filter(({ points = [], table }) => table !== undefined || points.length > 0)
}

function sectionsOf(
  { id, points = [], table }: Topic,
  number: string,
  setting: Setting,
): Section[] {
  const key = `agenda_${id.replaceAll('-', '_')}`
  const title = wordIn(setting, key)
  return [
    {
      id: `agenda-${id}`,
      kind: 'topic',
      level: 1,
      number,
      title,
      of: [
        heading(2, lineOf(`${number} ${title}`)),
        ...onPaper([sentence(wordIn(setting, `${key}_intro`))]),
        ...(table ? [table] : []),
      ],
    },
    ...points.map((point) => pointSection(point, setting)),
  ]
}

function pointSection({ point, title, of }: PointBlocks, { language }: Setting): Section {
  const name = language.fill('agenda_point', { number: point })
  return {
    id: `point-${point}`,
    kind: 'point',
    title: name,
    of: [heading(3, lineOf(title === '' ? name : language.labelled(name, title))), ...of],
  }
}

function awaitedTable({ awaited, over }: Agenda, setting: Setting): Block {
  return {
    kind: 'table',
    columns: [
      ...wordColumns(['number_short', 'institution', 'thematic_area', 'agenda_due'], setting),
      column(wordIn(setting, 'agenda_promised'), 'paper'),
      column(wordIn(setting, 'agenda_next'), 'screen'),
    ],
    rows: awaited.map((point) => row(awaitedCells(point, over, setting))),
  }
}

function awaitedCells(point: AwaitedPoint, over: boolean, { language }: Setting): Inline[][] {
  const { name, theme = '', contact = '', due = '', daysLate, command } = point
  const late = daysLate > 0 && !over ? language.fill('agenda_late', { days: daysLate }) : ''
  const when = language.commas([language.shortDate(due), late].filter((part) => part !== ''))
  return [
    lineOf(String(point.point)),
    [
      ...lineOf(name),
      ...(contact === '' ? [] : [text(language.commas(['', ''])), emphasis(...lineOf(contact))]),
    ],
    lineOf(theme),
    lineOf(when),
    [],
    lineOf(command),
  ]
}

function translationsTable({ translations }: Agenda, setting: Setting): Block {
  const names = new Intl.DisplayNames(setting.language.code, { type: 'language' })
  return {
    kind: 'table',
    columns: [
      ...wordColumns(['number_short', 'agenda_language', 'commitment', 'agenda_texts'], setting),
      column(wordIn(setting, 'agenda_next'), 'screen'),
    ],
    rows: translations.map(({ point, language, commitment, abouts, command }) =>
      row(
        [
          String(point),
          names.of(language) ?? language,
          commitment ? numberedName(commitment, setting) : wordIn(setting, 'comments_whole_plan'),
          setting.language.semicolons(
            abouts.map((about) => translatedLabel(about, commitment, setting)),
          ),
          command,
        ].map(lineOf),
      ),
    ),
  }
}

function translatedLabel(about: string, named: Named | undefined, setting: Setting): string {
  const known = commitmentsOf(setting.draft).find(({ id }) => id === named?.id)
  return known ? pointLabel(about, known, setting) : fieldLabel(about, setting)
}

function gapsTable({ gaps }: Agenda, setting: Setting): Block {
  return {
    kind: 'table',
    columns: [
      ...wordColumns(['number_short', 'commitment', 'missing', 'agenda_ask'], setting),
      column(wordIn(setting, 'agenda_promised'), 'paper'),
      column(wordIn(setting, 'agenda_next'), 'screen'),
    ],
    rows: gaps.map((point) => row(gapCells(point, setting).map(lineOf))),
  }
}

function gapCells({ point, commitment, missing, from, command }: GapPoint, setting: Setting) {
  return [
    String(point),
    numberedName(commitment, setting),
    setting.language.semicolons(missing.map((one) => labelIn(one, commitment.id, setting))),
    from ?? '',
    '',
    command,
  ]
}
