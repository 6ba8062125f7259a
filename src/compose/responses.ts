import {
  type Block,
  emphasis,
  heading,
  type Item,
  item,
  paragraph,
  remark,
  strong,
  text,
} from '../model/block.ts'
import {
  type CommentDocument,
  commentId,
  commitmentAbout,
  inOrderOfArrival,
} from '../model/comments.ts'
import { type Commitment, commitmentsOf } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { themeNameOf } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { commentWords } from './comment-words.ts'
import { proseIn } from './prose.ts'
import { chapterOrder } from './prose-sections.ts'
import { pointLabel, proseTitle, type Setting, titleOf, wordIn } from './setting.ts'

/** What a comment is about; `rank` is its place in the plan. */
type Subject = { readonly rank: number; readonly title: string; readonly point: string }

/** Comments with their answers: by commitment in the order of the plan, then by chapter, then on the plan as a whole. */
export function responseBlocks(setting: Setting): Block[] {
  const comments = inOrderOfArrival(setting.folder)
    .map((comment) => ({ comment, subject: subjectOf(comment, setting) }))
    .toSorted((a, b) => a.subject.rank - b.subject.rank)
  if (comments.length === 0) return []
  const groups = groupedBy(comments, ({ subject }) => subject.title)
  return [
    paragraph([text(wordIn(setting, 'annex_responses_intro'))]),
    ...Array.from(groups, ([title, some]): Block[] => [
      heading(3, lineOf(title)),
      {
        kind: 'list',
        isLoose: true,
        items: some.map(({ comment, subject }) => heard(comment, subject, setting)),
      },
    ]).flat(),
  ]
}

/** What a comment is about, in the language of the document, and where that stands among all. */
export function subjectOf(comment: CommentDocument, setting: Setting): Subject {
  const { draft, folder, language } = setting
  const { commitment: id, field, theme, chapter } = comment.value.about ?? {}
  const all = commitmentsOf(draft)
  const about = commitmentAbout(comment, draft, folder)
  if (about) {
    const title = `${about.number} ${titleOf(about, setting)}`
    const point = field === undefined ? '' : pointLabel(field, about, setting)
    return { rank: all.indexOf(about), title, point }
  }
  if (id !== undefined) return { rank: all.length, title: id, point: field ?? '' }
  if (theme !== undefined) return ofTheme(theme, setting)
  const prose = folder.chapters.find(({ name }) => name === chapter)
  return prose
    ? {
        rank: all.length + 1 + chapterOrder.indexOf(prose.name),
        title: proseTitle(prose),
        point: '',
      }
    : {
        rank: all.length + 2 + chapterOrder.length,
        title: language.words['comments_whole_plan'] ?? '',
        point: '',
      }
}

/** Before the commitments of its chapter. */
function ofTheme(theme: string, setting: Setting): Subject {
  const { chapters: all } = setting.draft
  const index = all.findIndex(({ kind, id }) => kind === 'theme' && id === theme)
  const before = all.slice(0, index === -1 ? all.length : index)
  const rank = before.flatMap(({ commitments }) => commitments).length - 0.5
  const number = all[index]?.number
  const name = themeNameOf(setting.folder, theme)
  return { rank, title: number === undefined ? name : `${number} ${name}`, point: '' }
}

/** A comment, and beside it what became of it. */
function heard(comment: CommentDocument, { point }: Subject, setting: Setting): Item {
  const { language } = setting
  const { from, person, received_on: date = '', via = '', votes } = comment.value
  const facts = [
    ...(person?.consents ? [person.name] : []),
    [language.date(date), language.words[`via_${via}`] ?? ''].join(' ').trim(),
    ...(point === '' ? [] : [language.fill('comment_on', { subject: point })]),
    ...(votes === undefined ? [] : [language.fill('comment_votes', { count: votes })]),
  ]
  const id = commentId(comment)
  return item([
    paragraph([strong(...lineOf(from ?? id)), ...restOfLine(` · ${facts.join(' · ')}`)]),
    ...commentWords(comment, setting),
    { kind: 'notice', about: 'note', of: answerTo(comment, setting) },
  ])
}

function answerTo({ value: { response } }: CommentDocument, setting: Setting): Block[] {
  if (!response) return [paragraph([remark(wordIn(setting, 'no_answer_yet'))])]
  const { draft, language } = setting
  const { disposition, reason, decided_on: day, commitment: id } = response
  const changed = commitmentsOf(draft).find((commitment) => commitment.id === id)
  const answer = language.words[`disposition_${disposition}`] ?? disposition
  return [
    paragraph([
      remark(language.fill('answered_on', { answer, date: language.date(day) }), 'strong'),
    ]),
    ...proseIn(reason),
    ...(changed ? [paragraph([emphasis(text(changedWords(changed, setting)))])] : []),
  ]
}

function changedWords(changed: Commitment, setting: Setting): string {
  return setting.language.fill('changed_commitment', {
    number: changed.number,
    title: titleOf(changed, setting),
  })
}
