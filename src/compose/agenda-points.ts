import type {
  AlikePoint,
  CommentPoint,
  DisputedPoint,
  GapPoint,
  IdlePoint,
  LeftOutPoint,
  RivalsPoint,
  SignOffPoint,
  StalePoint,
} from '../model/agenda.ts'
import {
  type Block,
  emphasis,
  type Inline,
  list,
  onPaper,
  onScreen,
  paragraph,
  remark,
  row,
  strong,
  text,
} from '../model/block.ts'
import { commentId } from '../model/comments.ts'
import { commitmentsOf } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import type { AlikeCommitment, Named } from '../model/open-point.ts'
import { parentOf } from '../plain/pointer.ts'
import { shortened } from '../plain/text.ts'
import { commentWords } from './comment-words.ts'
import type { Language } from './language.ts'
import { proseIn } from './prose.ts'
import { subjectOf } from './responses.ts'
import {
  fieldLabel,
  inWords,
  labelWithin,
  type Setting,
  sentence,
  titleOf,
  wordColumns,
  wordIn,
} from './setting.ts'

/** Longer answers stand under each other; a table would squeeze them. */
const fitsInATable = 170

/** A point of the agenda: its number and what it is about, then what is said of it and how it is settled. */
export type PointBlocks = {
  readonly point: number
  readonly title: string
  readonly of: readonly Block[]
}

export function openBlocks(
  point: DisputedPoint | StalePoint | RivalsPoint,
  setting: Setting,
  before: readonly Block[] = [],
) {
  const { commitment, about, milestone, answers, command } = point
  return {
    point: point.point,
    title: numberedName(commitment, setting),
    of: [
      {
        kind: 'part' as const,
        label: labelIn({ about, milestone }, commitment.id, setting),
        field: { kind: 'commitment' as const, id: commitment.id, pointer: about },
        of: [...before, ...answerBlocks(answers, about, setting)],
      },
      ...toSettle(setting, [command]),
    ],
  }
}

function answerBlocks(answers: DisputedPoint['answers'], about: string, setting: Setting): Block[] {
  const given = answers.map((answer) => ({
    ...answer,
    words: inWords(answer.value, about, setting),
    received: setting.language.shortDate(answer.receivedOn ?? ''),
  }))
  const isShort = given.every(({ words }) => words.length <= fitsInATable && !words.includes('\n'))
  if (!isShort) return given.flatMap((one) => longAnswer(one, setting))
  return [
    {
      kind: 'table',
      columns: wordColumns(['institution', 'agenda_answer', 'agenda_received_on'], setting),
      rows: given.map(({ name, words, stands, received }) =>
        row([
          lineOf(name),
          [...lineOf(words), ...(stands ? [text(' '), standsRemark(setting)] : [])],
          lineOf(received),
        ]),
      ),
    },
  ]
}

type Given = DisputedPoint['answers'][number] & {
  readonly words: string
  readonly received: string
}

function longAnswer({ name, words, received, stands }: Given, setting: Setting): Block[] {
  const when = received === '' ? '' : ` (${wordIn(setting, 'agenda_received')} ${received})`
  return [
    paragraph([
      emphasis(text(name)),
      ...restOfLine(when),
      ...(stands ? [text(' '), standsRemark(setting)] : []),
    ]),
    { kind: 'quotation', of: proseIn(words) },
  ]
}

function standsRemark(setting: Setting): Inline {
  return remark(wordIn(setting, 'agenda_stands'))
}

export function staleBlocks(point: StalePoint, setting: Setting): PointBlocks {
  const { before } = point
  const { labelled, semicolons } = setting.language
  const then = semicolons(
    before.map(({ name, value }) => labelled(name, inWords(value, point.about, setting))),
  )
  const words = [
    decidedWords(point.decision, setting),
    ...(then === '' ? [] : [wordIn(setting, 'agenda_before'), then]),
  ]
  return openBlocks(point, setting, [sentence(words.join(' '))])
}

export function rivalsBlocks(point: RivalsPoint, setting: Setting): PointBlocks {
  const decisions = point.decisions.map((decision) => {
    const value = inWords(decision.value, point.about, setting)
    return lineOf(setting.language.labelled(value, decidedWords(decision, setting)))
  })
  return openBlocks(point, setting, [list(decisions)])
}

export function idleBlocks(
  { point, text: words, command }: IdlePoint,
  setting: Setting,
): PointBlocks {
  return { point, title: '', of: [sentence(words), ...toSettle(setting, [command])] }
}

export function leftOutBlocks(point: LeftOutPoint, setting: Setting): PointBlocks {
  const { commitment, about, decision, answers, command, otherwise } = point
  const name = [commitment.number, commitment.title ?? commitment.id].filter(Boolean).join(' ')
  return {
    point: point.point,
    title:
      about === undefined
        ? name
        : setting.language.labelled(name, fieldLabel(parentOf(about), setting)),
    of: [
      sentence(decidedWords(decision, setting)),
      sentence(wordIn(setting, 'agenda_says')),
      ...onPaper([list(answers.map(saidNow))]),
      // On a screen the file can be opened.
      ...onScreen([
        list(
          answers.map((answer) => [
            ...saidNow(answer),
            text(` (${answer.place.file}:${answer.place.line})`),
          ]),
        ),
      ]),
      ...toSettle(setting, [
        [wordIn(setting, 'agenda_stays_out'), command],
        [wordIn(setting, 'agenda_comes_back'), otherwise],
      ]),
    ],
  }
}

