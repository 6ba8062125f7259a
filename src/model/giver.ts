import { posix } from 'node:path'
import { canonical } from '../plain/canonical.ts'
import { listed } from '../plain/text.ts'
import type { Answer, Disagreement } from './draft.ts'
import type { Decision } from './plan.ts'

/** The id that an answer was filed under. */
export function filedAs({ place }: Pick<Answer, 'place'>): string {
  return posix.basename(place.file, '.yaml')
}

/** Whether a decision takes this answer: of its institution, and of the file that it names where it names one. */
export function isTakenBy({ take, filed_as }: Decision) {
  return (answer: Answer): boolean =>
    take !== undefined &&
    answer.institution === take &&
    (filed_as === undefined || filedAs(answer) === filed_as)
}

/** Whether an institution contradicts itself: in one file, and in another that was joined to it. */
export function contradictsItself(
  institution: string,
  answers: readonly Pick<Answer, 'institution' | 'value'>[],
): boolean {
  const own = answers.filter((answer) => answer.institution === institution)
  return new Set(own.map(({ value }) => canonical(value))).size > 1
}

/** How the giver of an answer is typed: `punjab`, or `punjab/open-data` where Punjab gives several answers. */
export function giverWord(answer: Answer, answers: readonly Answer[]): string {
  const { institution } = answer
  return contradictsItself(institution, answers) ? `${institution}/${filedAs(answer)}` : institution
}

/** The name of the giver of an answer, with the file where it gives several answers: `Punjab (filed as “open-data”)`. */
export function giverName(answer: Answer, answers: readonly Answer[], name: string): string {
  return contradictsItself(answer.institution, answers)
    ? `${name} (filed as “${filedAs(answer)}”)`
    : name
}

/** `Finance and Punjab give different answers`, or `Finance gives two different answers, in two files`. */
export function whoDiffers(answers: readonly Answer[], nameOf: (id: string) => string): string {
  const names = [...new Set(answers.map(({ institution }) => nameOf(institution)))]
  if (names.length > 1) return `${listed(names)} give different answers`
  const different = new Set(answers.map(({ value }) => canonical(value))).size
  const files = new Set(answers.map(({ place }) => place.file)).size
  const many = (count: number) => (count === 2 ? 'two' : String(count))
  const where = files === 1 ? 'in one file' : `in ${many(files)} files`
  return `${names[0]} gives ${many(different)} different answers, ${where}`
}

/** Whether the draft prints this answer until the point is settled. */
export function stands(
  { institution, value }: Pick<Answer, 'institution' | 'value'>,
  { answers, standing }: Pick<Disagreement, 'answers' | 'standing'>,
): boolean {
  // Of one that contradicts itself, the first.
  const first = answers.find((answer) => answer.institution === standing)
  return first?.institution === institution && canonical(first.value) === canonical(value)
}
