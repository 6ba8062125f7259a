import type { SaidTranslation } from '../../model/exchange/understood.ts'
import { translationFile } from '../../model/languages/translations.ts'
import { editing } from '../../pipeline.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { type Answers, asGroup, asItems } from '../plan/answers.ts'
import { refuseWritingOver, type TextChange, valuesChanged } from '../plan/change.ts'
import { schemaAddress } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The files of translations with these texts in them; every byte that is not about one of them stays. */
export async function translationChanges(
  plan: OpenPlan,
  translations: readonly SaidTranslation[],
): Promise<TextChange[]> {
  const byFile = groupedBy(translations, (one) => translationFile(one).file)
  refuseWritingOver(plan, [...byFile.keys()])
  return Promise.all(
    Array.from(byFile, async ([file, some]) => {
      const withTexts = (before: Answers) => some.reduce(withText, asItems(before['texts']))
      if (plan.loaded.texts.has(file)) {
        return valuesChanged(plan, file, (before) => {
          const group = asGroup(before)
          return { ...group, texts: withTexts(group) }
        })
      }
      const { newText } = await editing()
      const schema = schemaAddress(translationFile(some[0]).kind, file, plan)
      return { file, content: newText(schema, { texts: withTexts({}) }) }
    }),
  )
}

type Texts = ReturnType<typeof asItems>

function withText(texts: Texts, { about, of, text }: SaidTranslation): Texts {
  const lines = text.includes('\n') ? `${text}\n` : text
  const item = { about, of, text: lines }
  const index = texts.findIndex((one) => one['about'] === about)
  return index === -1 ? [...texts, item] : texts.with(index, item)
}
