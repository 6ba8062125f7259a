import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../../src/load/load.ts'
import { parse } from '../../src/load/parse.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Kind } from '../../src/model/kinds.ts'
import { pointerOf, valueAt } from '../../src/plain/pointer.ts'
import { checkForm } from '../../src/validate/form.ts'
import { schemaErrors } from '../../src/validate/schema.ts'
import { usable } from '../../src/validate/usable.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'
import { runs } from '../support/runs.ts'

const contribution = 'submissions/sindh/budget.yaml'

/** What is said about one file beside those of the base plan. */
function saidOf(text: string, file = contribution): Diagnostic[] {
  const loaded = load(sourcesOf({ ...basePlan, [file]: text }))
  expect(loaded.diagnostics).toEqual([])
  return checkForm(loaded).diagnostics
}

function told({ rule, place: { line, column }, message, help }: Diagnostic): string {
  return `${line}:${column} ${rule}\n${message}\n${help}`
}

type Slip = readonly [slip: string, text: string, told: string, file?: string]

const comment = 'comments/2017-06-15-osf.yaml'
const about =
  'from: OSF\nreceived_on: 2017-06-15\nvia: email\ntext: Good.\nabout:\n  chapter: whole-plan\n'

const decision = (reason: string) =>
  `decisions:\n  - about: /title\n    take: punjab\n${reason}    decided_by: OGP Cell\n    decided_on: 2017-06-14\n`
const answered = `${about}response:\n  disposition: accepted\n  decided_on: 2017-06-20\n`

