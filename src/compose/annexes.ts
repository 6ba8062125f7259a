import {
  type Block,
  column,
  emphasis,
  heading,
  type Inline,
  list,
  paragraph,
  row,
  strong,
  text,
} from '../model/block.ts'
import type { Section } from '../model/book.ts'
import type { DecidedBy } from '../model/decision.ts'
import { type Commitment, commitmentsOf, type Removed } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { byCommitment, type Named, openOf } from '../model/open-point.ts'
import { asked, fullNameOf, type Institution, nameOf, submissionStateOf } from '../model/plan.ts'
import { removedName, titleIn } from '../model/removal.ts'
import { signOffOf } from '../model/sign-off.ts'
import { parentOf } from '../plain/pointer.ts'
import { byText, shown } from '../plain/text.ts'
import { contactLine } from './contact.ts'
import { whichStands } from './open.ts'
import { processBlocks } from './process.ts'
import { responseBlocks } from './responses.ts'
import {
  fieldLabel,
  inWords,
  pointLabel,
  type Setting,
  themeName,
  titleOf,
  wordIn,
} from './setting.ts'

/** What each annex says: nothing where it has nothing to say. */
const annexes: Readonly<Record<string, (setting: Setting) => readonly Block[]>> = {
  institutions,
  process: processBlocks,
  responses: responseBlocks,
  decisions,
  open: openPoints,
  gaps,
  abbreviations,
}

/** The annexes that have something to say, lettered in order. */
export function annexSections(setting: Setting): Section[] {
  const told = Object.entries(annexes)
    .map(([name, blocksOf]) => ({ name, of: blocksOf(setting) }))
    .filter(({ of }) => of.length > 0)
  return told.map(({ name, of }, index) => {
    const number = setting.language.fill('annex', { letter: String.fromCharCode(65 + index) })
    const title = wordIn(setting, `annex_${name}`)
    return {
      id: `annex-${name}`,
      kind: 'annex',
      level: 1,
      number,
      title,
      of: [heading(2, lineOf(`${number}: ${title}`)), ...of],
    }
  })
}

function institutions(setting: Setting): Block[] {
  const everyone = setting.folder.institutions.value.institutions
  if (everyone.length === 0) return []
  const names = ['institution', 'thematic_area', 'focal_person', 'submission']
  return [
    {
      kind: 'table',
      columns: names.map((name) => column(wordIn(setting, name))),
      rows: everyone.map((institution) =>
        row(
          [
            institution.name,
            institution.leads ? themeName(institution.leads, setting) : '',
            personOf(institution, setting),
            [institutionStatus(institution, setting), signedWords(institution, setting)]
              .filter((words) => words !== '')
              .join('; '),
          ].map((words) => lineOf(words)),
        ),
      ),
    },
  ]
}

function personOf({ focal_person: person }: Institution, { audience }: Setting): string {
  return person && (person.public === true || audience === 'internal') ? contactLine(person) : ''
}

function signedWords({ id }: Institution, { folder, language }: Setting): string {
  const signed = signOffOf(folder, id)
  if (!signed) return ''
  const date = language.date(signed.on)
  return language.fill(signed.suspect ? 'signed_off_changed' : 'signed_off', { date })
}

/** How far an institution is, in the words of the book: `received 12 June 2017`. */
export function institutionStatus({ id }: Institution, { folder, language }: Setting): string {
  if (id === folder.plan.value.secretariat) return language.words['secretariat'] ?? ''
  if (!asked(folder).some((institution) => institution.id === id)) return ''
  const received = folder.submissions.find(({ institution }) => institution === id)
  const date = language.date(received?.document.value.received_on ?? '')
  return language.fill(`status_${submissionStateOf(folder, id)}`, { date })
}

function openPoints(setting: Setting): Block[] {
  const open = inCommitments(openOf(setting.open, 'disagreement', 'stale-decision'), setting)
  if (open.length === 0) return []
  return [
    introOf('annex_open_intro', setting),
    ...open.flatMap(({ commitment, points }) => [
      heading(3, lineOf(`${commitment.number} ${titleOf(commitment, setting)}`)),
      ...points.flatMap((point) => [
        paragraph([
          strong(text(pointLabel(point.about, commitment, setting))),
          ...restOfLine(` – ${whichStands(point, setting)}`),
        ]),
        saidBy(point.answers, (value) => inWords(value, point.about, setting), setting),
      ]),
    ]),
  ]
}

function inCommitments<T extends { readonly commitment: Named }>(
  points: readonly T[],
  { draft }: Setting,
) {
  const commitments = new Map(commitmentsOf(draft).map((commitment) => [commitment.id, commitment]))
  return byCommitment(points).flatMap((group) => {
    const commitment = commitments.get(group[0].commitment.id)
    return commitment ? [{ commitment, points: group }] : []
  })
}

type Said = { readonly institution: string; readonly value: unknown }

