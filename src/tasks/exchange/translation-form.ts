import { join } from 'node:path'
import type { Host } from '../../command.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { originalsIn, translationIn } from '../../model/languages/translations.ts'
import { exitCodes } from '../../model/refusal.ts'
import { translationForm } from '../../pipeline/outgoing.ts'
import { withLock } from '../../record/lock.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { documentWords, houseStyle } from '../plan/house-style.ts'
import { languageMeant } from '../plan/language-meant.ts'
import { withIds } from '../plan/numbers.ts'
import { openPlan } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { isOf } from '../plan/texts-meant.ts'
import { putDocuments } from '../publish/put-documents.ts'
import type { Made } from './form.ts'

type Wish = WhichPlan & {
  readonly translate: string
  readonly commitments: readonly string[]
  readonly out: string | undefined
  readonly style: string | undefined
}

/** A form for a translator: every text of the plan, or of the named commitments, beside its translation. */
export async function makeTranslationForm(host: Host, wish: Wish): Promise<Made> {
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
    words: documentWords(workingLanguage(plan.folder), style),
  })
  const out = await outputFolder(host, plan.root, wish.out)
  const files = [{ file: `translation-${language}.xlsx`, content }]
  const put = await withLock(plan.root, () =>
    putDocuments(files, host, { out: wish.out === undefined ? join(out, 'forms') : out }),
  )
  return {
    written: put.written,
    remarks: put.remarks,
    exitCode: put.isWhole ? exitCodes.done : exitCodes.fileSystem,
  }
}
