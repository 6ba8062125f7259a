import type { Host } from '../../command.ts'
import { originalsIn, translationIn } from '../../model/languages/translations.ts'
import { translationForm } from '../../pipeline/outgoing.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { houseStyle, workingWords } from '../plan/house-style.ts'
import { languageMeant } from '../plan/language-meant.ts'
import { withIds } from '../plan/numbers.ts'
import { openPlan } from '../plan/open.ts'
import { isOf } from '../plan/texts-meant.ts'
import { type Printed, putPapers } from '../publish/put-documents.ts'

type Wish = WhichPlan & {
  readonly translate: string
  readonly commitments: readonly string[]
  readonly out: string | undefined
  readonly style: string | undefined
}

/** A form for a translator: every text of the plan, or of the named commitments, beside its translation. */
export async function makeTranslationForm(host: Host, wish: Wish): Promise<Printed> {
  const style = await houseStyle(host, wish.style)
  const plan = await openPlan(host, wish)
  const language = languageMeant(wish.translate, plan)
  const all = originalsIn(plan.draft, plan.folder)
  const originals = all.filter(
    isOf(
      wish.commitments.map((word) => withIds(word, plan.draft)),
      plan,
    ),
  )
  const content = await translationForm(translationIn(language, all, plan.folder), originals, {
    folder: plan.folder,
    draft: plan.draft,
    words: workingWords(plan.folder, style),
    found: plan.diagnostics,
  })
  const files = [{ file: `translation-${language}.xlsx`, content }]
  return putPapers(files, host, plan, { out: wish.out, folder: 'forms' })
}
