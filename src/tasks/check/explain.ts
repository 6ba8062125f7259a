import { wrongUsage } from '../../model/refusal.ts'
import { subjects } from '../../model/rule-subjects.ts'
import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { wrapped } from '../../plain/wrap.ts'
import { formRules } from '../../validate/form-rules.ts'
import { rules } from '../../validate/rules.ts'

/** What nap can say about a rule. */
export type Explanation = Omit<(typeof rules)[number], 'on' | 'check'>

/** Every rule: of the plan’s sense first, then of the form of its files. */
export function explanations(): Explanation[] {
  return [...rules, ...formRules].map((rule: Explanation) => {
    const { id, subject, severity, why, help, source, example, precision } = rule
    const said = { id, subject, severity, why, help, source, example }
    return precision === undefined ? said : { ...said, precision }
  })
}

/**
 * The rule that the user means, or all whose id or subject holds the words.
 * @throws Refusal where there is none
 */
export function explanationsOf(
  typed: string,
  all: readonly Explanation[],
): readonly [Explanation, ...Explanation[]] {
  const exact = all.find(({ id }) => id === typed)
  if (exact) return [exact]
  const parts = wordsIn(typed)
  const [first, ...others] = all.filter((rule) =>
    parts.every((part) => told(rule).some((word) => word.startsWith(part))),
  )
  if (first && parts.length > 0) return [first, ...others]
  const ids = all.map(({ id }) => id)
  const words = [...new Set(all.flatMap(told))].filter(({ length }) => length > 3)
  const meant = nearest(typed, ids) ?? nearest(typed, words)
  throw wrongUsage(
    `There is no rule “${shown(typed, 60)}”.`,
    `${meant === undefined ? '' : `Did you mean “${meant}”? `}To see all rules: nap explain`,
  )
}

function told({ id, subject }: Explanation): string[] {
  return wordsIn(`${id} ${subject} ${subjects[subject]}`)
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? []
}

/** Longer lines are read less well, however wide the screen. */
const widest = 80

/** Rules by their subject, each with its severity and the sentence that says why. */
export function listing(rules: readonly Explanation[], width: number): string {
  const named = Object.entries(subjects).flatMap(([subject, title]) => {
    const own = rules.filter((rule) => rule.subject === subject)
    return own.length > 0 ? [[title, ...own.flatMap((rule) => entry(rule, width))].join('\n')] : []
  })
  return `${named.join('\n\n')}\n`
}

function entry({ id, severity: { draft, final }, why }: Explanation, width: number): string[] {
  const judged = draft === final ? draft : `${draft}; in the final plan ${final}`
  const [sentence = why] = /^.*?\.(?= |$)/.exec(why) ?? []
  return [
    `  ${id}  (${judged})`,
    ...wrapped(sentence, { width: Math.min(width, widest), indent: 6 }),
  ]
}

export function explanation(rule: Explanation): string {
  const { id, severity, why, help, source, example, precision } = rule
  const judged =
    severity.draft === severity.final
      ? `${severity.draft} at every stage`
      : `${severity.draft} in a draft, ${severity.final} in the final plan`
  const indented = (text: string) => text.replaceAll(/^/gm, '    ')
  return [
    `${id} (${judged})`,
    `Why: ${why}`,
    `To fix it: ${help}`,
    `Wrong:\n${indented(example.bad)}`,
    `Right:\n${indented(example.good)}`,
    ...(precision ? [howOftenRight(precision)] : []),
    `Source: ${source}\n`,
  ].join('\n\n')
}

function howOftenRight(precision: NonNullable<Explanation['precision']>): string {
  if (precision === 'not measured')
    return 'How often it is right: not measured; the real plans that were read gave fewer than 15 findings.'
  const { right, read } = precision
  return `How often it is right: of ${read} findings on real plans that were read, ${right} were right.`
}
