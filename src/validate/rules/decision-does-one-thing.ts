import { doesOneThing, type Effect, effectsOf, takesOut } from '../../model/decision.ts'
import type { Decision } from '../../model/plan.ts'
import { listed } from '../../plain/text.ts'
import { type Rule, wrong } from '../rule.ts'

export const decisionDoesOneThing: Rule = {
  id: 'decision-does-one-thing',
  subject: 'decisions',
  on: 'plan',
  severity: wrong,
  why: 'A decision has one reason and one effect, so that each can be questioned by itself.',
  help: 'Write either “about” with “take” or “value”, or one of: join, withdraw, drop, keep, rename, different_from. “of” stands only beside “withdraw: true” or “drop”, “replaces” only beside “take” or “value”.',
  source: 'design of nap: decisions',
  example: {
    bad: '- about: /end_date\n  take: punjab\n  value: 2018-12-31\n  reason: …',
    good: '- about: /end_date\n  take: punjab\n  reason: …',
  },
  *check(_draft, { decisions }) {
    for (const { document } of decisions) {
      for (const [index, decision] of document.value.decisions.entries()) {
        if (doesOneThing(decision)) continue
        yield {
          at: document.place(`/decisions/${index}`),
          message: `${faultIn(decision)} It is not applied.`,
        }
      }
    }
  },
}

const ofField = new Set<Effect>(['take', 'value'])

function faultIn(decision: Decision): string {
  const effects = effectsOf(decision)
  const [effect, ...others] = effects
  if (others.length > 0) {
    return `This decision asks for ${effects.length === 2 ? 'two' : 'several'} things at once: ${listed(effects)}.`
  }
  if (effect === undefined) {
    return decision.about === undefined
      ? 'This decision does not say what is decided.'
      : 'This decision names a field but not the answer that stands.'
  }
  return misplacedIn(decision, effect)
}

function misplacedIn(decision: Decision, effect: Effect): string {
  if (decision.filed_as !== undefined && effect !== 'take') {
    return `This decision has “filed_as” beside “${effect}”; it belongs beside “take”.`
  }
  if (decision.replaces !== undefined && !ofField.has(effect)) {
    return `This decision has “replaces” beside “${effect}”; it belongs beside “take” or “value”.`
  }
  if (decision.of !== undefined && !takesOut(decision)) {
    return 'This decision has “of”, the fingerprint of what is left out, but leaves nothing out.'
  }
  return ofField.has(effect)
    ? `This decision has “${effect}” but does not say about which field.`
    : `This decision has “about” beside “${effect}”, which is about no field.`
}