const slips: readonly Slip[] = [
  [
    'a decision without its reason',
    decision(''),
    '2:5 required-field-is-given\nThe field “reason” (Reason) is missing here.\nAdd a line “reason: …”.',
    'decisions/budget.yaml',
  ],
  [
    'a decision whose reason is empty',
    decision('    reason: ""\n'),
    '4:5 required-field-is-given\nThe field “reason” (Reason) is empty.\nWrite it after “reason:”.',
    'decisions/budget.yaml',
  ],
  [
    'a response whose reason holds a space',
    `${answered}  reason: " "\n`,
    '10:3 required-field-is-given\nThe field “reason” (Reason) is empty.\nWrite it after “reason:”.',
    comment,
  ],
  [
    'a day that does not exist',
    'end_date: 31 June 2017\n',
    '1:11 date-is-on-the-calendar\nThere is no day “31 June 2017”: June 2017 has 30 days.\nCorrect the day or the month.',
  ],
  [
    'a month that does not exist',
    'end_date: 2017-13-01\n',
    '1:11 date-is-on-the-calendar\nThere is no day “2017-13-01”: a year has no month 13.\nCorrect the day or the month.',
  ],
  [
    'a time stamp',
    'end_date: 2017-06-12T00:00:00Z\n',
    '1:11 date-is-year-month-day\n“2017-06-12T00:00:00Z” is a day with a time of day, and only the day belongs here.\nWrite 2017-06-12. “nap validate --fix” does this for you.',
  ],
  [
    'a time stamp of Greenwich, which may be of the day before',
    'end_date: 2017-06-11T19:00:00Z\n',
    '1:11 date-is-year-month-day\n“2017-06-11T19:00:00Z” is a day with a time of day, and only the day belongs here.\nWrite 2017-06-11, or the day before or after it: the time is that of Greenwich.',
  ],
  [
    'an id that is too long',
    `theme: ${'budget-'.repeat(10)}x\n`,
    '1:8 id-is-plain\n“budget-budget-budget-budget-budget-budg…” is too long for an id, which has at most 64 characters.\nKeep the two or three words that tell it from others: an id becomes a file name and a link.',
  ],
  [
    'a field with a letter turned round',
    'theme: fiscal-transparency\ntitel: Budget\n',
    '2:1 field-is-known\nThere is no field “titel” here.\nDid you mean “title”?',
  ],
  [
    'a field that resembles none',
    'milestones:\n  - id: a\n    responsible_officer: Mr. Gul\n',
    '3:5 field-is-known\nThere is no field “responsible_officer” here.\nUse one of: id, activity, deliverable, start_date, end_date, deadline_text, lead, supporting or indicators. Other remarks can stand in a comment: # …',
  ],
  [
    'a number for a text',
    'title: 2017\n',
    '1:8 value-has-the-right-form\n“Name of the commitment” must be text, but “2017” is a number.\nPut it in quotes: "2017" “nap validate --fix” does this for you.',
  ],
  [
    'a telephone number without quotes, as it is written',
    'contact:\n  phone: 0336112233\n',
    '2:10 value-has-the-right-form\n“Phone” must be text, but “0336112233” is a number.\nPut it in quotes: "0336112233" “nap validate --fix” does this for you.',
  ],
  [
    'a list for a text',
    'public_problem: [One, Two]\n',
    '1:17 value-has-the-right-form\n“What is the public problem that the commitment will address?” must be text, but “[One, Two]” is a list of 2 items.\nWrite one text after “public_problem:”, without the brackets.',
  ],
  [
    'a field that must be there, with a capital letter',
    'milestones:\n  - Id: a\n    activity: x\n',
    '2:5 field-is-known\nThere is no field “Id” here.\nDid you mean “id”? “nap validate --fix” does this for you.',
  ],
  [
    'a list of lines for a text',
    'public_problem:\n  - One\n  - Two\n  - Three\n',
    '2:3 value-has-the-right-form\n“What is the public problem that the commitment will address?” must be text, but this is a list of 3 items.\nWrite “|” after “public_problem:”. The items may stay on the lines below, indented, each with its “- ”.',
  ],
  [
    'a list of one for a text',
    'title:\n  - A budget\n',
    '2:3 value-has-the-right-form\n“Name of the commitment” must be text, but “- A budget” is a list of one item.\nLeave out the sign of the list: title: A budget “nap validate --fix” does this for you.',
  ],
  [
    'a list of one for a text, with a remark that would be lost',
    'title:\n  - A budget # for all?\n',
    '2:3 value-has-the-right-form\n“Name of the commitment” must be text, but “- A budget # for all?” is a list of one item.\nLeave out the sign of the list: title: A budget',
  ],
  [
    'a list for a text as an entry',
    'supporting_agencies: [[sindh]]\n',
    '1:23 value-has-the-right-form\nAn entry of “Supporting agencies” must be text, but “[sindh]” is a list of one item.\nLeave out the brackets.',
  ],
  [
    'a list of one text of several lines',
    'commitment_description:\n  - |\n    One\n    Two\n',
    '2:3 value-has-the-right-form\n“What is the commitment?” must be text, but this is a list of one item.\nLeave out the “- ”.',
  ],
  [
    'a list for a text of one line',
    'title:\n  - A budget\n  - for all\n',
    '2:3 value-has-the-right-form\n“Name of the commitment” must be text, but this is a list of 2 items.\nWrite one text after “title:”, without the “- ”.',
  ],
  [
    'one institution in brackets for the lead',
    'lead_implementing_agency: [sindh]\n',
    '1:27 value-has-the-right-form\n“Lead implementing agency” must be text, but “[sindh]” is a list of one item.\nLeave out the sign of the list: lead_implementing_agency: sindh “nap validate --fix” does this for you.',
  ],
  [
    'a text in braces, which YAML takes for a field',
    'title: {Name of the commitment}\n',
    '1:8 value-has-the-right-form\n“Name of the commitment” must be text, but “{Name of the commitment}” is a group of fields, because it stands in braces.\nPut it in quotes if the braces are part of the text: "{Name of the commitment}". If they only mark the place of an answer, write the answer there, or nothing.',
  ],
  [
    'a date in braces',
    'start_date: {the day}\n',
    '1:13 date-is-year-month-day\n“{the day}” is not written as a date.\nWrite the day as year-month-day (2017-06-30), or only the month (2017-06).',
  ],
  [
    'a word in braces where a list is wanted',
    'milestones: {not yet}\n',
    '1:13 value-has-the-right-form\n“Milestones” must be a list, but “{not yet}” is a group of fields.\nWrite each entry on a line of its own that begins with “- ”.',
  ],
  [
    'a word in braces where fields are wanted',
    'contact: {Mr. Gul}\n',
    '1:11 field-is-known\nThere is no field “Mr. Gul” here.\nUse one of: name, title, department, email, phone or public. Other remarks can stand in a comment: # …',
  ],
  [
    'a line of a text at the margin, with a colon',
    'note: |\nFew read it: it is long.\n',
    '2:1 field-is-known\nThere is no field “Few read it” here.\nIf it belongs to the text above, indent it further than the field’s name. If it is a field, use one of: title, published_number, theme, policy_areas, cluster, level, lead_implementing_agency, co_leads, supporting_agencies, other_actors, start_date, end_date, public_problem, commitment_description, contribution, ogp_values, additional_information, links, milestones, contact, further_contacts, note or waive.',
  ],
  [
    'lines of a text that read like fields',
    'public_problem:\n  Problem: one\n  Its cause: two\n',
    '2:3 value-has-the-right-form\n“What is the public problem that the commitment will address?” must be text, but this is a group of fields.\nWrite “|” after “public_problem:”. The lines below it may stay as they are. “nap validate --fix” does this for you.',
  ],
  [
    'lines of a text that read like fields, below a name that has a space before its colon',
    'public_problem :\n  Problem: one\n  Its cause: two\n',
    '2:3 value-has-the-right-form\n“What is the public problem that the commitment will address?” must be text, but this is a group of fields.\nWrite the text after the field’s name, or after “|” on the lines below it.',
  ],
  [
    'fields for a text',
    'public_problem:\n  what: One\n  why: Two\n',
    '2:3 value-has-the-right-form\n“What is the public problem that the commitment will address?” must be text, but this is a group of fields.\nWrite the text after the field’s name, or after “|” on the lines below it.',
  ],
  [
    'a date for a list',
    'supporting_agencies: 2017-06-30\n',
    '1:22 value-has-the-right-form\n“Supporting agencies” must be a list, but “2017-06-30” is a date.\nWrite each entry on a line of its own that begins with “- ”.',
  ],
  [
    'a text for a list',
    'supporting_agencies: sindh\n',
    '1:22 value-has-the-right-form\n“Supporting agencies” must be a list, but “sindh” is a text.\nWrite each entry on a line of its own that begins with “- ”.',
  ],
  [
    'a text for a group of fields',
    'contact: Mr. Gul\n',
    '1:10 value-has-the-right-form\n“Contact information” must be a group of fields, but “Mr. Gul” is a text.\nWrite its fields on lines of their own, indented: name, title, department, email, phone, public.',
  ],
  [
    'a text for true or false',
    'contact:\n  public: yes\n',
    '2:11 value-has-the-right-form\n“May be printed” must be true or false, but “yes” is a text.\nWrite true or false, without quotes. “nap validate --fix” does this for you.',
  ],
  [
    'a number in a list of texts, called after the list',
    'additional_information:\n  sdgs: ["16", 16.1]\n',
    '2:16 value-has-the-right-form\nAn entry of “Sustainable Development Goals” must be text, but “16.1” is a number.\nPut it in quotes: "16.1" “nap validate --fix” does this for you.',
  ],
  [
    'a goal that does not exist',
    'additional_information:\n  sdgs:\n    - "18"\n',
    '3:7 value-has-the-right-form\n“18” cannot be used for “Sustainable Development Goals”.\nA goal or target of the Sustainable Development Goals, in quotes.',
  ],
  [
    'a milestone that is only a text',
    'milestones:\n  - Launch the portal\n',
    '2:5 value-has-the-right-form\nAn entry of “Milestones” must be a group of fields, but “Launch the portal” is a text.\nWrite its fields on lines of their own, indented: id, activity, deliverable, start_date, end_date, deadline_text, lead, supporting, indicators.',
  ],
  [
    'a choice that is nearly right',
    'level: province\n',
    '1:8 choice-is-known\n“province” is not a choice for “Level”.\nDid you mean “provincial”? Write federal or provincial.',
  ],
  [
    'a choice that is not there',
    'level: tehsil\n',
    '1:8 choice-is-known\n“tehsil” is not a choice for “Level”.\nWrite federal or provincial.',
  ],
  [
    'a date in words',
    'end_date: 30 June 2017\n',
    '1:11 date-is-year-month-day\n“30 June 2017” is not written as a date.\nWrite 2017-06-30. “nap validate --fix” does this for you.',
  ],
  [
    'a date that can be read in two ways',
    'received_on: 06/07/2017\nreceived_via: email\nstatus: received\n',
    '1:14 date-is-year-month-day\n“06/07/2017” can be read in two ways, as 6 July 2017 and as 7 June 2017.\nWrite 2017-07-06 or 2017-06-07. Or say once in plan.yaml how this plan writes its dates (date_order: day-first, or month-first), and “nap validate --fix” writes all such dates anew.',
    'submissions/sindh/submission.yaml',
  ],
  [
    'only a year',
    'end_date: 2018\n',
    '1:11 date-is-year-month-day\n“2018” names no day, so there is no date in the draft yet.\nWrite the day (2017-06-30) or the month (2017-06) once it is known.',
  ],
  [
    'a title of 301 characters',
    `title: ${'x'.repeat(301)}\n`,
    '1:8 text-is-not-too-long\n“Name of the commitment” is longer than 300 characters.\nShorten it, or move detail to a field that takes more text.',
  ],
  [
    'an entry of 301 characters',
    `other_actors:\n  civil_society:\n    - ${'x'.repeat(301)}\n`,
    '3:7 text-is-not-too-long\n“Civil society” is longer than 300 characters.\nShorten it, or move detail to a field that takes more text.',
  ],
  [
    'a milestone without an id',
    'milestones:\n  - id: law\n  - activity: Launch\n    end_date: 2018-01\n',
    '3:5 required-field-is-given\nThe field “id” (Id) is missing here.\nAdd a line “id: …”. “nap validate --fix” does this for you.',
  ],
  [
    'a covering record without its status',
    'received_on: 2017-06-09\nreceived_via: email\n',
    '1:1 required-field-is-given\nThe field “status” (Status) is missing here.\nAdd a line “status: …”.',
    'submissions/sindh/submission.yaml',
  ],
  [
    'an empty list where one entry is needed',
    'decisions: []\n',
    '1:1 list-is-not-empty\n“decisions” has no entry.\nWrite at least one, or remove the field.',
    'decisions/budget.yaml',
  ],
  [
    'a group without a field',
    'ogp_values: {}\n',
    '1:1 list-is-not-empty\n“Why is this commitment relevant to OGP values?” has no entry.\nWrite at least one, or remove the field.',
  ],
  [
    'an institution twice',
    'supporting_agencies: [punjab, sindh, punjab]\n',
    '1:22 list-names-each-once\n“Supporting agencies” names the same thing twice.\nRemove one of the two.',
  ],
  [
    'fifty-one milestones',
    `milestones:\n${Array.from({ length: 51 }, (_, n) => `  - id: m${n}\n`).join('')}`,
    '2:3 list-is-not-too-long\n“Milestones” has more than 50 entries.\nJoin some of them.',
  ],
  [
    'no e-mail address',
    'contact:\n  email: focal person at sindh.gov.pk\n',
    '2:10 contact-can-be-reached\n“focal person at sindh.gov.pk” is not an e-mail address.\nWrite it as name@office.example.',
  ],
  [
    'no telephone number',
    'contact:\n  phone: extension 12\n',
    '2:10 contact-can-be-reached\n“extension 12” is not a telephone number.\nWrite it in quotes with the country code: "+92-51-9200000".',
  ],
  [
    'an id with capitals and spaces',
    'milestones:\n  - id: Citizens Budget\n',
    '2:9 id-is-plain\n“Citizens Budget” cannot be an id.\nUse lower-case letters, digits and single hyphens, for example citizens-budget.',
  ],
  [
    'several leads in one field',
    'lead_implementing_agency: Finance Division / EAD\n',
    '1:27 one-institution-leads\n“Finance Division / EAD” names more than one institution for “Lead implementing agency”.\nWrite the id of the one that answers for the result; the others go under supporting_agencies, or under supporting for a milestone.',
  ],
  [
    'two ids joined by and',
    'lead_implementing_agency: finance-division and punjab\n',
    '1:27 one-institution-leads\n“finance-division and punjab” names more than one institution for “Lead implementing agency”.\nWrite the id of the one that answers for the result; the others go under supporting_agencies, or under supporting for a milestone.',
  ],
  [
    'one lead whose name holds words that join',
    'lead_implementing_agency: Planning and Development Board, Punjab\n',
    '1:27 id-is-plain\n“Planning and Development Board, Punjab” cannot be an id.\nUse lower-case letters, digits and single hyphens, for example citizens-budget.',
  ],
  [
    'a list of leads',
    'milestones:\n  - id: portal\n    lead: [punjab, sindh]\n',
    '3:11 one-institution-leads\n“[punjab, sindh]” names more than one institution for “Responsible”.\nWrite the id of the one that answers for the result; the others go under supporting_agencies, or under supporting for a milestone.',
  ],
  [
    'a number below zero',
    `${about}votes: -1\n`,
    '7:8 value-has-the-right-form\n“Votes” cannot be -1.\nWrite how many supported it, or leave the field out.',
    comment,
  ],
]

