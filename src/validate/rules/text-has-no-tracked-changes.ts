import { publishingRule } from '../publishing-rule.ts'

export const textHasNoTrackedChanges = publishingRule({
  id: 'text-has-no-tracked-changes',
  severity: { draft: 'warning', final: 'warning' },
  hint: /\[|: ?\S|markup|changes/i,
  pattern:
    /(?<![\p{L}\p{N}])(?:Commented \[[\p{L}\p{N}]{1,6}\]:?|Formatted: (?:Font|Indent|Normal|Bullet|Left|List)|Deleted: ?\S|\[(?:deleted|inserted|del|ins|comment)(?:: ?|\])|final markup|track(?:ed)? changes)/iu,
  why: 'Marks of the word processor show the reader what was struck, and who had something to say about it.',
  mend: 'Accept or reject the changes in the document, then copy the text again.',
  source: 'a published plan of the United Kingdom titled “NAP final markup”',
  example: {
    bad: 'contribution: Readers Commented [AB1]: says who? see where the money goes.',
    good: 'contribution: Readers see where the money goes.',
  },
  say: (found, label) => `${label} holds a mark left by a word processor: “${found}”.`,
})
