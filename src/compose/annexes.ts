import { type Block, heading, list, paragraph, strong, text } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { commitmentsOf } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { byCommitment, type Named, openOf } from '../model/open-point.ts'
import { asked, fullNameOf, type Institution, themeNameOf } from '../model/plan.ts'
import { signOffOf } from '../model/sign-off.ts'
import { byText, shown } from '../plain/text.ts'
import { contactLine } from './contact.ts'
import { decisionBlocks } from './decisions.ts'
import { listOfAnswers, whichStands } from './open.ts'
import { processBlocks } from './process.ts'
import { receivedWords } from './received-words.ts'
import { responseBlocks } from './responses.ts'
import { inWords, pointLabel, type Setting, tableOf, titleOf, wordIn } from './setting.ts'

/** What each annex says: nothing where it has nothing to say. */
const annexes: Readonly<Record<string, (setting: Setting) => readonly Block[]>> = {
  institutions,
  process: processBlocks,
  responses: responseBlocks,
  decisions: decisionBlocks,
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
      listed: setting.language.labelled(number, '').trim(),
      title,
      of: [heading(2, lineOf(setting.language.labelled(number, title))), ...of],
    }
  })
}

function institutions(setting: Setting): Block[] {
  const everyone = setting.folder.institutions.value.institutions
  if (everyone.length === 0) return []
  const tellsSubmissions = setting.stage === 'draft'
  const heads = ['institution', 'thematic_area', 'focal_person']
  const rows = everyone.map((institution) => [
    institution.name,
    institution.leads ? themeNameOf(setting.folder, institution.leads) : '',
    personOf(institution, setting),
    ...(tellsSubmissions ? [submissionWords(institution, setting)] : []),
  ])
  return [tableOf([...heads, ...(tellsSubmissions ? ['submission'] : [])], rows, setting)]
}

function personOf({ focal_person: person }: Institution, setting: Setting): string {
  const isPrinted = person && (person.public === true || setting.audience === 'internal')
  return isPrinted ? contactLine(person, setting.language) : ''
}

function submissionWords(institution: Institution, setting: Setting): string {
  const words = [institutionStatus(institution, setting), signedWords(institution, setting)]
  return setting.language.semicolons(words.filter((one) => one !== ''))
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
  return receivedWords(id, { folder, language })
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
        listOfAnswers(point.answers, (value) => inWords(value, point.about, setting), setting),
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

function gaps(setting: Setting): Block[] {
  const { open, folder } = setting
  const rows = inCommitments(openOf(open, 'gap'), setting).map(({ commitment, points }) => {
    const { number, lead } = commitment
    return [
      `${number} ${titleOf(commitment, setting)}`,
      setting.language.semicolons(
        points.map(({ about }) => pointLabel(about, commitment, setting)),
      ),
      lead === undefined ? '' : fullNameOf(folder, lead),
    ]
  })
  const unread = openOf(open, 'unread-file')
  return [
    ...(rows.length > 0
      ? [
          introOf('annex_gaps_intro', setting),
          tableOf(['commitment', 'missing', 'awaited_of'], rows, setting),
        ]
      : []),
    ...(unread.length > 0
      ? [introOf('unreadable_intro', setting), list(unread.map(({ file }) => lineOf(shown(file))))]
      : []),
  ]
}

function abbreviations(setting: Setting): Block[] {
  const known = setting.folder.plan.value.abbreviations ?? []
  if (known.length === 0) return []
  const rows = known
    .toSorted((a, b) => byText(a.short, b.short))
    .map(({ short, meaning }) => [short, meaning])
  return [tableOf(['abbreviation', 'meaning'], rows, setting)]
}

function introOf(word: string, setting: Setting): Block {
  return paragraph([text(wordIn(setting, word))])
}
