import type { Section } from '../model/book.ts'
import { type Commitment, commitmentsOf, type Removed } from '../model/draft.ts'
import { byCommitment, type Named, openOf } from '../model/open-point.ts'
import { asked, fullNameOf, type Institution, nameOf, standingOf } from '../model/plan.ts'
import { nameIn, titleIn } from '../model/removal.ts'
import { signOffOf } from '../model/sign-off.ts'
import { parentOf } from '../plain/pointer.ts'
import { byText, shown } from '../plain/text.ts'
import { contactLine, stands } from './commitment.ts'
import { commentGroups } from './responses.ts'
import { fieldLabel, inWords, pointLabel, type Setting, themeName, titleOf } from './setting.ts'

type Annex = { readonly id: string; readonly title: string; readonly view: object }

/** The annexes that have something to say, lettered in order. */
export function annexSections(setting: Setting): Section[] {
  const makers = [institutions, process, responses, decisions, openPoints, gaps, abbreviations]
  const made = makers.flatMap((make) => make(setting))
  return made.map(({ id, title, view }, index) => {
    const number = setting.language.fill('annex', { letter: String.fromCharCode(65 + index) })
    const markdown = setting.render(`sections/${id}.md`, {
      words: setting.language.words,
      number,
      title,
      ...view,
    })
    return { id, kind: 'annex', level: 1, number, title, markdown }
  })
}

