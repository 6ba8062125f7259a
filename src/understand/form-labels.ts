import { plainName } from '../model/called.ts'
import { milestoneQuestions, questionsAsked, questionWords } from '../model/exchange/form.ts'
import { labelLanguages, labelsOf, translatedLabel } from '../model/languages/field-labels.ts'
import type { Asked } from './filled.ts'

/** The question of a commitment that these words ask; undefined where they ask none. */
export function questionAsked(words: string): string | undefined {
  return questionNames().get(plainName(words))
}

/** Whether the table of milestones stands below these words. */
export function asksForMilestones(words: string): boolean {
  return labelsOf('/milestones').some((label) => plainName(label) === plainName(words))
}

/** The question of a milestone that these words ask. */
export function milestoneAsked(words: string): string | undefined {
  return milestoneNames().get(plainName(words))
}

let ofCommitments: ReadonlyMap<string, string> | undefined
let ofMilestones: ReadonlyMap<string, string> | undefined

function questionNames(): ReadonlyMap<string, string> {
  ofCommitments ??= new Map(
    questionsAsked().flatMap((question) =>
      labelLanguages.map((language) => {
        const words = questionWords(question, (pointer) => translatedLabel(language, pointer))
        return [plainName(words), question.pointer] as const
      }),
    ),
  )
  return ofCommitments
}

function milestoneNames(): ReadonlyMap<string, string> {
  ofMilestones ??= new Map(
    milestoneQuestions().flatMap(({ pointer }) =>
      labelsOf(`/milestones/0${pointer}`).map((label) => [plainName(label), pointer] as const),
    ),
  )
  return ofMilestones
}

/** The commitment that is called so. */
export function commitmentCalled(words: string, { titles }: Asked): string | undefined {
  const wanted = plainName(words)
  if (wanted === '') return undefined
  return [...titles].find(([, title]) => plainName(title) === wanted)?.[0]
}

/** `open-data/title` to its commitment and its question. */
export function keyIn(
  text: string,
): { readonly commitment: string; readonly pointer: string } | undefined {
  const [, commitment, pointer] =
    /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)((?:\/[a-z0-9_-]+)+)\s*$/.exec(text) ?? []
  if (commitment === undefined || pointer === undefined) return undefined
  const [, first, ...rest] = pointer.split('/')
  // A row with a name that can be none is one for what is new.
  if (first === 'milestones') return isId(rest) ? { commitment, pointer } : undefined
  return pointers.has(pointer) ? { commitment, pointer } : undefined
}

function isId([id = '', ...more]: readonly string[]): boolean {
  return more.length === 0 && id.length <= 64 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)
}

const pointers: ReadonlySet<string> = new Set(questionsAsked().map(({ pointer }) => pointer))