describe('what a schema finds wrong is told in plain words, at its line and column', () => {
  test.for(slips)('%s', ([, text, words, file]) => {
    expect(
      saidOf(text, file)
        .filter(({ rule }) => !rule.endsWith('-is-known') || /field|choice/.test(rule))
        .map(told),
    ).toEqual([words])
  })

  test('no message needs a programmer', () => {
    for (const { message, help } of slips.flatMap(([, text, , file]) => saidOf(text, file))) {
      expect(`${message} ${help}`).not.toMatch(
        /must match|pattern|propert(y|ies)|\binvalid\b|\billegal\b|\bnull\b|\bboolean\b|\bstring\b|\binteger\b|\barray\b|\bobject\b|\bundefined\b|\benum\b|\{\w+\}/i,
      )
    }
  })
})

test('several slips in one file are all reported, each once', () => {
  const said = saidOf(
    'titel: x\nlevel: province\nend_date: soon, perhaps in spring\nmilestones:\n  - id: A\n',
  )
  expect(said.map(({ rule, place }) => `${place.line} ${rule}`).toSorted()).toEqual([
    '1 field-is-known',
    '2 choice-is-known',
    '3 date-is-year-month-day',
    '5 id-is-plain',
  ])
})

test('words of the file reach the screen on one line and without control characters', () => {
  const [said] = saidOf('? "a\\tb\\nc ::x"\n: One\n')
  expect(said?.message).toBe('There is no field “a b c ::x” here.')
})