/** What each institution says, behind its name. */
function saidBy(
  answers: readonly Said[],
  wordsFor: (value: unknown) => string,
  { folder }: Setting,
): Block {
  return list(
    answers.map(({ institution, value }): Inline[] => [
      emphasis(text(`${nameOf(folder, institution)}:`)),
      ...restOfLine(` ${wordsFor(value)}`),
    ]),
  )
}

function gaps(setting: Setting): Block[] {
  const { open, folder } = setting
  const columns = ['commitment', 'missing', 'awaited_of'].map((name) =>
    column(wordIn(setting, name)),
  )
  const rows = inCommitments(openOf(open, 'gap'), setting).map(({ commitment, points }) => {
    const { number, lead } = commitment
    return row(
      [
        `${number} ${titleOf(commitment, setting)}`,
        points.map(({ about }) => pointLabel(about, commitment, setting)).join('; '),
        lead === undefined ? '' : fullNameOf(folder, lead),
      ].map(lineOf),
    )
  })
  const unread = openOf(open, 'unread-file')
  return [
    ...(rows.length > 0
      ? [introOf('annex_gaps_intro', setting), { kind: 'table' as const, columns, rows }]
      : []),
    ...(unread.length > 0
      ? [introOf('unreadable_intro', setting), list(unread.map(({ file }) => lineOf(shown(file))))]
      : []),
  ]
}

function abbreviations(setting: Setting): Block[] {
  const known = setting.folder.plan.value.abbreviations ?? []
  if (known.length === 0) return []
  return [
    {
      kind: 'table',
      columns: ['abbreviation', 'meaning'].map((name) => column(wordIn(setting, name))),
      rows: known
        .toSorted((a, b) => byText(a.short, b.short))
        .map(({ short, meaning }) => row([lineOf(short), lineOf(meaning)])),
    },
  ]
}

function decisions(setting: Setting): Block[] {
  const { draft } = setting
  const settled = commitmentsOf(draft).flatMap((commitment) =>
    commitment.settled.length === 0
      ? []
      : [
          heading(3, lineOf(`${commitment.number} ${titleOf(commitment, setting)}`)),
          ...commitment.settled.flatMap((one) => {
            const { about, value, decision } = one
            return decisionBlocks(
              {
                label: pointLabel(about, commitment, setting),
                outcome: inWords(value, about, setting),
                decided: [
                  decidedWords(decision, setting),
                  ...rivalWords(about, commitment, setting),
                ].join(' '),
              },
              saidBy(one.answers, (said) => inWords(said, about, setting), setting),
            )
          }),
        ],
  )
  const removed = draft.removed.flatMap((one) => removalBlocks(one, setting))
  const told = [...settled, ...removed]
  return told.length > 0 ? [introOf('annex_decisions_intro', setting), ...told] : []
}

// Until somebody says which of them counts, the draft says that there are several.
function rivalWords(about: string, { id }: Commitment, setting: Setting): string[] {
  const { open, language } = setting
  const point = openOf(open, 'rival-decisions').find(
    ({ commitment, about: field }) => commitment.id === id && field === about,
  )
  return (point?.decisions ?? []).slice(0, -1).map((decision) =>
    language.fill('decided_otherwise', {
      value: inWords(decision.value, about, setting),
      decided: decidedWords(decision, setting),
    }),
  )
}

function decidedWords({ by, on, reason }: DecidedBy, { language }: Setting): string {
  return language.fill('decided', { by, date: language.date(on), reason })
}

type Decided = { readonly label: string; readonly outcome: string; readonly decided: string }

function decisionBlocks({ label, outcome, decided }: Decided, answers: Block): Block[] {
  return [
    paragraph([strong(text(`${label}:`)), ...restOfLine(` ${outcome}`)]),
    paragraph(lineOf(decided)),
    answers,
  ]
}

// What was left out is still somebody’s words: they stand here with the reason.
function removalBlocks(removed: Removed, setting: Setting): Block[] {
  const { draft } = setting
  const { commitment: id, about, decision, answers, isChanged } = removed
  const commitment = commitmentsOf(draft).find((candidate) => candidate.id === id)
  const title = commitment
    ? `${commitment.number} ${titleOf(commitment, setting)}`
    : (titleIn(removed) ?? id)
  const outcome = [
    wordIn(setting, about === undefined ? 'withdrawn' : 'left_out'),
    ...(isChanged ? [wordIn(setting, 'changed_since_left_out')] : []),
  ]
  return [
    heading(3, lineOf(title)),
    ...decisionBlocks(
      {
        label: about === undefined ? id : fieldLabel(parentOf(about), setting),
        outcome: outcome.join('. '),
        decided: decidedWords(decision, setting),
      },
      saidBy(answers, removedName, setting),
    ),
  ]
}

function introOf(word: string, setting: Setting): Block {
  return paragraph([text(wordIn(setting, word))])
}
