import { type Diagnostic, withoutFix } from '../../model/diagnostic.ts'
import type {
  Fault,
  SaidAnswer,
  SaidComment,
  SaidTranslation,
} from '../../model/exchange/understood.ts'
import { writtenAnswer } from '../../model/exchange/written-answer.ts'
import { isWithin, pointerWithIds } from '../../model/field.ts'
import { translationFile } from '../../model/languages/translations.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { keysOf, lastKeyOf, parentOf, pointerOf, valueAt } from '../../plain/pointer.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Agreed } from './outcome.ts'

/** What of a file is to be written: answers, comments with the files that they become, and texts in other languages. */
export type Parts = {
  readonly answers: readonly Agreed[]
  readonly comments: readonly {
    readonly said: SaidComment & { readonly answer?: Agreed }
    readonly file: string
  }[]
  readonly translations: readonly SaidTranslation[]
}

type Part = Agreed | SaidComment | SaidTranslation

/** What cannot be written, because the plan would have an error by it, and why. */
export type Faulty = {
  readonly parts: ReadonlySet<Part>
  readonly faults: readonly Fault[]
}

/**
 * The parts that errors come from: each costs itself and nothing else of its file.
 * @param changed the plan as it would be @returns undefined where an error comes from none of them
 */
export function faultyAmong(
  parts: Parts,
  errors: readonly Diagnostic[],
  changed: OpenPlan,
): Faulty | undefined {
  const costs = errors.map((error) => costOf(error, parts, changed))
  if (costs.some(({ length }) => length === 0)) return undefined
  // Of several errors by one part, the first is told.
  const first = new Map(costs.flat().toReversed())
  return { parts: new Set(first.keys()), faults: [...first.values()].toReversed() }
}

/** What is left out because of an error, and how that is told. */
function costOf(
  error: Diagnostic,
  { answers, comments, translations }: Parts,
  changed: OpenPlan,
): (readonly [Part, Fault])[] {
  const { file } = error.place
  const about = namedPointer(error, changed)
  const ofAnswers = answers.filter(
    (one) => one.becomes === 'taken' && fileOf(one) === file && isFrom(one.pointer, about),
  )
  const ofTexts = translations.filter(
    (one) => translationFile(one).file === file && (about === '' || one.about === about),
  )
  const said = comments.flatMap((one) => (one.file === file ? [one.said] : []))
  const open = said.flatMap(({ answer }) => answer ?? [])
  return [
    ...[...ofAnswers, ...open].map((one) => [one, answerFault(one, error, changed)] as const),
    ...[...ofTexts, ...said.filter(({ answer }) => !answer)].map(
      (one) => [one, faultOf(one.at, error)] as const,
    ),
  ]
}

function fileOf({ institution, commitment }: SaidAnswer): string {
  return filePathOf('contribution', { institution, commitment })
}

/** Whether an error stands in an answer. What is wrong with the name of an item is wrong with all that is said of it. */
function isFrom(pointer: string, about: string): boolean {
  const whole = lastKeyOf(about) === 'id' ? parentOf(about) : about
  return isWithin(pointer, whole) || isWithin(whole, pointer)
}

/** What an error is about: a text in another language by what it translates, an item of a list by its id. */
function namedPointer({ place }: Diagnostic, { loaded }: OpenPlan): string {
  const value = loaded.files.find(({ document }) => document.file === place.file)?.document.value
  const item = pointerOf(keysOf(place.pointer).slice(0, 2))
  const about = valueAt(value, `${item}/about`)
  return typeof about === 'string' ? about : pointerWithIds(value, place.pointer)
}

function faultOf(at: string, error: Diagnostic): Fault {
  // What was not written is nothing to fix in the plan.
  const { message, help = '' } = withoutFix(error)
  return { at, message, help }
}

function answerFault(answer: Agreed, error: Diagnostic, { folder }: OpenPlan): Fault {
  const { at, commitment, pointer, after } = answer
  const words = writtenAnswer(after ?? '', pointer, folder)
  return { ...faultOf(at, error), answer: { commitment, pointer, words } }
}
