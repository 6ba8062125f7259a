import { type Block, emphasis, list, text } from '../model/block.ts'
import type { Commitment, Disagreement } from '../model/draft.ts'
import { restOfLine } from '../model/line.ts'
import { nameOf } from '../model/plan.ts'
import { inWords, type Setting, wordIn } from './setting.ts'

export function openOn(pointer: string, { disagreements }: Commitment): readonly Disagreement[] {
  return disagreements.filter(({ about }) => about === pointer)
}

/** The answers that are not the text. */
export function otherAnswers(
  pointer: string,
  commitment: Commitment,
  setting: Setting,
): { readonly name: string; readonly words: string }[] {
  return openOn(pointer, commitment).flatMap(({ answers, standing }) =>
    answers
      .filter(({ institution }) => institution !== standing)
      .map(({ institution, value }) => ({
        name: nameOf(setting.folder, institution),
        words: inWords(value, pointer, setting),
      })),
  )
}

/** Which answer the draft prints while institutions disagree. */
export function whichStands(
  { standing }: Pick<Disagreement, 'standing'>,
  setting: Setting,
): string {
  return standing === undefined
    ? wordIn(setting, 'answers_differ')
    : setting.language.fill('answer_stands', { name: nameOf(setting.folder, standing) })
}

type Said = { readonly institution: string; readonly value: unknown }

/** What each institution says, behind its name. */
export function listOfAnswers(
  answers: readonly Said[],
  wordsFor: (value: unknown) => string,
  { folder }: Setting,
): Block {
  return list(
    answers.map(({ institution, value }) => [
      emphasis(text(`${nameOf(folder, institution)}:`)),
      ...restOfLine(` ${wordsFor(value)}`),
    ]),
  )
}
