import type { PlanFolder } from '../plan.ts'

/** The language that a plan is written in, which is also that of its documents where nobody asks for another. */
export function workingLanguage({ plan }: Pick<PlanFolder, 'plan'>): string {
  return plan.value.languages?.[0] ?? 'en'
}

/** Whether a word is a tag of BCP 47 such as `ur`, `pa-Arab` or `pt-BR`, in its usual capitals. */
export function isLanguageTag(word: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(word) && Intl.getCanonicalLocales(word)[0] === word
  } catch {
    return false
  }
}

/** What a language is called in English: `Urdu`; its tag where nobody knows. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
}
