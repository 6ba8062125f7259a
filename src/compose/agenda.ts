import type {
  Agenda,
  AlikePoint,
  AwaitedPoint,
  CommentPoint,
  DisputedPoint,
  GapPoint,
  IdlePoint,
  LeftOutPoint,
  Meeting,
  RivalsPoint,
  SignOffPoint,
  StalePoint,
} from '../model/agenda.ts'
import type { Book, Section } from '../model/book.ts'
import { commentId } from '../model/comments.ts'
import type { AlikeCommitment, Named } from '../model/open-point.ts'
import { fullNameOf } from '../model/plan.ts'
import { changesInWords } from '../model/sign-off.ts'
import { parentOf } from '../plain/pointer.ts'
import type { Composed, Composition } from './compose.ts'
import { languageOf } from './language.ts'
import { subjectOf } from './responses.ts'
import { fieldLabel, inWords, type Setting } from './setting.ts'
import { rendererOf } from './template.ts'

/** Longer answers stand under each other; a table would squeeze them. */
const fitsInATable = 170

/** The agenda as a short document to print: a head, then a section for each kind of point. */
export function composeAgenda(
  agenda: Agenda,
  { draft, folder, open }: Composed,
  { language: code, words, templates, audience }: Composition,
): Book {
  const language = languageOf(code, words)
  const setting: Setting = {
    draft,
    folder,
    open,
    language,
    audience,
    render: rendererOf(templates),
  }
  const { title, country, secretariat } = folder.plan.value
  const { contents = '', page = '', of = '' } = words
  return {
    form: 'paper',
    language: language.code,
    title,
    country,
    author: fullNameOf(folder, secretariat),
    edition: language.fill('agenda_edition', { date: language.date(agenda.on) }),
    sections: [headSection(agenda, setting), ...topicSections(agenda, setting)],
    words: { contents, page, of },
  }
}

function headSection({ plan, on, meeting, unreadable }: Agenda, setting: Setting): Section {
  const { language, render, folder } = setting
  const title = language.words['agenda'] ?? ''
  const markdown = render('sections/agenda-head.md', {
    words: language.words,
    title: meeting
      ? language.fill('agenda_for', { activity: meeting.activity })
      : (language.words['agenda_points'] ?? title),
    plan,
    facts: [
      ...(meeting ? meetingFacts(meeting, setting) : []),
      { label: language.words['agenda_as_of'], text: language.date(on) },
      {
        label: language.words['compiled_by'],
        text: fullNameOf(folder, folder.plan.value.secretariat),
      },
    ],
    unreadable:
      unreadable.length > 0 ? language.fill('unreadable_count', { count: unreadable.length }) : '',
  })
  return { id: 'agenda', kind: 'cover', level: undefined, number: undefined, title, markdown }
}

function meetingFacts({ date, time, who, tentative }: Meeting, { language }: Setting) {
  const { words } = language
  const when = [language.date(date), time, tentative ? `(${words['tentative']})` : undefined]
  return [
    { label: words['date'], text: when.filter((part) => part !== undefined).join(' ') },
    ...(who === undefined ? [] : [{ label: words['who'], text: who }]),
  ]
}

type Topic = {
  readonly id: string
  /** Points that need room of their own; the others stand in one table. */
  readonly apart?: readonly PointView[]
  readonly rows?: readonly object[]
}
type PointView = { readonly number: number }

function topicSections(agenda: Agenda, setting: Setting): Section[] {
  const topics: readonly Topic[] = [
    { id: 'open', apart: agenda.disagreements.map((point) => openView(point, setting)) },
    { id: 'stale', apart: agenda.stale.map((point) => staleView(point, setting)) },
    { id: 'rivals', apart: agenda.rivals.map((point) => rivalsView(point, setting)) },
    { id: 'idle', apart: agenda.idle.map(idleView) },
    { id: 'left-out', apart: agenda.leftOut.map((point) => leftOutView(point, setting)) },
    { id: 'alike', apart: agenda.alike.map((point) => alikeView(point, setting)) },
    { id: 'sign-offs', apart: agenda.signOffs.map((point) => signOffView(point, setting)) },
    { id: 'awaited', rows: agenda.awaited.map((point) => awaitedView(point, agenda, setting)) },
    { id: 'comments', apart: agenda.comments.map((point) => commentView(point, setting)) },
    { id: 'gaps', rows: agenda.gaps.map((point) => gapView(point, setting)) },
  ]
  return topics
    .filter(({ apart = [], rows = [] }) => apart.length + rows.length > 0)
    .flatMap((topic, index) => sectionsOf(topic, String.fromCharCode(65 + index), setting))
}

function sectionsOf({ id, apart = [], rows }: Topic, number: string, setting: Setting): Section[] {
  const { words } = setting.language
  const key = `agenda_${id.replaceAll('-', '_')}`
  const title = words[key] ?? id
  const template = rows ? `sections/agenda-${id}.md` : 'sections/agenda-topic.md'
  const view = { words, intro: words[`${key}_intro`], number, title, ...(rows && { points: rows }) }
  const markdown = setting.render(template, view)
  return [
    { id: `agenda-${id}`, kind: 'topic', level: 1, number, title, markdown },
    ...apart.map((point) => pointSection(id, point, setting)),
  ]
}

