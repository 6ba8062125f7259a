import { noHome } from '../../model/incoming/plan-mapping.ts'
import { labelsOf } from '../../model/languages/field-labels.ts'
import {
  fieldsOf,
  followed,
  isContact,
  labelOf,
  type Schema,
  schemas,
} from '../../model/schemas.ts'

/**
 * What a column of a plan that was kept elsewhere most likely answers, told from its name; '' where that tells nothing.
 * @param isOfSteps whether each row of the table is a step of a commitment that stands in another
 */
export function likelyTarget(column: string, isOfSteps = false): string {
  const words = plainWords(column)
  const own = ownNames().get(words)
  const target =
    own ?? numberedStep(words) ?? otherStep(words) ?? likely(words, ofCommitment) ?? noHome
  return isOfSteps ? (asOfStep[target] ?? target) : target
}

const asOfStep: Readonly<Record<string, string>> = {
  title: 'milestones.activity',
  commitment_description: 'milestones.activity',
  lead_implementing_agency: 'milestones.lead',
  supporting_agencies: 'milestones.supporting',
  start_date: 'milestones.start_date',
  end_date: 'milestones.end_date',
}

/** Whether a column holds what a commitment is called by elsewhere: its number, its code. */
export function isNumber(column: string): boolean {
  return /^(?:commitment )?(?:id|number|no|nr|code|ref|reference)$|^(?:s|sr) no$|^n$/.test(
    plainWords(column),
  )
}

type Likely = readonly (readonly [words: RegExp, target: string])[]

// How governments head their tables; the first that fits counts. Each has been met in a plan or in OGP’s templates.
const ofCommitment: Likely = [
  [/^policy areas?$/, 'policy_areas'],
  [/^(?:.* )?cluster(?: name| title)?$/, 'cluster'],
  [/^(?:co|joint) ?leads?\b/, 'co_leads'],
  [/^(?:links?|urls?|websites?|web ?pages?)$/, 'links'],
  [
    /^(?:commitment )?(?:title|name)(?: of (?:the )?commitment)?$|^commitment$|^short title$/,
    'title',
  ],
  [
    /^(?!.*\b(?:number|no|id)\b)(?:.*\b)?(?:theme|thematic area|area|pillar)(?: name| title)?$/,
    'theme',
  ],
  [/^(?:submitted by|institution|submitting (?:institution|agency|ministry))$/, 'institution'],
  [
    /\bsupport(?:ing)? (?:agenc|institution|ministr|department|bod|partner)|^supporting$$|^other (?:agencies|ministries|institutions|departments)/,
    'supporting_agencies',
  ],
  [
    /^(?:lead|leads|lead (?:implementing )?(?:agency|agencies|institution|ministry|department|dept|organi[sz]ation|body)|responsible(?: (?:agency|institution|ministry|department|body))?|(?:implementing|commitment|government) (?:agency|institution|ministry|department)|agency|ministry|department|owner)$/,
    'lead_implementing_agency',
  ],
  [/civil society|\bcsos?\b|\bngos?\b/, 'other_actors.civil_society'],
  [/private sector|business/, 'other_actors.private_sector'],
  [/multilateral|development partner|donor|international/, 'other_actors.multilaterals'],
  [/working group/, 'other_actors.working_groups'],
  [/^other actors/, 'other_actors.civil_society'],
  [
    /^(?:start|starts|begin|begins|from|start date|starting date|date of start)(?: on)?$/,
    'start_date',
  ],
  [
    /^(?:end|ends|until|end date(?: raw)?|deadline|due|due date|due by|completion(?: date)?|target date|date of completion|timeline|time frame)(?: on)?$/,
    'end_date',
  ],
  [/problem|issue|challenge|status quo|main objective/, 'public_problem'],
  [
    /^(?:description|brief description|what is the commitment|commitment (?:description|text|detail(?: sub)?)|full text|text|summary|body)(?: of (?:the )?commitment)?$/,
    'commitment_description',
  ],
  [/ambition|how will|contribut|expected (?:impact|result|outcome)|objective/, 'contribution'],
  [/relevan|ogp values?|\bvalues?\b/, 'ogp_values'],
  [/budget|cost|funding/, 'additional_information.budget'],
  [/sdg|sustainable development/, 'additional_information.sdgs'],
  [/national (?:development )?plan|vision/, 'additional_information.national_plan'],
  [/related (?:programme|program|project|initiative)/, 'additional_information.related_programmes'],
  [
    /^(?:milestones?|steps|next steps|activities|actions|milestones? activit(?:y|ies)|key milestones)$/,
    'milestones',
  ],
  [/^(?:note|notes|remark|remarks|comment|comments)$/, 'note'],
  [/^level$/, 'level'],
]

