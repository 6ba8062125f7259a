import { shown } from '../../plain/text.ts'
import type { Fault, FaultCode } from '../fault.ts'
import { words } from '../words/fault-words.ts'

type Words = { readonly rule: string; readonly message: string; readonly help: string }

/** Of these, the words can be used as they stand. */
export const warnings: ReadonlySet<FaultCode> = new Set([
  'arabic-letter',
  'arabic-heh',
  'ligature',
  'broken-word',
  'lost-remark',
  'printed-quotes',
])

/** What is wrong with the form of a file, for somebody who has never heard of YAML. */
export function faultWords({ code, found = '', times = 1, waits }: Fault): Words {
  const [rule, message, help] = words[code]
  const quoted = `“${shown(found.trim(), 60)}”`
  return {
    rule,
    message: `${message
      .replaceAll('{found}', () => quoted)
      .replaceAll('{named}', () => found)
      .replaceAll('{times}', times > 1 ? `, one of ${times} in this file` : '')
      .replaceAll('{code}', () =>
        codePoint(found),
      )}${waits ? ` ${waits} is left out of the draft until then.` : ''}`,
    help: help
      .replaceAll('{proposed}', () => shown(withColon(found.trim()), 60))
      .replaceAll('{joined}', () => shown(found.replace(/-\s+/, ''), 60))
      .replaceAll('{hyphenated}', () => shown(found.replace(/\s+/, ''), 60)),
  }
}

// `title = A budget`, as it should be.
function withColon(line: string): string {
  return line.replace(/^(\w[\w ]*?)\s*(?:=>?|;|：|:)\s*/, (_, name: string) => {
    return `${name.toLowerCase().replaceAll(' ', '_')}: `
  })
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
