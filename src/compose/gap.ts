import { type Block, type Inline, paragraph, remark } from '../model/block.ts'
import type { Commitment } from '../model/draft.ts'
import { fullNameOf } from '../model/plan.ts'
import { type Setting, wordIn } from './setting.ts'

/** A question that must have an answer and has none: below its heading, at the head of a commitment, in a table. */
export const gap = { below, inFact, inCell }

type Of = { readonly commitment: Commitment; readonly setting: Setting }

function below(pointer: string, of: Of): Block[] {
  if (!isGap(pointer, of)) return []
  return [{ kind: 'notice', about: 'awaited', of: [paragraph([remark(awaited(of), 'strong')])] }]
}

function inFact(pointer: string, of: Of): Inline[] {
  return isGap(pointer, of) ? [remark(awaited(of))] : []
}

// A table has no room for names.
function inCell(pointer: string, of: Of): Inline[] {
  return isGap(pointer, of) ? [remark(wordIn(of.setting, 'awaited').toLowerCase())] : []
}

function isGap(pointer: string, { commitment }: Of): boolean {
  return commitment.gaps.includes(pointer)
}

/** `Awaited from Finance Division.` */
function awaited({ commitment: { lead }, setting: { folder, language } }: Of): string {
  return lead === undefined
    ? (language.words['awaited_plain'] ?? '')
    : language.fill('awaited_from', { name: fullNameOf(folder, lead) })
}
