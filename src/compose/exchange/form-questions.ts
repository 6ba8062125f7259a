import { policyAreasListed } from '../../model/called.ts'
import { contactLine } from '../../model/contact.ts'
import {
  type AskedCommitment,
  type Form,
  type Question,
  questionsAsked,
  questionWords,
} from '../../model/exchange/form.ts'
import { fullNameOf, institutionOf } from '../../model/plan.ts'
import { answeredFields, followed, isDate, type Schema, schemaPath } from '../../model/schemas.ts'
import { betweenParts } from '../../plain/parts-of-line.ts'
import { valueAt } from '../../plain/pointer.ts'
import {
  type AnswerSetting,
  choiceWords,
  institutionName,
  themeTitle,
  yesOrNo,
} from '../answer-words.ts'
import { fieldLabel, wordIn } from '../setting.ts'

/** What a form is made with, beside what it asks. */
export type FormSetting = AnswerSetting & {
  /** What commitments are called in the plan, by id. */
  readonly titles: ReadonlyMap<string, string>
  /** The day by which it is to be back, if there is one. */
  readonly due: string | undefined
}

/** A question in the words of a form. */
export type AskedQuestion = Question & {
  readonly label: string
  /** What helps to answer it; '' where nothing does. */
  readonly guide: string
}

/** The questions about a commitment, with those of a group called as the group and as themselves. */
export function commitmentQuestions(setting: FormSetting): AskedQuestion[] {
  return questionsAsked().map((question) => ({
    ...question,
    label: questionWords(question, (pointer) => fieldLabel(pointer, setting)),
    guide: guideTo(question, setting),
  }))
}

/** A question with its label and what guides. */
export function asQuestion(question: Question, setting: FormSetting): AskedQuestion {
  return {
    ...question,
    label: fieldLabel(`/milestones/0${question.pointer}`, setting),
    guide: guideTo({ ...question, pointer: `/milestones/0${question.pointer}` }, setting),
  }
}

