import { type Block, heading, paragraph, strong, text } from '../model/block.ts'
import {
  type DecidedBy,
  decisionFiles,
  type Ruling,
  rulingBy,
  rulingsOf,
} from '../model/decision.ts'
import { type Commitment, commitmentsOf, type Removed, type Settled } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { type Decision, nameOf } from '../model/plan.ts'
import { fileStem } from '../model/plan-file.ts'
import { removedName, titleIn } from '../model/removal.ts'
import { parentOf } from '../plain/pointer.ts'
import { listOfAnswers } from './open.ts'
import { fieldLabel, inWords, pointLabel, type Setting, titleOf, wordIn } from './setting.ts'

/** What was decided: commitment by commitment in the order of the plan, then those that were withdrawn, then themes. */
export function decisionBlocks(setting: Setting): Block[] {
  const { draft, folder } = setting
  const files = decisionFiles(folder)
  const told = commitmentsOf(draft).flatMap((commitment) => {
    const rulings = rulingsOf(files.get(commitment.id) ?? [])
    const blocks = [
      ...commitment.settled.flatMap((one) => settledBlocks(one, { rulings, commitment, setting })),
      ...draft.removed
        .filter((one) => one.commitment === commitment.id && one.about !== undefined)
        .flatMap((one) => removalBlocks(one, setting)),
      ...rulings.flatMap((ruling) => madeBlocks(ruling, { rulings, commitment, setting })),
    ]
    const title = `${commitment.number} ${titleOf(commitment, setting)}`
    return blocks.length === 0 ? [] : [heading(3, lineOf(title)), ...blocks]
  })
  const withdrawn = draft.removed
    .filter(({ about }) => about === undefined)
    .flatMap((one) => [
      heading(3, lineOf(titleIn(one) ?? one.commitment)),
      ...removalBlocks(one, setting),
    ])
  const all = [...told, ...withdrawn, ...leftOutThemes(setting)]
  return all.length === 0
    ? []
    : [paragraph([text(wordIn(setting, 'annex_decisions_intro'))]), ...all]
}

type Of = {
  readonly rulings: readonly Ruling[]
  readonly commitment: Commitment
  readonly setting: Setting
}

function settledBlocks(one: Settled, { rulings, commitment, setting }: Of): Block[] {
  const { about, value, decision, answers, rivals } = one
  const words = (said: unknown) => inWords(said, about, setting)
  const rival = rivals.map((other) =>
    setting.language.fill('decided_otherwise', {
      value: words(other.value),
      decided: decidedWords(other, setting),
    }),
  )
  const standing = [decision, ...rivals].map(({ place }) => place.pointer + place.file)
  const earlier = rulings.filter(
    ({ decision: other, place }) =>
      other.about === about && !standing.includes(place.pointer + place.file),
  )
  return [
    ...decided(pointLabel(about, commitment, setting), words(value), [
      decidedWords(decision, setting),
      ...rival,
    ]),
    listOfAnswers(answers, words, setting),
    ...earlier.map((ruling) =>
      replacedBlock(ruling, takenWords(ruling.decision, one, setting), setting),
    ),
  ]
}

// Its answer may have changed since: what it was then stands beside it.
function takenWords(
  { take, value, among = [] }: Decision,
  { about, answers }: Settled,
  setting: Setting,
): string {
  if (take === undefined) return inWords(value, about, setting)
  const taken = [...among, ...answers].find(({ institution }) => institution === take)
  return taken ? inWords(taken.value, about, setting) : nameOf(setting.folder, take)
}

function replacedBlock(ruling: Ruling, value: string, setting: Setting): Block {
  const words = setting.language.fill('decided_before', {
    value,
    decided: decidedWords(rulingBy(ruling), setting),
  })
  return paragraph(lineOf(words))
}

/** Where a commitment comes from: what was joined to it, what it was called, and what came back into it. */
function madeBlocks(ruling: Ruling, { rulings, commitment, setting }: Of): Block[] {
  const { decision, place } = ruling
  const { join, rename, drop, keep, withdraw } = decision
  const words = [decidedWords(rulingBy(ruling), setting)]
  if (join) {
    const name = nameOf(setting.folder, join.institution)
    const filed = filedTitle(join, setting)
    return decided(
      wordIn(setting, 'decision_joined'),
      setting.language.fill('decision_joined_from', { name, title: filed }),
      words,
    )
  }
  if (rename !== undefined) {
    const before = fileStem(place.file)
    return decided(
      wordIn(setting, 'decision_renamed'),
      setting.language.fill('quoted', { words: before }),
      words,
    )
  }
  const isLater = rulings.indexOf(ruling) < rulings.findLastIndex((other) => isOn(other, ruling))
  if (keep !== undefined || withdraw === false) {
    const label =
      keep === undefined ? titleOf(commitment, setting) : pointLabel(keep, commitment, setting)
    return isLater ? [] : decided(label, wordIn(setting, 'decision_kept'), words)
  }
  // What a later decision took back; what stands is told where it took something out.
  if (!isLater || (drop === undefined && withdraw === undefined)) return []
  const what = wordIn(setting, drop === undefined ? 'withdrawn' : 'left_out')
  return [replacedBlock(ruling, what, setting)]
}

function isOn({ decision: other }: Ruling, { decision: one }: Ruling): boolean {
  const item = one.drop ?? one.keep
  return item === undefined
    ? one.withdraw !== undefined && other.withdraw !== undefined
    : (other.drop ?? other.keep) === item
}

function filedTitle(
  { institution, filed_as }: NonNullable<Decision['join']>,
  { folder }: Setting,
): string {
  const filed = folder.contributions.find(
    (one) => one.institution === institution && one.commitment === filed_as,
  )
  return filed?.document.value.title ?? filed_as
}

// What was left out is still somebody’s words: they stand here with the reason.
function removalBlocks({ about, decision, answers, isChanged }: Removed, setting: Setting) {
  const outcome = [
    wordIn(setting, about === undefined ? 'withdrawn' : 'left_out'),
    ...(isChanged ? [wordIn(setting, 'changed_since_left_out')] : []),
  ]
  const label =
    about === undefined ? wordIn(setting, 'commitment') : fieldLabel(parentOf(about), setting)
  return [
    ...decided(label, outcome.join('. '), [decidedWords(decision, setting)]),
    listOfAnswers(answers, removedName, setting),
  ]
}

function leftOutThemes(setting: Setting): Block[] {
  const themes = setting.folder.plan.value.themes.flatMap(({ name, left_out }) =>
    left_out === undefined ? [] : [{ name, left_out }],
  )
  if (themes.length === 0) return []
  return [
    heading(3, [text(wordIn(setting, 'thematic_areas'))]),
    ...themes.flatMap(({ name, left_out: { decided_by: by, decided_on: on, reason } }) =>
      decided(name, wordIn(setting, 'left_out'), [decidedWords({ by, on, reason }, setting)]),
    ),
  ]
}

function decided(label: string, outcome: string, words: readonly string[]): Block[] {
  return [
    paragraph([strong(text(`${label}:`)), ...restOfLine(` ${outcome}`)]),
    paragraph(lineOf(words.join(' '))),
  ]
}

function decidedWords({ by, on, reason }: Omit<DecidedBy, 'place'>, { language }: Setting): string {
  return language.fill('decided', { by, date: language.date(on), reason })
}
