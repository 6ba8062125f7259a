import { join } from 'node:path'
import type { Host } from '../../command.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { languageName, workingLanguage } from '../../model/languages/language.ts'
import { furtherLanguages, originalsIn, translationIn } from '../../model/languages/translations.ts'
import { exitCodes, nothingWritten } from '../../model/refusal.ts'
import { translationForm } from '../../pipeline/outgoing.ts'
import { listed, shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { documentWords, houseStyle } from '../plan/house-style.ts'
import { knownOne } from '../plan/known-one.ts'
import { withIds } from '../plan/numbers.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
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
  const known = commitmentsOf(plan.draft).map(({ id }) => id)
  const wanted = wish.commitments.map((word) =>
    knownOne('commitment', withIds(word, plan.draft), known),
  )
  const all = originalsIn(plan.draft, plan.folder)
  const originals =
    wanted.length === 0 ? all : all.filter(({ commitment = '' }) => wanted.includes(commitment))
  const content = await translationForm(translationIn(language, all, plan.folder), originals, {
    folder: plan.folder,
    draft: plan.draft,
    words: documentWords(workingLanguage(plan.folder), style),
    found: plan.diagnostics,
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

function languageMeant(word: string, { folder, shownRoot }: OpenPlan): string {
  const known = furtherLanguages(folder)
  if (known.includes(word)) return word
  throw nothingWritten(
    `This plan is not to be translated into “${shown(word, 40)}”.`,
    known.length === 0
      ? `It is in ${languageName(workingLanguage(folder))} alone: add the language under “languages” in ${shown(`${shownRoot}plan.yaml`)}.`
      : `Its other languages are ${listed(known, 'and')}. Another one is added under “languages” in ${shown(`${shownRoot}plan.yaml`)}.`,
  )
}