function used(text: string, kind: Kind = 'contribution') {
  const { document } = parse({ file: contribution, bytes: Buffer.from(text) })
  if (!document) throw new Error('the text must be good YAML')
  return usable(kind, document)
}

describe('what cannot be used is left out, and nothing else', () => {
  test('one wrong field', () => {
    const { document } = used(
      'title: One\nlevel: province\nend_date: soon\ncontact:\n  email: x\n  name: A\n',
    )
    expect(document.value).toEqual({ title: 'One', contact: { name: 'A' } })
  })

  test('an item that lacks its id, while the places of those after it stay right', () => {
    const { document } = used(
      'milestones:\n  - activity: Lost\n  - id: law\n    activity: Adopt it\n    end_date: soon\n  - id: portal\n',
    )
    expect(document.value).toEqual({
      milestones: [{ id: 'law', activity: 'Adopt it' }, { id: 'portal' }],
    })
    expect(document.place('/milestones/0/activity')).toMatchObject({ line: 4, column: 15 })
    expect(document.keyPlace('/milestones/1/id').line).toBe(6)
    expect(document.place('/milestones/1/id').pointer).toBe('/milestones/1/id')
    expect(document.written('/milestones/1/id')).toBe('portal')
  })

  test('empty entries and wrong entries before a slip do not shift where it is reported', () => {
    const said = saidOf('supporting_agencies:\n  -\n  - sindh\n  -\n  - Punjab\n')
    expect(said.map(({ rule, place }) => `${place.line} ${rule}`)).toEqual(['5 id-is-plain'])
  })

  test('a field left empty counts as not given', () => {
    const { document, errors } = used(
      'title:\ntheme: ""\npublic_problem: "  "\nsupporting_agencies: [sindh, ~]\ncontact:\n  name:\n  title: Secretary\n',
    )
    expect(errors).toEqual([])
    expect(document.value).toEqual({
      supporting_agencies: ['sindh'],
      contact: { title: 'Secretary' },
    })
  })

  test('an unknown field is reported even when it is empty', () => {
    expect(saidOf('titel:\n').map(({ rule }) => rule)).toEqual(['field-is-known'])
  })

  test('a missing field never costs the rest of a file', () => {
    const { document } = used('received_on: 2017-06-09\nsigned_by: Secretary\n', 'submission')
    expect(document.value).toEqual({ received_on: '2017-06-09', signed_by: 'Secretary' })
  })

  test('a plan.yaml that lacks something keeps its themes', () => {
    const text = String(basePlan['plan.yaml']).replace(/^secretariat.*\n/m, '')
    const { folder, diagnostics } = checkForm(load(sourcesOf({ ...basePlan, 'plan.yaml': text })))
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['required-field-is-given'])
    expect(folder.plan.value).toMatchObject({
      title: 'National Action Plan',
      themes: [{ id: 'fiscal-transparency' }, { id: 'access-to-justice' }],
    })
  })
})

