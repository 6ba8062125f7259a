import { startOf } from '../../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import { languageName } from '../../model/languages/language.ts'
import { furtherLanguages, translationsOf } from '../../model/languages/translations.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { listed, shown } from '../../plain/text.ts'
import { advice, type Finding, type Rule } from '../rule.ts'

export const translationIsOfAText: Rule = {
  id: 'translation-is-of-a-text',
  subject: 'plan',
  on: 'plan',
  severity: advice,
  why: 'A translation is printed where its original stands. Without one, and in a language that the plan does not have, it is printed nowhere.',
  help: 'Correct what it is about, add its language to plan.yaml, or delete it.',
  source: 'design of nap: translations',
  example: {
    bad: 'about: /titel',
    good: 'about: /title',
  },
  *check(draft, folder) {
    const isThere = commitmentsThere(draft)
    for (const { idle, language } of translationsOf(draft, folder)) {
      const [of, gone] = [idle.filter(isThere), idle.filter((one) => !isThere(one))]
      for (const { about, commitment, place } of of) {
        const where = commitment === undefined ? 'The plan' : `“${commitment}”`
        yield {
          at: place,
          message: `${where} has no text “${shown(about, 80)}” that could be printed in ${languageName(language)}.`,
        }
      }
      yield* goneFindings(gone, language, draft)
    }
    yield* strayLanguages(folder)
  },
}

type Idle = ReturnType<typeof translationsOf>[number]['idle'][number]

function commitmentsThere(draft: Draft): (one: Idle) => boolean {
  const ids = new Set(commitmentsOf(draft).map(({ id }) => id))
  return ({ commitment }) => commitment === undefined || ids.has(commitment)
}

// What was withdrawn may come back, and its translation with it.
function* goneFindings(gone: readonly Idle[], language: string, draft: Draft): Iterable<Finding> {
  const withdrawn = new Set(draft.removed.map(({ commitment }) => commitment))
  for (const [commitment, [{ place }]] of groupedBy(gone, (one) => one.commitment ?? '')) {
    if (withdrawn.has(commitment)) continue
    yield {
      at: startOf(place.file),
      message: `The plan has no commitment “${shown(commitment, 60)}” any more that could be printed in ${languageName(language)}.`,
    }
  }
}

function* strayLanguages(folder: PlanFolder): Iterable<Finding> {
  // What cannot be read says nothing of its languages.
  if (folder.assumed?.length || folder.unreadable.some(({ file }) => file === 'plan.yaml')) return
  const known = furtherLanguages(folder)
  const others = [...folder.wordings, ...folder.translations].filter(
    ({ language }) => !known.includes(language),
  )
  for (const { language, document } of others) {
    yield {
      at: startOf(document.file),
      message: `This plan is not translated into ${languageName(language)}: its other languages are ${listed(known, 'and') || 'none'}.`,
      help: `Add “${shown(language, 20)}” to languages in plan.yaml, or delete the file.`,
    }
  }
}
