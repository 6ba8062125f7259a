import type { Host } from '../../command.ts'
import { readLocale } from '../../load/assets.ts'
import { readHouseStyle } from '../../load/style/style.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { fieldWords } from '../../model/languages/field-words.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { nothingWritten, wrongUsage } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'

/**
 * The house style that the user names. It is never found by itself: nobody’s pull request changes how a plan prints.
 * @throws Refusal (2) where it cannot be used
 */
export async function houseStyle(
  { cwd }: Pick<Host, 'cwd'>,
  named: string | undefined,
): Promise<HouseStyle | undefined> {
  if (named === undefined) return undefined
  const style = readHouseStyle(cwd, named, { ...documentWords('en', undefined), ...fieldWords() })
  const { coverage } = await import('../../render/glyphs.ts')
  for (const { file, woff2 } of style.fonts) {
    try {
      coverage(woff2)
    } catch {
      throw nothingWritten(
        `The font “${shown(file)}” of the house style cannot be read.`,
        'Get it once more from where it came, as WOFF2.',
      )
    }
  }
  return style
}

/**
 * The words of documents in a language: nap’s own, but for those that the house style replaces. What nobody has translated
 * is in English.
 */
export function documentWords(
  language: string,
  style: HouseStyle | undefined,
): Readonly<Record<string, string>> {
  const tags = ['en', new Intl.Locale(language).language, language]
  const own = tags.map((tag) => ({ ...readLocale(tag), ...style?.languages[tag] }))
  return Object.assign({}, ...own, style?.words)
}

/** The same in the language that a plan is written in. */
export function workingWords(folder: Pick<PlanFolder, 'plan'>, style: HouseStyle | undefined) {
  return documentWords(workingLanguage(folder), style)
}

/** Whether the words of documents are there in a language. */
export function hasWordsIn(language: string, style: HouseStyle | undefined): boolean {
  const tags = [new Intl.Locale(language).language, language]
  return tags.some((tag) => readLocale(tag) !== undefined || style?.languages[tag] !== undefined)
}

/** The same for a command that only makes documents where it is asked to. */
export async function houseStyleFor(
  host: Pick<Host, 'cwd'>,
  { style, to }: { readonly style: string | undefined; readonly to: string | undefined },
): Promise<HouseStyle | undefined> {
  if (style === undefined || to !== undefined) return houseStyle(host, style)
  throw wrongUsage(
    '--style says how documents look, and none were asked for.',
    'Add which ones: --to html, for example.',
  )
}