function guideTo(question: Question, setting: FormSetting): string {
  const { items } = question.field
  return [
    guideOf(question, setting),
    ...(items ? [guideToList(items, question.pointer, setting)] : []),
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function guideOf({ pointer, field }: Question, setting: FormSetting): string {
  const { description = '', items } = field
  const { code, words } = setting.language
  const list = items?.['x-listed-in']
  if (list && setting.folder.plan.value[list]) return wordIn(setting, `form_${list}_guide`)
  const translated = words[`contribution${schemaPath('contribution', pointer)}?`]
  const own = field['x-guide'] ?? (saysOnlyHow.has(description) ? '' : description)
  const ofItems = items && items['x-refers-to'] === undefined ? guideOfItem(items) : ''
  const english = own === '' ? ofItems : own
  return code === 'en' || english === '' ? english : (translated ?? english)
}

function guideToList(items: Schema, pointer: string, setting: FormSetting): string {
  const parts = answeredFields(followed(items)).map(([, , own]) =>
    fieldLabel(`${pointer}/0${own}`, setting),
  )
  return parts.length === 0
    ? wordIn(setting, 'form_one_a_line')
    : setting.language.fill('form_parts_of_line', { parts: parts.join(betweenParts) })
}

/** How a text is written in a file, which is no matter of whoever answers. */
const saysOnlyHow: ReadonlySet<string> = new Set(
  ['line', 'sentence', 'prose', 'id'].map(
    (name) => followed({ $ref: `common.schema.json#/$defs/${name}` }).description ?? '',
  ),
)

function guideOfItem(items: Schema): string {
  return items['x-guide'] ?? (items.pattern === undefined ? '' : (items.description ?? ''))
}

/** The answers that can be chosen; undefined where everybody writes his own. */
export function offeredFor(
  field: Schema,
  { folder, language }: FormSetting,
):
  | { readonly of: 'themes' | 'institutions' | 'levels' | 'yes-no'; readonly words: string[] }
  | undefined {
  const asked = field.items ?? field
  if (asked['x-refers-to'] === 'theme') {
    return { of: 'themes', words: folder.plan.value.themes.map(({ id }) => themeTitle(id, folder)) }
  }
  if (asked['x-refers-to'] === 'institution') {
    const { institutions } = folder.institutions.value
    return { of: 'institutions', words: institutions.map(({ id }) => institutionName(id, folder)) }
  }
  if (asked.type === 'boolean') {
    return { of: 'yes-no', words: [true, false].map((value) => yesOrNo(value, language)) }
  }
  if (asked.enum) {
    return { of: 'levels', words: asked.enum.map((one) => choiceWords(String(one), language)) }
  }
  return undefined
}

/** What a commitment is called at its head. */
export function headingOf({ id, isNew, value }: AskedCommitment, setting: FormSetting): string {
  if (isNew) return wordIn(setting, 'form_new_commitment')
  const { title } = value
  return typeof title === 'string' ? title.trim() : (setting.titles.get(id) ?? id)
}

/** A row for each milestone that a commitment has so far, and empty ones for others. */
export function milestoneRows({ isNew, value: { milestones } }: AskedCommitment) {
  const given: readonly unknown[] = Array.isArray(milestones) ? milestones : []
  return [
    ...given.map((value) => ({ id: String(valueAt(value, '/id')), value })),
    ...Array.from({ length: isNew ? 8 : 5 }, (_, index) => ({ id: `new-${index + 1}`, value: {} })),
  ]
}

export function formTitle({ institution }: Form, setting: FormSetting): string {
  return setting.language.fill('form_title', {
    institution: fullNameOf(setting.folder, institution),
  })
}

/** How the form is filled in and where it goes, a paragraph each. @param kind of file */
export function instructions(
  form: Form,
  kind: 'excel' | 'word',
  setting: FormSetting,
): readonly { readonly heading: string; readonly of: readonly string[] }[] {
  const { folder, language, due } = setting
  const { title, country } = folder.plan.value
  const institution = fullNameOf(folder, form.institution)
  const hasSaid = form.commitments.some(({ isNew }) => !isNew)
  const hasNew = form.commitments.some(({ isNew }) => isNew)
  const word = (key: string) => wordIn(setting, key)
  return [
    {
      heading: '',
      of: [
        language.fill(hasSaid ? 'form_intro' : 'form_intro_blank', {
          institution,
          plan: title,
          country,
        }),
      ],
    },
    {
      heading: word('form_how'),
      of: [
        word(`form_fill_${kind}`),
        word('form_empty'),
        word(`form_lists_${kind}`),
        word(`form_dates_${kind}`),
        word(`form_milestones_${kind}`),
        ...(hasNew ? [word('form_new')] : []),
        word(`form_save_${kind}`),
      ],
    },
    {
      heading: word('form_where'),
      of: [
        ...(due === undefined ? [] : [language.fill('form_due', { due: language.date(due) })]),
        language.fill('form_return', { office: officeOf(setting) }),
      ],
    },
    ...policyAreas(setting),
  ]
}

// Those of OGP are in English.
function policyAreas(setting: FormSetting) {
  const { folder, language } = setting
  if (language.code !== 'en' && folder.plan.value.policy_areas === undefined) return []
  const areas = policyAreasListed(folder)
  return [{ heading: wordIn(setting, 'form_policy_areas'), of: [language.semicolons(areas)] }]
}

/** The office that compiles the plan, with its point of contact where that is public. */
export function officeOf({ folder, language }: AnswerSetting): string {
  const { secretariat } = folder.plan.value
  const { focal_person: contact } = institutionOf(folder, secretariat) ?? {}
  const line = contact?.public === true ? contactLine(contact, language.commas) : ''
  return language.commas([fullNameOf(folder, secretariat), line].filter((words) => words !== ''))
}

/** Whether an answer is a date, and so stands in Excel as one. */
export function isDayAnswer(value: unknown, field: Schema): boolean {
  if (!isDate(field)) return false
  return value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(String(value))
}
