import type { Commitment } from '../model/draft.ts'
import { type FieldText, isInEnglish, textsIn } from './commitment-texts.ts'
import { called } from './gap-rule.ts'
import { type Finding, type Rule, suggestion } from './rule.ts'

type Wording = Pick<
  Rule,
  'id' | 'subject' | 'why' | 'help' | 'source' | 'example' | 'precision'
> & {
  readonly severity?: Rule['severity']
  /** The fields whose words are looked at. */
  readonly fields: readonly string[]
  /** Words that are the same in every language, such as figures. */
  readonly inEveryLanguage?: boolean
  /** The words to be reported, or undefined. One finding for each field is enough: whoever reads it sees the rest. */
  find(text: string, commitment: Commitment): string | undefined
  /** What is said of the words that were found in a field; begins after “Commitment 1.1 “x”: ”. */
  say(found: string, field: string): string
}

/** A rule about single words of a merged commitment. It gives advice, and only about English. */
export function wordingRule(wording: Wording): Extract<Rule, { readonly on: 'commitment' }> {
  const { fields, inEveryLanguage = false, find, say, severity = suggestion, ...rest } = wording
  // A placeholder is reported as one; it has no words yet.
  const speaks = ({ text, placeholder }: FieldText, commitment: Commitment) =>
    placeholder === undefined && (inEveryLanguage || isInEnglish(text, commitment))
  return {
    ...rest,
    severity,
    on: 'commitment',
    check(commitment) {
      const findings: Finding[] = []
      for (const part of textsIn(commitment)) {
        const found = fields.includes(part.field) ? find(part.text, commitment) : undefined
        if (found === undefined || !speaks(part, commitment)) continue
        findings.push({
          at: commitment.place(part.pointer),
          message: `${called(commitment)}: ${say(found, part.name())}`,
        })
      }
      return findings
    },
  }
}
