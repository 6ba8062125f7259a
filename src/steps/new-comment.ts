import { readWords } from '../load/read.ts'
import { commentId } from '../model/comments.ts'
import { commitmentsOf } from '../model/draft.ts'
import type { Comment } from '../model/files/comment.ts'
import { pointerOf } from '../model/pointer.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { schemaAt } from '../model/schemas.ts'
import { shown } from '../model/text.ts'
import { pastDayIn } from './day.ts'
import { knownOne } from './known.ts'
import type { Given, NewKind } from './new-file.ts'
import type { OpenPlan } from './open-plan.ts'

type ChapterName = NonNullable<Comment['about']['chapter']>

// The schema lists what its type is made from.
const chapters = (schemaAt('comment', '/about/chapter')?.enum ?? []) as readonly ChapterName[]
const channels = (schemaAt('comment', '/via')?.enum ?? []).map(String)

/** What a stakeholder said of a draft, as a file of its own. */
export const newComment: NewKind = {
  name: 'comment',
  flags: {
    from: { usage: '--from <organisation>', summary: 'who said it' },
    about: {
      usage: '--about <what>',
      summary: `a commitment, one field of it (COMMITMENT.end_date), or ${chapters.join(', ')}`,
    },
    text: { usage: '--text <words>', summary: 'what they said, in their own words' },
    textFile: {
      usage: '--text-file <file>',
      summary: 'take the words from this file; - takes what is piped in',
    },
    via: { usage: '--via <channel>', summary: 'how it came in', choices: channels },
    receivedOn: {
      usage: '--received-on <date>',
      summary: 'when, year-month-day (default: today)',
    },
    votes: { usage: '--votes <number>', summary: 'how many supported it' },
  },
  needs: [['from'], ['about'], ['via'], ['text', 'textFile']],
  example:
    'nap new comment --from "Accountability Lab" --about citizens-budget --via email --text-file letter.txt',

  next: (file) =>
    `Next: answer it, with nap respond ${commentId({ file })} --disposition D --reason R`,

  make(plan, host, flags) {
    const from = wordsIn(flags['from'], '--from')
    const receivedOn = pastDayIn(flags['receivedOn'], '--received-on', host)
    const votes = flags['votes'] === undefined ? undefined : numberIn(flags['votes'])
    return {
      kind: 'comment',
      stem: `comments/${receivedOn}-${slugOf(from)}`,
      value: {
        from,
        received_on: receivedOn,
        via: flags['via'],
        about: subjectOf(String(flags['about']), plan),
        text: textIn(flags, host.cwd),
        votes,
      },
      leftOut: ['response'],
    }
  },
}

function wordsIn(flag: unknown, name: string): string {
  const words = String(flag).trim()
  if (words !== '') return words
  throw new Refusal(exitCodes.wrongUsage, `There is nothing in ${name}. Nothing was written.`)
}

function numberIn(flag: unknown): number {
  if (typeof flag === 'string' && /^\d{1,7}$/.test(flag)) return Number(flag)
  throw new Refusal(
    exitCodes.wrongUsage,
    `“${shown(String(flag))}” is not a number of votes.`,
    'Write it in digits, for example --votes 12.',
  )
}

function textIn({ text, textFile }: Given, cwd: string): string {
  if (text !== undefined && textFile !== undefined) {
    throw new Refusal(
      exitCodes.wrongUsage,
      'The words are given twice, by --text and by --text-file. Nothing was written.',
      'Use one of the two.',
    )
  }
  const words =
    text === undefined
      ? wordsIn(readWords(cwd, String(textFile)), '--text-file')
      : wordsIn(text, '--text')
  return words.includes('\n') ? `${words.replaceAll('\r\n', '\n')}\n` : words
}

/** `Accountability Lab` to `accountability-lab`, `… Accountability (CGPA)` to `cgpa`; without Latin letters `comment`. */
function slugOf(name: string): string {
  const [, short = name] = /\(([^()]{2,20})\)$/.exec(name) ?? []
  const plain = short
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const whole =
    plain.length <= 40
      ? plain
      : plain
          .slice(0, 41)
          .replace(/-[^-]*$/, '')
          .slice(0, 40)
  return whole === '' ? 'comment' : whole
}

/** `citizens-budget`, `citizens-budget.end_date`, `introduction`: what a comment is about. */
function subjectOf(typed: string, { draft, folder }: OpenPlan): Comment['about'] {
  const chapter = chapters.find((name) => name === typed)
  if (chapter !== undefined) return { chapter }
  const [id = '', ...keys] = typed.split('.')
  const merged = commitmentsOf(draft)
  const commitments = [...merged, ...folder.offers.map(({ commitment }) => ({ id: commitment }))]
  const ids = [...new Set(commitments.map((commitment) => commitment.id))]
  if (keys.length === 0) {
    return { commitment: knownOne('commitment or chapter', id, [...ids, ...chapters]) }
  }
  const commitment = knownOne('commitment', id, ids)
  const milestones = merged.find((known) => known.id === id)?.value.milestones ?? []
  return {
    commitment,
    field: fieldIn(
      keys,
      milestones.map((milestone) => milestone.id),
    ),
  }
}

/** `['milestones', 'portal', 'end_date']` to its pointer, if the template has such a field. */
function fieldIn(keys: readonly string[], milestones: readonly string[]): string {
  for (const [index, key] of keys.entries()) {
    const around = keys.slice(0, index)
    const schema = schemaAt('contribution', pointerOf(around))
    if (pointerOf(around) === '/milestones') {
      knownOne('milestone', key, milestones)
      continue
    }
    if (!schema?.properties) throw nothingWithin(around)
    const noun = index === 0 ? 'field' : `field of “${shown(around.join('.'))}”`
    knownOne(noun, key, Object.keys(schema.properties))
  }
  return pointerOf(keys)
}

function nothingWithin(keys: readonly string[]): Refusal {
  const name = shown(keys.join('.'))
  return new Refusal(
    exitCodes.wrongUsage,
    `The field “${name}” has no further fields. Nothing was written.`,
    `Leave out what follows “${name}”.`,
  )
}
