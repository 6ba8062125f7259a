import type { SaidTranslation } from '../../model/exchange/understood.ts'
import type { Kind } from '../../model/kinds.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { editing } from '../../pipeline.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { type Answers, asGroup, asItems } from '../plan/answers.ts'
import { refuseWritingOver, type TextChange, valuesChanged } from '../plan/change.ts'
import { schemaFolder } from '../plan/editor-schemas.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The files of translations with these texts in them; every byte that is not about one of them stays. */
export async function translationChanges(
  plan: OpenPlan,
  translations: readonly SaidTranslation[],
): Promise<TextChange[]> {
  const byFile = groupedBy(translations, translationFile)
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
      const kind: Kind = some[0].commitment === undefined ? 'wording' : 'translation'
      const schema = `../../${schemaFolder}/${kind}.schema.json`
      return { file, content: newText(schema, { texts: withTexts({}) }) }
    }),
  )
}

/** The file that a text in another language stands in. */
export function translationFile({ language, commitment }: SaidTranslation): string {
  return commitment === undefined
    ? filePathOf('wording', { language })
    : filePathOf('translation', { language, commitment })
}

type Texts = ReturnType<typeof asItems>

function withText(texts: Texts, { about, of, text }: SaidTranslation): Texts {
  const lines = text.includes('\n') ? `${text}\n` : text
  const item = { about, of, text: lines }
  const index = texts.findIndex((one) => one['about'] === about)
  return index === -1 ? [...texts, item] : texts.with(index, item)
}
