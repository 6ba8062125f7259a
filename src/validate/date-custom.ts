import type { LoadedFile } from '../model/plan-file.ts'
import { type DateCustom, type DateOrder, orderShownBy } from '../plain/date-words.ts'
import { shown } from '../plain/text.ts'
import { textsOf } from './walk.ts'

type Evidence = { readonly order: DateOrder; readonly words: string; readonly file: string }

/** How the files of a plan write their dates: as plan.yaml says, or as one of its dates shows that can be read in one way only. */
export function dateCustomIn(
  files: readonly LoadedFile[],
): DateCustom & { readonly language: string } {
  const plan = files.find(({ is }) => is.kind === 'plan')
  const { date_order: order, languages } = Object(plan?.document.value)
  const language = Array.isArray(languages) ? String(languages[0]) : 'en'
  if (order === 'day-first' || order === 'month-first') return { order, language }
  let offer: string | undefined
  return {
    language,
    offer: () => {
      offer ??= offerIn(files)
      return offer
    },
  }
}

const thenFixed = 'and “nap validate --fix” writes all such dates anew.'

function offerIn(files: readonly LoadedFile[]): string {
  const [first, ...others] = evidenceIn(files)
  if (!first || others.some(({ order }) => order !== first.order)) {
    return `Or say once in plan.yaml how this plan writes its dates (date_order: day-first, or month-first), ${thenFixed}`
  }
  const { order, words, file } = first
  return `In ${shown(file, 200)}, “${shown(words, 20)}” can only be ${order}. If the whole plan is written so, write “date_order: ${order}” into plan.yaml, ${thenFixed}`
}

function evidenceIn(files: readonly LoadedFile[]): Evidence[] {
  return files.flatMap(({ is, document }) =>
    textsOf(is.kind, document).flatMap(({ value }) => {
      const order = value.length > longest ? undefined : orderShownBy(value)
      return order ? [{ order, words: value.trim(), file: document.file }] : []
    }),
  )
}

/** ` 30/06/2017 ` */
const longest = 12
