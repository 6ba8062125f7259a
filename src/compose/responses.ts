import {
  type CommentDocument,
  commentId,
  commitmentAbout,
  inOrderOfArrival,
} from '../model/comments.ts'
import { commitmentsOf } from '../model/draft.ts'
import { pointLabel, proseTitle, type Setting, titleOf } from './setting.ts'

type Answer = { readonly label: string; readonly text: string; readonly changed: string }
type Heard = {
  readonly from: string
  readonly facts: string
  readonly text: string
  /** None where nobody has answered yet. */
  readonly answers: readonly Answer[]
}
type Group = { readonly title: string; readonly comments: readonly Heard[] }

/** What a comment is about; `rank` is its place in the plan. */
type Subject = { readonly rank: number; readonly title: string; readonly point: string }

const chapters = ['introduction', 'open-government-efforts-to-date', 'development-process']

/** Comments with their answers: by commitment in the order of the plan, then by chapter, then on the plan as a whole. */
export function commentGroups(setting: Setting): Group[] {
  const comments = inOrderOfArrival(setting.folder)
    .map((comment) => ({ comment, subject: subjectOf(comment, setting) }))
    .toSorted((a, b) => a.subject.rank - b.subject.rank)
  const groups = new Map<string, Heard[]>()
  for (const { comment, subject } of comments) {
    const known = groups.get(subject.title) ?? []
    groups.set(subject.title, [...known, heard(comment, subject, setting)])
  }
  return Array.from(groups, ([title, members]) => ({ title, comments: members }))
}

/** What a comment is about, in the language of the document, and where that stands among all. */
export function subjectOf(comment: CommentDocument, setting: Setting): Subject {
  const { draft, folder, language } = setting
  const { commitment: id, field, chapter } = comment.value.about ?? {}
  const all = commitmentsOf(draft)
  const about = commitmentAbout(comment, draft, folder)
  if (about) {
    const title = `${about.number} ${titleOf(about, setting)}`
    const point = field === undefined ? '' : pointLabel(field, about, setting)
    return { rank: all.indexOf(about), title, point }
  }
  if (id !== undefined) return { rank: all.length, title: id, point: field ?? '' }
  const prose = folder.chapters.find(({ name }) => name === chapter)
  return prose
    ? { rank: all.length + 1 + chapters.indexOf(prose.name), title: proseTitle(prose), point: '' }
    : {
        rank: all.length + 2 + chapters.length,
        title: language.words['comments_whole_plan'] ?? '',
        point: '',
      }
}

function heard(comment: CommentDocument, { point }: Subject, setting: Setting): Heard {
  const { language } = setting
  const { from, person, received_on: date = '', via = '', votes, text = '' } = comment.value
  const facts = [
    ...(person?.consents ? [person.name] : []),
    [language.date(date), language.words[`via_${via}`] ?? ''].join(' ').trim(),
    ...(point === '' ? [] : [language.fill('comment_on', { subject: point })]),
    ...(votes === undefined ? [] : [language.fill('comment_votes', { count: votes })]),
  ]
  return {
    from: from ?? commentId(comment),
    facts: facts.join(' · '),
    text,
    answers: answersIn(comment, setting),
  }
}

function answersIn({ value: { response } }: CommentDocument, setting: Setting): Answer[] {
  if (!response) return []
  const { draft, language } = setting
  const { disposition, reason, decided_on: day, commitment: id } = response
  const changed = commitmentsOf(draft).find((commitment) => commitment.id === id)
  const answer = language.words[`disposition_${disposition}`] ?? disposition
  return [
    {
      label: language.fill('answered_on', { answer, date: language.date(day) }),
      text: reason,
      changed: changed
        ? language.fill('changed_commitment', {
            number: changed.number,
            title: titleOf(changed, setting),
          })
        : '',
    },
  ]
}
