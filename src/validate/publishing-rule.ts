import { shown } from '../plain/text.ts'
import { everyText, type WrittenText } from './every-text.ts'
import { type Rule, unpublishable } from './rule.ts'
import { wordsFound } from './words/pattern.ts'

type Leak = Pick<Rule, 'id' | 'subject' | 'why' | 'help' | 'source' | 'example' | 'precision'> & {
  readonly severity?: Rule['severity']
  readonly pattern: RegExp
  /** What every text that the pattern fits holds: quick to look for in many texts that it does not fit. */
  readonly hint: RegExp
  /** Fields that are meant to hold such words. */
  isMeantFor?(text: WrittenText): boolean
  say(found: string, label: string): string
}

/** A rule about words that must not leave the office, in whatever file of the plan they stand. */
export function publishingRule(leak: Leak): Rule {
  const { pattern, hint, isMeantFor = () => false, say, severity = unpublishable, ...rest } = leak
  return {
    ...rest,
    severity,
    on: 'plan',
    *check(_draft, folder) {
      for (const written of everyText(folder)) {
        if (!hint.test(written.text) || isMeantFor(written)) continue
        const found = wordsFound(pattern, written.text)
        if (found === undefined) continue
        yield { at: written.place(), message: say(shown(found, 60), written.label()) }
      }
    },
  }
}
