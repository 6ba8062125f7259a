import { type Block, type Fact, heading, text } from '../model/block.ts'
import { lineOf } from '../model/line.ts'
import { pictureFolder } from '../model/picture.ts'
import type { PlanFolder } from '../model/plan.ts'
import { pictureBlocks } from './picture.ts'
import { proseIn } from './prose.ts'
import { factOf, type Setting, tableOf, wordIn } from './setting.ts'

/** How the plan was made: the calendar, and the consultations that were held. */
export function processBlocks(setting: Setting): Block[] {
  return [...calendar(setting), ...consultations(setting)]
}

function calendar(setting: Setting): Block[] {
  const { folder, language } = setting
  const dates = folder.plan.value.calendar ?? []
  if (dates.length === 0) return []
  const tentatively = ` (${wordIn(setting, 'tentative')})`
  const rows = dates.map(({ date, until, time = '', activity, who = '', tentative = false }) => [
    `${language.range(date, until)} ${time}`,
    activity + (tentative ? tentatively : ''),
    who,
  ])
  return [
    heading(3, [text(wordIn(setting, 'calendar'))]),
    tableOf(['date', 'activity', 'who'], rows, setting),
  ]
}

function consultations(setting: Setting): Block[] {
  const { consultations: held } = setting.folder
  if (held.length === 0) return []
  return [
    heading(3, [text(wordIn(setting, 'consultations'))]),
    ...held.flatMap(({ value }) => consultation(value, setting)),
  ]
}

type Consultation = PlanFolder['consultations'][number]['value']

function consultation(value: Consultation, setting: Setting): Block[] {
  const { title = '', summary = '', date = '', place = '' } = value
  const { organised_by: organisers = [], participants = [], photographs = [] } = value
  const facts = [
    fact('date', setting.language.date(date), setting),
    fact('place', place, setting),
    fact('organised_by', setting.language.semicolons(organisers), setting),
    fact('participants', setting.language.semicolons(participants), setting),
  ].flat()
  return [
    heading(4, lineOf(title)),
    ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
    ...proseIn(summary),
    ...photographs.flatMap(({ file, ...words }) =>
      pictureBlocks({ file: pictureFolder + file, ...words }, setting.folder),
    ),
  ]
}

function fact(word: string, words: string, setting: Setting): Fact[] {
  return words === '' ? [] : [factOf(word, words, setting)]
}
