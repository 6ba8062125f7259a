/** The lines of one of the outermost fields of a text. */
type OuterField = { readonly name: string; readonly text: string }

/**
 * The outermost fields of a YAML text, in their order, as nap and nearly everybody writes them: each begins a line with
 * its name. Undefined where some do not.
 */
export function outerFields(text: string): OuterField[] | undefined {
  const [before = '', ...fields] = text.split(/^(?=[A-Za-z_])/m)
  if (!/^(?:---\n|#.*\n|\n)*$/.test(before)) return undefined
  const named = fields.map((field) => ({ name: /^(\w+):/.exec(field)?.[1] ?? '', text: field }))
  return named.every(({ name }) => name !== '') ? named : undefined
}

/** Two texts without the outermost fields that are the same in both, letter for letter. */
export function withoutCommonFields(before: string, after: string): [string, string] {
  const [old, now] = [outerFields(before), outerFields(after)]
  if (!old || !now) return [before, after]
  return [rest(old, now), rest(now, old)]
}

function rest(fields: readonly OuterField[], others: readonly OuterField[]): string {
  const common = new Set(others.map(({ text }) => text))
  return fields.flatMap(({ text }) => (common.has(text) ? [] : text)).join('')
}