function institutions(setting: Setting): Annex[] {
  const { folder, language } = setting
  const everyone = folder.institutions.value.institutions
  const rows = everyone.map((institution) => ({
    name: institution.name,
    theme: institution.leads ? themeName(institution.leads, setting) : '',
    person: personOf(institution, setting),
    status: [statusOf(institution, setting), signedWords(institution, setting)]
      .filter((words) => words !== '')
      .join('; '),
  }))
  return annex(
    'annex-institutions',
    language.words['annex_institutions'],
    { rows },
    rows.length > 0,
  )
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
export function statusOf({ id }: Institution, { folder, language }: Setting): string {
  if (id === folder.plan.value.secretariat) return language.words['secretariat'] ?? ''
  if (!asked(folder).some((institution) => institution.id === id)) return ''
  const received = folder.submissions.find(({ institution }) => institution === id)
  const date = language.date(received?.document.value.received_on ?? '')
  return language.fill(`status_${standingOf(folder, id)}`, { date })
}

function process(setting: Setting): Annex[] {
  const { folder, language } = setting
  const { words } = language
  const calendar = (folder.plan.value.calendar ?? []).map(
    ({ date, until, time, activity, who = '', tentative = false }) => ({
      date: `${language.range(date, until)} ${time ?? ''}`.trim(),
      activity,
      who,
      tentative,
    }),
  )
  const consultations = folder.consultations.map(({ value }) => ({
    title: value.title ?? '',
    summary: value.summary ?? '',
    facts: [
      { label: words['date'], text: language.date(value.date ?? '') },
      { label: words['place'], text: value.place ?? '' },
      { label: words['organised_by'], text: (value.organised_by ?? []).join('; ') },
      { label: words['participants'], text: (value.participants ?? []).join('; ') },
    ].filter(({ text }) => text !== ''),
  }))
  const some = calendar.length + consultations.length > 0
  return annex('annex-process', words['annex_process'], { calendar, consultations }, some)
}

function responses(setting: Setting): Annex[] {
  const groups = commentGroups(setting)
  return annex(
    'annex-responses',
    setting.language.words['annex_responses'],
    { groups },
    groups.length > 0,
  )
}

function openPoints(setting: Setting): Annex[] {
  const open = inCommitments(openOf(setting.open, 'disagreement', 'stale-decision'), setting)
  const view = {
    commitments: open.map(({ commitment, points }) => ({
      number: commitment.number,
      title: titleOf(commitment, setting),
      points: points.map((point) => ({
        label: pointLabel(point.about, commitment, setting),
        stands: stands(point, setting),
        answers: point.answers.map(({ institution, value }) => ({
          name: nameOf(setting.folder, institution),
          text: inWords(value, point.about, setting),
        })),
      })),
    })),
  }
  return annex('annex-open', setting.language.words['annex_open'], view, open.length > 0)
}

function gaps(setting: Setting): Annex[] {
  const { open, folder, language } = setting
  const incomplete = inCommitments(openOf(open, 'gap'), setting)
  const unread = openOf(open, 'unread-file')
  const view = {
    commitments: incomplete.map(({ commitment, points }) => ({
      number: commitment.number,
      title: titleOf(commitment, setting),
      gaps: points.map(({ about }) => pointLabel(about, commitment, setting)).join('; '),
      from: commitment.lead === undefined ? '' : fullNameOf(folder, commitment.lead),
    })),
    unreadable: unread.map(({ file }) => shown(file)),
  }
  const some = incomplete.length + unread.length > 0
  return annex('annex-gaps', language.words['annex_gaps'], view, some)
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

function abbreviations({ folder, language }: Setting): Annex[] {
  const rows = (folder.plan.value.abbreviations ?? []).toSorted((a, b) => byText(a.short, b.short))
  const title = language.words['annex_abbreviations']
  return annex('annex-abbreviations', title, { rows }, rows.length > 0)
}

function decisions(setting: Setting): Annex[] {
  const { draft, folder, language } = setting
  const settled = commitmentsOf(draft).filter((commitment) => commitment.settled.length > 0)
  const decided = settled.map((commitment) => ({
    title: `${commitment.number} ${titleOf(commitment, setting)}`,
    points: commitment.settled.map(({ about, answers, value, reason, decidedBy, decidedOn }) => ({
      label: pointLabel(about, commitment, setting),
      value: inWords(value, about, setting),
      decided: [
        language.fill('decided', { by: decidedBy, date: language.date(decidedOn), reason }),
        ...rivalWords(about, commitment, setting),
      ].join(' '),
      answers: answers.map(({ institution, value: said }) => ({
        name: nameOf(folder, institution),
        text: inWords(said, about, setting),
      })),
    })),
  }))
  const removed = draft.removed.map((one) => removal(one, setting))
  const commitments = [...decided, ...removed]
  return annex(
    'annex-decisions',
    language.words['annex_decisions'],
    { commitments },
    commitments.length > 0,
  )
}

// Until somebody says which of them counts, the draft says that there are several.
function rivalWords(about: string, { id }: Commitment, setting: Setting): string[] {
  const { open, language } = setting
  const point = openOf(open, 'rival-decisions').find(
    ({ commitment, about: field }) => commitment.id === id && field === about,
  )
  return (point?.decisions ?? []).slice(0, -1).map(({ value, by, on, reason }) =>
    language.fill('decided_otherwise', {
      value: inWords(value, about, setting),
      decided: language.fill('decided', { by, date: language.date(on), reason }),
    }),
  )
}

// What was left out is still somebody’s words: they stand here with the reason.
function removal(removed: Removed, setting: Setting) {
  const { folder, language, draft } = setting
  const { commitment: id, about, reason, decidedBy, decidedOn, answers, isChanged } = removed
  const commitment = commitmentsOf(draft).find((candidate) => candidate.id === id)
  const words = answers.map(({ institution, value }) => ({
    name: nameOf(folder, institution),
    text: nameIn(value),
  }))
  return {
    title: commitment
      ? `${commitment.number} ${titleOf(commitment, setting)}`
      : (titleIn(removed) ?? id),
    points: [
      {
        label: about === undefined ? id : fieldLabel(parentOf(about), setting),
        value: [
          language.words[about === undefined ? 'withdrawn' : 'left_out'],
          ...(isChanged ? [language.words['changed_since_left_out']] : []),
        ].join('. '),
        decided: language.fill('decided', {
          by: decidedBy,
          date: language.date(decidedOn),
          reason,
        }),
        answers: words,
      },
    ],
  }
}

function annex(id: string, title: string | undefined, view: object, some: boolean): Annex[] {
  return some ? [{ id, title: title ?? id, view }] : []
}
