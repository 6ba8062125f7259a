import type { HouseStyle } from '../../model/house-style.ts'
import { languageName, workingLanguage } from '../../model/languages/language.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { listed, shown } from '../../plain/text.ts'
import { hasWordsIn } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'

/**
 * The languages that the user asks for, each as a document of its own, or two side by side: `ur`, `en,ur`, `en+ur`.
 * @throws Refusal where the plan is not in one of them
 */
export function languagesIn(
  asked: string | undefined,
  { folder, shownRoot }: Pick<OpenPlan, 'folder' | 'shownRoot'>,
): string[] {
  const own = workingLanguage(folder)
  if (asked === undefined) return [own]
  const known = folder.plan.value.languages ?? [own]
  const wanted = asked.split(',').map((word) => word.trim())
  for (const word of wanted) {
    const parts = word.split('+')
    const unknown = parts.find((tag) => !known.includes(tag))
    if (unknown !== undefined) {
      throw nothingWritten(
        `This plan is not in the language “${shown(unknown, 40)}”.`,
        `Its languages are ${listed(known, 'and')}. Another one is added under “languages” in ${shown(`${shownRoot}plan.yaml`)}.`,
      )
    }
    if (parts.length > 2 || new Set(parts).size < parts.length) {
      throw nothingWritten(
        `“${shown(word, 40)}” is not two languages side by side.`,
        'Write two different ones with “+” between them, for example --lang en+ur.',
      )
    }
  }
  return [...new Set(wanted)]
}

/** What is to be said where nobody has written nap’s own words in a language. */
export function wordsMissing(language: string, style: HouseStyle | undefined): string[] {
  return language
    .split('+')
    .filter((tag) => !hasWordsIn(tag, style))
    .map(
      (tag) =>
        `nap has no words of its own in ${languageName(tag)}: headings and labels are in English. A house style can bring them, in a file ${tag}.yaml (see GUIDE.md).`,
    )
}
