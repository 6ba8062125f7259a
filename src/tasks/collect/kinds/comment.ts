import { readWords } from '../../../load/read.ts'
import { thingsOf } from '../../../model/called.ts'
import { commentId } from '../../../model/comments.ts'
import { type Commitment, commitmentsOf } from '../../../model/draft.ts'
import type { Comment } from '../../../model/files/comment.ts'
import { kinds } from '../../../model/kinds.ts'
import { itemNoun } from '../../../model/new-id.ts'
import { filePathOf } from '../../../model/plan-file.ts'
import { nothingWritten, wrongUsage } from '../../../model/refusal.ts'
import { schemaAt } from '../../../model/schemas.ts'
import { slugOf } from '../../../model/slug.ts'
import { pointerOf } from '../../../plain/pointer.ts'
import { shown, shownInWords } from '../../../plain/text.ts'
import { nothingWithin } from '../../plan/answers.ts'
import { arrivalToCome, pastDayIn } from '../../plan/day.ts'
import { freeFile } from '../../plan/free-file.ts'
import { guidedFile } from '../../plan/guided.ts'
import { knownOne } from '../../plan/known-one.ts'
import { itemsOf } from '../../plan/named.ts'
import { numberRefused } from '../../plan/numbers.ts'
import type { OpenPlan } from '../../plan/open.ts'
import { type Given, type NewKind, type Offered, plainKind } from '../kind.ts'
import { namedFile } from '../target.ts'

type ChapterName = NonNullable<Comment['about']['chapter']>

// The schema lists what its type is made from.
const chapters = (schemaAt('comment', '/about/chapter')?.enum ?? []) as readonly ChapterName[]
const channels = (schemaAt('comment', '/via')?.enum ?? []).map(String)

const leftOut = ['quotation', 'proposal', 'response'] as const

/** What a stakeholder said of a draft, as a file of its own. */
export const newComment: NewKind = {
  ...plainKind,
  name: kinds.comment.made.as,
  kind: 'comment',
  leftOut,
  needs: ['from', 'about', 'via', 'text'],
  namedBy: {},
  expected: ['comment-has-a-response'],
  flags: {
    from: { usage: '--from <organisation>', summary: 'comment: who said it' },
    about: {
      usage: '--about <what>',
      summary: `comment: a commitment, one field of it (COMMITMENT.end_date), a thematic area, or ${chapters.join(', ')}`,
    },
    text: { usage: '--text <words>', summary: 'comment: what they said, in their own words' },
    textFile: {
      usage: '--text-file <file>',
      summary: 'comment: take the words from this file; - takes what is piped in',
    },
    via: { usage: '--via <channel>', summary: 'comment: how it came in', choices: channels },
    receivedOn: {
      usage: '--received-on <date>',
      summary: 'comment: when, year-month-day (default: today)',
    },
    votes: { usage: '--votes <number>', summary: 'comment: how many supported it' },
    quotation: {
      usage: '--quotation <words>',
      summary: 'comment: the words of the draft that it is about',
    },
    proposal: {
      usage: '--proposal <text>',
      summary: 'comment: what the field should say instead, whole',
    },
  },
  flagsFor: { from: '--from', about: '--about', via: '--via', text: '--text or --text-file' },
  example:
    'nap new comment --from "Accountability Lab" --about citizens-budget --via email --text-file letter.txt',

  next: (_plan, { file }) =>
    `answer it, with nap respond ${commentId({ file })} --disposition D --reason R`,

  given(plan, host, flags) {
    const { from, about, via, receivedOn, votes, quotation, proposal } = flags
    return {
      ...(from !== undefined && { from: wordsIn(from, '--from') }),
      ...(receivedOn !== undefined && {
        received_on: pastDayIn(receivedOn, '--received-on', host),
      }),
      ...(via !== undefined && { via }),
      ...(about !== undefined && { about: subjectTyped(about, plan) }),
      ...textIn(flags, host.cwd),
      ...(votes !== undefined && { votes: numberIn(votes) }),
      ...(quotation !== undefined && { quotation: wordsIn(quotation, '--quotation') }),
      ...(proposal !== undefined && { proposal: wordsIn(proposal, '--proposal') }),
    }
  },

  place: (_plan, names) => namedFile('comment', names),
  suggested: (_plan, host) => ({ received_on: pastDayIn(undefined, '--received-on', host) }),
  readers: (plan) => ({ about: (typed) => subjectTyped(typed, plan) }),
  choices: (plan) => ({ about: subjectsIn(plan) }),
  objection: (_plan, answers, host) => arrivalToCome(answers, host),

  async change(plan, answers) {
    const stem = `${String(answers['received_on'])}-${slugOf(String(answers['from'])) ?? 'comment'}`
    const file = await freeFile(plan.root, filePathOf('comment', {}, stem))
    return { file, content: await guidedFile(plan, { kind: 'comment', file, answers, leftOut }) }
  },
}

