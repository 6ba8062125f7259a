import { isLanguageTag, languageName, workingLanguage } from '../../model/languages/language.ts'
import { furtherLanguages } from '../../model/languages/translations.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { listed, shown } from '../../plain/text.ts'
import type { OpenPlan } from './open.ts'

/** The language that is to be translated into, called by its code or as in English. @throws Refusal where the plan has no such */
export function languageMeant(word: string, plan: Pick<OpenPlan, 'folder' | 'shownRoot'>): string {
  const known = furtherLanguages(plan.folder)
  const meant = known.find(
    (tag) => tag === word || languageName(tag).toLowerCase() === word.toLowerCase(),
  )
  if (meant !== undefined) return meant
  throw noLanguage(plan, `This plan is not to be translated into “${shown(word, 40)}”.`, word)
}

/** What to say where a plan has no such language, or none but its own: which ones it has, and the line that adds one. */
export function noLanguage(
  { folder, shownRoot }: Pick<OpenPlan, 'folder' | 'shownRoot'>,
  message: string,
  wanted = '',
): Refusal {
  const own = workingLanguage(folder)
  const known = furtherLanguages(folder)
  const isNew = isLanguageTag(wanted) && wanted !== own
  const line = isNew
    ? `languages: [${[own, ...known, wanted].join(', ')}]`
    : `languages: [${[own, ...known].join(', ')}, …]`
  return nothingWritten(
    message,
    [
      known.length === 0
        ? `It is in ${languageName(own)} alone.`
        : `Its other languages are ${listed(known, 'and')}.`,
      ...(wanted === own
        ? []
        : [`To add one, write into ${shown(`${shownRoot}plan.yaml`)}: ${line}`]),
    ].join(' '),
  )
}