// What people might write in place of an answer; JSON is YAML, so that is how it is written.
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 12 })
const name = fc.constantFrom('a', 'b/c', '~')
const anything = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, 'x'.repeat(10_001)),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(name, text, { maxKeys: 3 }),
)
const id = fc.constantFrom('sindh', 'portal', 'a-b-1')
const day = fc.constantFrom('2017-07-01', '2018-06')
const words = fc.constantFrom('One', 'شفاف بجٹ', 'Two lines')

function orElse<T>(right: fc.Arbitrary<T>) {
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: anything })
}

const milestone = fc.record(
  {
    id: orElse(id),
    activity: orElse(words),
    end_date: orElse(day),
    supporting: orElse(fc.uniqueArray(orElse(id), { maxLength: 3 })),
    remark: words,
  },
  { requiredKeys: ['id'] },
)
const record: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    title: orElse(words),
    level: orElse(fc.constantFrom('federal', 'provincial')),
    end_date: orElse(day),
    supporting_agencies: orElse(fc.array(orElse(id), { maxLength: 4 })),
    ogp_values: orElse(fc.record({ civic_participation: orElse(words), trust: words })),
    milestones: orElse(fc.array(orElse(milestone), { maxLength: 4 })),
    contact: orElse(fc.record({ email: orElse(fc.constant('a@b.pk')), public: anything })),
    titel: words,
  },
  { requiredKeys: [] },
)