function saidNow({ name, text: words }: LeftOutPoint['answers'][number]): Inline[] {
  return [emphasis(text(`${name}:`)), ...restOfLine(` ${words}`)]
}

function decidedWords(
  { by, on, reason }: Pick<StalePoint['decision'], 'by' | 'on' | 'reason'>,
  setting: Setting,
): string {
  const { language } = setting
  const decided = language.fill('decided', { by, date: language.date(on), reason })
  return `${wordIn(setting, 'agenda_decided')} ${decided}`
}

export function alikeBlocks(point: AlikePoint, setting: Setting): PointBlocks {
  const { a, b, shared, likeness, command, otherwise } = point
  const both = setting.language.commas(
    shared.map((words) => setting.language.fill('quoted', { words })),
  )
  return {
    point: point.point,
    title: wordIn(setting, 'agenda_one_or_two'),
    of: [
      { kind: 'columns', of: [sideBlocks(a, setting), sideBlocks(b, setting)] },
      sentence(`${wordIn(setting, 'agenda_shared')} ${both}.`),
      ...onScreen([
        sentence(setting.language.fill('agenda_likeness', { percent: Math.round(likeness * 100) })),
      ]),
      ...toSettle(setting, [
        [wordIn(setting, 'agenda_same'), command],
        [wordIn(setting, 'agenda_not_same'), otherwise],
      ]),
    ],
  }
}

function sideBlocks(side: AlikeCommitment, setting: Setting): Block[] {
  return [
    paragraph([strong(...lineOf(numberedName(side, setting)))]),
    paragraph([emphasis(text(setting.language.commas(side.from)))]),
    ...onPaper([paragraph(lineOf(shortened(side.description, 420)))]),
  ]
}

export function signOffBlocks(point: SignOffPoint, setting: Setting): PointBlocks {
  const { name, by, on, changes, command } = point
  const { language } = setting
  const signed = { by, date: language.date(on) }
  const words =
    changes.length > 0
      ? language.fill('agenda_signed_changes', {
          ...signed,
          changes: changedTexts(changes, language),
        })
      : language.fill('agenda_signed', signed)
  return { point: point.point, title: name, of: [sentence(words), ...toSettle(setting, [command])] }
}

function changedTexts(changes: SignOffPoint['changes'], { fill, list }: Language): string {
  const parts = (['changed', 'new', 'gone'] as const).flatMap((wanted) => {
    const ids = changes.filter(({ what }) => what === wanted).map(({ commitment }) => commitment)
    const names = list(ids.map((words) => fill('quoted', { words })))
    return ids.length === 0 ? [] : [fill(`agenda_signed_${wanted}`, { names })]
  })
  return list(parts)
}

export function commentBlocks(point: CommentPoint, setting: Setting): PointBlocks {
  const { language } = setting
  const { from, receivedOn = '', votes = 0, command } = point
  const comment = commentOf(point, setting)
  const facts = [
    language.date(receivedOn),
    votes > 0 ? language.fill('agenda_support', { votes }) : '',
  ].filter((part) => part !== '')
  const rest = facts.length === 0 ? '' : language.commas(['', ...facts])
  return {
    point: point.point,
    title: aboutIn(point, setting),
    of: [
      paragraph([emphasis(...lineOf(from ?? wordIn(setting, 'somebody'))), ...restOfLine(rest)]),
      ...(comment ? commentWords(comment, setting) : []),
      ...toSettle(setting, [command]),
    ],
  }
}

function commentOf({ comment: id }: CommentPoint, { folder }: Setting) {
  return folder.comments.find((one) => commentId(one) === id)
}

function aboutIn(from: CommentPoint, setting: Setting): string {
  const comment = commentOf(from, setting)
  if (!comment) return from.about
  const { title, point } = subjectOf(comment, setting)
  return point === '' ? title : setting.language.labelled(title, point)
}

type Command = string | readonly [question: string, command: string]

/** On paper there is room to write the decision; on a screen stands what to type. */
function toSettle(setting: Setting, commands: readonly Command[]): Block[] {
  return [
    { kind: 'room', label: wordIn(setting, 'agenda_decision') },
    ...onScreen(
      commands.map((one) => {
        const [question, command] = typeof one === 'string' ? [undefined, one] : one
        const words: Inline = /^nap /.test(command)
          ? { kind: 'code', text: command }
          : text(command)
        return paragraph(question === undefined ? [words] : [text(`${question} `), words])
      }),
    ),
  ]
}

export function numberedName({ number, id, title }: Named, setting: Setting): string {
  const commitment = commitmentsOf(setting.draft).find((one) => one.id === id)
  return `${number} ${title ?? (commitment ? titleOf(commitment, setting) : setting.language.fill('quoted', { words: id }))}`
}

export function labelIn(
  { about, milestone }: Pick<GapPoint['missing'][number], 'about' | 'milestone'>,
  commitment: string,
  setting: Setting,
): string {
  const known = commitmentsOf(setting.draft).find(({ id }) => id === commitment)
  const label = labelWithin(about, known?.value, setting)
  return milestone === undefined
    ? label
    : setting.language.fill('agenda_of_milestone', { label, number: milestone })
}
