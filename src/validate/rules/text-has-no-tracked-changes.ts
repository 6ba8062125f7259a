import { publishingRule } from '../publishing-rule.ts'

export const textHasNoTrackedChanges = publishingRule({
  id: 'text-has-no-tracked-changes',
  subject: 'publication',
  severity: { draft: 'warning', final: 'warning' },
  hint: /\[|: ?\S|markup|changes|error!/i,
  pattern:
    /(?<![\p{L}\p{N}])(?:Comment(?:ed)? \[[\p{L}\p{N}]{1,6}\]:?|Formatted: (?:Font|Indent|Normal|Bullet|Left|List)|Deleted: ?\S|\[(?:[Dd]eleted|[Ii]nserted|del|ins|[Cc]omment)(?:: ?|\])|[Ff]inal [Mm]arkup|[Tt]racked [Cc]hanges|Track Changes|Error! (?:Reference source not found|Bookmark not defined|No text of specified style))/u,
  why: 'Marks of the word processor show the reader what was struck, and who had something to say about it.',
  help: 'Accept or reject the changes in the document, then copy the text again.',
  source: 'a published plan of the United Kingdom titled “NAP final markup”',
  example: {
    bad: 'contribution: Readers Commented [AB1]: says who? see where the money goes.',
    good: 'contribution: Readers see where the money goes.',
  },
  say: (found, label) => `${label} holds a mark left by a word processor: “${found}”.`,
})