test('whatever stands in a contribution: what is left fits, and is what was written there', () => {
  fc.assert(
    fc.property(record, (given) => {
      const { document, errors } = used(JSON.stringify(given))
      expect(schemaErrors('contribution', document.value)).toEqual([])
      for (const [pointer, leaf] of leavesOf(document.value)) {
        expect(JSON.parse(document.written(pointer))).toBe(leaf)
      }
      if (errors.length === 0) expect(document.value).toEqual(withoutEmpty(given))
    }),
    { numRuns: runs(400) },
  )
})

test('whatever stands beside it, an answer and a milestone that fit are never lost', () => {
  const fits = (value: unknown) => schemaErrors('contribution', withoutEmpty(value)).length === 0
  fc.assert(
    fc.property(record, (given) => {
      const left = used(JSON.stringify(given)).document.value
      for (const [field, answer] of Object.entries(given)) {
        if (fits({ [field]: answer }))
          expect(left).toMatchObject(Object(withoutEmpty({ [field]: answer })))
      }
      const milestones = Array.isArray(given['milestones']) ? given['milestones'] : []
      for (const item of milestones.filter((item) => fits({ milestones: [item] }))) {
        if (!isEmpty(item)) expect(valueAt(left, '/milestones')).toContainEqual(withoutEmpty(item))
      }
    }),
    { numRuns: runs(400) },
  )
})

/** Every text, number, true or false of a value, with its pointer. */
function leavesOf(value: unknown, keys: readonly string[] = []): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[pointerOf(keys), value]]
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...keys, key]))
}

/** Nothing was written, or only the names of fields. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === null
  const parts = Object.values(value)
  return parts.length > 0 && parts.every(isEmpty)
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isEmpty(item)).map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, child]) => !isEmpty(child))
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutEmpty(child)]))
}