function wordsIn(flag: string, name: string): string {
  const words = flag.trim()
  if (words !== '') return words
  throw nothingWritten(`There is nothing in ${name}.`)
}

function numberIn(flag: string): number {
  if (/^\d{1,7}$/.test(flag)) return Number(flag)
  throw wrongUsage(
    `“${shown(flag)}” is not a number of votes.`,
    'Write it in digits, for example --votes 12.',
  )
}

function textIn({ text, textFile }: Given, cwd: string): { readonly text?: string } {
  if (text === undefined && textFile === undefined) return {}
  if (text !== undefined && textFile !== undefined) {
    throw nothingWritten(
      'The words are given twice, by --text and by --text-file.',
      'Use one of the two.',
    )
  }
  const words =
    textFile === undefined
      ? wordsIn(text ?? '', '--text')
      : wordsIn(readWords(cwd, textFile), '--text-file')
  return { text: words.includes('\n') ? `${words.replaceAll('\r\n', '\n')}\n` : words }
}

const wholePlan = 'whole-plan'
const wholePlanInWords = 'The plan as a whole'

/** What most comments are about, the plan itself first. */
function subjectsIn({ draft, folder }: OpenPlan): Offered {
  const commitments = commitmentsOf(draft).map(({ id, value: { title = id } }) => ({
    name: `${shownInWords(title, 60)} (${id})`,
    value: { commitment: id },
  }))
  const others = chapters.filter((chapter) => chapter !== wholePlan)
  const [{ value: first } = { value: { commitment: 'citizens-budget' } }] = commitments
  return {
    choices: [
      { name: wholePlanInWords, value: { chapter: wholePlan } },
      ...commitments,
      ...folder.plan.value.themes.map(({ id, name }) => ({
        name: `The thematic area ${shownInWords(name, 60)}`,
        value: { theme: id },
      })),
      ...others.map((chapter) => ({ name: `The chapter ${chapter}`, value: { chapter } })),
    ],
    other: `One field of a commitment, written as ${first.commitment}.end_date`,
  }
}

/** `citizens-budget`, its title, `citizens-budget.end_date`, `introduction`: what a comment is about. */
export function subjectTyped(typed: string, { draft, folder }: OpenPlan): Comment['about'] {
  const merged = commitmentsOf(draft)
  const { themes } = folder.plan.value
  const known = thingsOf(chapters, [
    ...[wholePlanInWords, 'the whole plan'].map((name) => ({ name, id: wholePlan })),
    ...merged.map(({ id, value }) => ({ name: value.title ?? id, id })),
    ...themes.map(({ id, name }) => ({ name, id })),
  ])
  const meant = chapters.some((name) => name === typed) ? typed : known.idOf(typed)
  const chapter = chapters.find((name) => name === meant)
  if (chapter !== undefined) return { chapter }
  const ofNumber = numberRefused(/^\d+\.\d+/.exec(typed)?.[0] ?? '', draft)
  if (ofNumber) throw ofNumber
  const [id = '', ...keys] = (meant ?? typed).split('.')
  const commitments = [
    ...merged,
    ...folder.contributions.map(({ commitment }) => ({ id: commitment })),
  ]
  const ids = [...new Set(commitments.map((commitment) => commitment.id))]
  if (keys.length === 0) {
    const areas = themes.map((theme) => theme.id)
    if (!ids.includes(id) && areas.includes(id)) return { theme: id }
    const all = [...ids, ...areas, ...chapters]
    return { commitment: knownOne('commitment, thematic area or chapter', id, all) }
  }
  const commitment = knownOne('commitment', id, ids)
  return {
    commitment,
    field: fieldIn(
      keys,
      merged.find((known) => known.id === id),
    ),
  }
}

/** `['milestones', 'portal', 'end_date']` to its pointer, if the template has such a field. */
function fieldIn(keys: readonly string[], commitment: Commitment | undefined): string {
  for (const [index, key] of keys.entries()) {
    const around = keys.slice(0, index)
    const list = pointerOf(around)
    const schema = schemaAt('contribution', list)
    if (schema?.['x-merge'] === 'by-id') {
      knownOne(itemNoun(`${list}/0`), key, commitment ? itemsOf(list, commitment) : [])
      continue
    }
    if (!schema?.properties) throw nothingWithin(around)
    const noun = index === 0 ? 'field' : `field of “${shown(around.join('.'))}” called`
    knownOne(noun, key, Object.keys(schema.properties))
  }
  return pointerOf(keys)
}