function pointSection(id: string, point: PointView, { language, render }: Setting): Section {
  const { words, fill } = language
  const heading = fill('agenda_point', { number: point.number })
  return {
    id: `point-${point.number}`,
    kind: 'point',
    level: undefined,
    number: undefined,
    title: heading,
    markdown: render(`sections/agenda-${id}.md`, { words, heading, ...point }),
  }
}

function openView(point: DisputedPoint | StalePoint | RivalsPoint, setting: Setting) {
  const { commitment, about, milestone, answers, command } = point
  const { language } = setting
  const given = answers.map(({ name, value, receivedOn = '', stands }) => ({
    name,
    text: inWords(value, about, setting),
    received: language.shortDate(receivedOn),
    stands,
  }))
  return {
    number: point.point,
    title: nameIn(commitment, setting),
    label: labelIn(about, milestone, setting),
    table: given.every(({ text }) => text.length <= fitsInATable && !text.includes('\n')),
    answers: given,
    command,
  }
}

function staleView(point: StalePoint, setting: Setting) {
  const { by, on, reason } = point.decision
  return {
    ...openView(point, setting),
    decided: setting.language.fill('decided', { by, date: setting.language.date(on), reason }),
    before: point.before
      .map(({ name, value }) => `${name}: ${inWords(value, point.about, setting)}`)
      .join('; '),
  }
}

function rivalsView(point: RivalsPoint, setting: Setting) {
  const { language } = setting
  return {
    ...openView(point, setting),
    decisions: point.decisions.map(({ value, by, on, reason }) => ({
      text: inWords(value, point.about, setting),
      decided: language.fill('decided', { by, date: language.date(on), reason }),
    })),
  }
}

function idleView({ point, text, command }: IdlePoint) {
  return { number: point, text, command }
}

function leftOutView(point: LeftOutPoint, setting: Setting) {
  const { commitment, about, decision, answers, command, otherwise } = point
  const { language } = setting
  const { by, on, reason } = decision
  const title = [commitment.number, commitment.title ?? commitment.id].filter(Boolean).join(' ')
  return {
    number: point.point,
    title: about === undefined ? title : `${title}: ${fieldLabel(parentOf(about), setting)}`,
    decided: language.fill('decided', { by, date: language.date(on), reason }),
    answers,
    command,
    otherwise,
  }
}

function alikeView(point: AlikePoint, setting: Setting) {
  const { a, b, shared, command, otherwise } = point
  return {
    number: point.point,
    sides: [a, b].map((side) => sideView(side, setting)),
    shared: shared.map((words) => `“${words}”`).join(', '),
    command,
    otherwise,
  }
}

function sideView(side: AlikeCommitment, setting: Setting) {
  return {
    title: nameIn(side, setting),
    from: side.from.join(', '),
    text: shortened(side.description),
  }
}

function signOffView(
  { point, name, by, on, changes, command }: SignOffPoint,
  { language }: Setting,
) {
  const signed = { by, date: language.date(on) }
  const text =
    changes.length > 0
      ? language.fill('agenda_signed_changes', { ...signed, changes: changesInWords(changes) })
      : language.fill('agenda_signed', signed)
  return { number: point, name, text, command }
}

function awaitedView(point: AwaitedPoint, { over }: Agenda, { language }: Setting) {
  const { name, theme = '', contact = '', due = '', daysLate } = point
  const late = daysLate > 0 && !over ? language.fill('agenda_late', { days: daysLate }) : ''
  return {
    number: point.point,
    name,
    theme,
    contact,
    due: [language.shortDate(due), late].filter((part) => part !== '').join(', '),
  }
}

function commentView(point: CommentPoint, setting: Setting) {
  const { language } = setting
  const { from, receivedOn = '', text, votes = 0, command } = point
  return {
    number: point.point,
    from: from ?? language.words['somebody'] ?? '',
    received: language.date(receivedOn),
    about: aboutIn(point, setting),
    text,
    support: votes > 0 ? language.fill('agenda_support', { votes }) : '',
    command,
  }
}

function aboutIn({ comment: id, about }: CommentPoint, setting: Setting): string {
  const comment = setting.folder.comments.find((one) => commentId(one) === id)
  if (!comment) return about
  const { title, point } = subjectOf(comment, setting)
  return point === '' ? title : `${title}: ${point}`
}

function gapView(point: GapPoint, setting: Setting) {
  return {
    number: point.point,
    title: nameIn(point.commitment, setting),
    missing: point.missing
      .map(({ about, milestone }) => labelIn(about, milestone, setting))
      .join('; '),
    from: point.from ?? '',
  }
}

function nameIn({ number, id, title }: Named, { language }: Setting): string {
  return `${number} ${title ?? language.fill('title_open', { id })}`
}

function labelIn(about: string, milestone: string | undefined, setting: Setting): string {
  const label = fieldLabel(about, setting)
  return milestone === undefined
    ? label
    : setting.language.fill('agenda_of_milestone', { label, number: milestone })
}

// Enough to recognise what is meant; the whole text stands in the draft.
function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  if (line.length <= 420) return line
  return `${line.slice(0, line.lastIndexOf(' ', 420))} …`
}