const ofStep: Likely = [
  [/start|begin|from/, 'start_date'],
  [/\b(?:end|due|deadline|date|by|completion|until|when)\b/, 'end_date'],
  [/deliverable|output|result|indicator|verif|evidence/, 'deliverable'],
  [/support/, 'supporting'],
  [/lead|responsib|agency|ministry|owner|who|department|institution/, 'lead'],
  [/^$|title|name|text|activity|description|what|step/, 'activity'],
]

/** `Milestone 2: due date` to `milestones.2.end_date`. */
function numberedStep(words: string): string | undefined {
  const [, number, rest = ''] =
    /^(?:m|ms|milestone|step|activity|action) ?(\d{1,2})(?: (.*))?$/.exec(words) ?? []
  const [, what = '', behind] =
    number === undefined ? (/^(?:milestone|step) (.*) (\d{1,2})$/.exec(words) ?? []) : []
  const which = number ?? behind
  if (which === undefined) return undefined
  const field = likely(number === undefined ? what : rest, ofStep)
  return field && `milestones.${Number(which)}.${field}`
}

/** `Milestone due date` to `milestones.end_date`: one milestone a row. */
function otherStep(words: string): string | undefined {
  const [, rest] = /^(?:milestone|step|sub ?commitment|indicator)s? (.+)$/.exec(words) ?? []
  if (rest === undefined || /^(?:id|number|no|code)$/.test(rest)) return undefined
  const field = likely(rest, ofStep)
  return field && `milestones.${field}`
}

function likely(words: string, list: Likely): string | undefined {
  return list.find(([shape]) => shape.test(words))?.[1]
}

/** The names and questions of the template itself, in every language that it has. */
function ownNames(): ReadonlyMap<string, string> {
  names ??= new Map([
    // A step shares some names with its commitment, which is meant then.
    ...below(stepSchema(), 'milestones.').flatMap(called),
    ...below(schemas.contribution, '').toReversed().flatMap(called),
  ])
  return names
}

let names: ReadonlyMap<string, string> | undefined

function called([target, field]: readonly [string, Schema]): (readonly [string, string])[] {
  const isStep = target.startsWith('milestones.')
  const labels = [target.replace(/^.*\./, ''), ...labelsOf(pointerOfTarget(target))]
    .map(plainWords)
    // What is listed within a step is rather of the whole where a column says nothing of steps.
    .filter(
      (words) =>
        !isStep || (field['x-merge'] !== 'by-id' && likely(words, ofCommitment) === undefined),
    )
  return [plainWords(target), ...labels].map((words) => [words, target] as const)
}

function pointerOfTarget(target: string): string {
  return `/${target.replace(/^milestones\./, 'milestones/0/').replaceAll('.', '/')}`
}

function stepSchema(): Schema {
  return followed(schemas.contribution.properties?.['milestones']?.items ?? {})
}

function below(schema: Schema, at: string): (readonly [string, Schema])[] {
  return fieldsOf(schema)
    .filter(([name]) => name !== 'waive' && name !== 'id')
    .flatMap(([name, field]) =>
      field.properties && !isContact(field)
        ? below(field, `${at}${name}.`)
        : [[at + name, field] as const],
    )
}

/** Capitals, signs and what stands in brackets are no part of the name of a column. */
function plainWords(words: string): string {
  return words
    .replaceAll(/\([^)]*\)/g, ' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** How people call what a column answers: `End date`, `Milestone: End date`. */
export function targetInWords(target: string): string {
  const keys = target.split('.')
  if (keys[0] !== 'milestones' || keys.length === 1) {
    return labelOf('contribution', `/${keys.join('/')}`)
  }
  const [field = ''] = keys.slice(-1)
  const which = keys.length === 3 ? ` ${keys[1]}` : ''
  return `Milestone${which}: ${labelOf('contribution', `/milestones/0/${field}`)}`
}
