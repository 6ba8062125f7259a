import { unseen } from './text.ts'

/**
 * A value for programs, as `--json` prints it: `version` first, two spaces, one line break at the end. What a terminal or
 * a CI runner would obey is written as an escape, so that it reads the same and does nothing.
 */
export function jsonText(value: object): string {
  const text = JSON.stringify({ version: 1, ...value }, null, 2)
  return `${text.replaceAll(/##(?=\w*\[)/g, '#\\u0023').replaceAll(hidden, escaped)}\n`
}

// JSON escapes the first 32 characters by itself; the line breaks left are those between its own lines.
const hidden = new RegExp(`(?!\\n)${unseen.source}`, 'gu')

function escaped(characters: string): string {
  return Array.from({ length: characters.length }, (_, index) => {
    const unit = characters.charCodeAt(index)
    return `\\u${unit.toString(16).padStart(4, '0')}`
  }).join('')
}
