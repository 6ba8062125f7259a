import { byText } from './text.ts'

/** Equal exactly for values that mean the same: key order, line ends and white space at the end do not count. */
export function canonical(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(
      value
        .normalize('NFC')
        .replaceAll(/[ \t]*\r?\n/g, '\n')
        .trim(),
    )
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => byText(a, b))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join(',')}}`
}
