import { isFieldName, textNamed } from '../model/schemas.ts'
import { type Fault, fault } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'

/**
 * The line that is to blame: the reader stumbles over a line that is indented as it should be where one above it is not,
 * or lost its colon.
 */
export function culprit(text: string, found: Fault): Fault {
  const open = openQuotation(text, found)
  if (open) return open
  if (found.code === 'bracket') return openBracket(text, found)
  if (found.code !== 'indentation') return found
  const start = lineStart(text, found.offset)
  return (
    itemWithoutColon(text, start) ??
    wordsBesideList(text, start) ??
    firstOfGroup(text, start) ??
    found
  )
}

const opens = /^ *(?:- +)*(?:[\w-]+: +)?(?=(["'])(?:(?!\1).)*$)/gm
const namedLine = /^ *(?:- +)*([a-z_]+):(?: |$)/gm

// What is between it and the next quotation was swallowed, and the words of that are left over.
function openQuotation(text: string, { code, offset }: Fault): Fault | undefined {
  if (code !== 'after-quote' && code !== 'indentation' && code !== 'colon') return undefined
  const to = code === 'after-quote' ? offset : lineEnd(text, offset)
  const [last] = Array.from(text.slice(0, lineStart(text, offset)).matchAll(opens)).slice(-1)
  if (!last) return undefined
  const at = last.index + last[0].length
  const swallowed = text.slice(lineEnd(text, at) + 1, to)
  const isField = Array.from(swallowed.matchAll(namedLine)).some(([, name = '']) =>
    isFieldName(name),
  )
  const marks = swallowed.split(text.charAt(at)).length - 1
  const isNext = marks === 1 && /(?:: +|- +)["']\s*$/.test(swallowed)
  return isField && (marks === 0 || isNext) ? fault('quote', at, at + 1) : undefined
}

// The reader stumbles over what comes after the list.
function openBracket(text: string, found: Fault): Fault {
  const before = lineStart(text, found.offset) - 1
  const from = lineStart(text, before)
  const [head] = /^ *(?:- +)*[\w-]+: +(?=[[{])/.exec(text.slice(from, Math.max(before, 0))) ?? []
  const at = from + (head?.length ?? 0)
  return head === undefined ? found : { ...found, offset: at, end: at + 1 }
}

//   - id portal
//     activity: Launch the portal
function itemWithoutColon(text: string, start: number): Fault | undefined {
  const from = lineStart(text, start - 1)
  const words = withoutReturn(text.slice(from, start - 1))
  const [, before = '', name = ''] = /^( *(?:- +)+)([a-z_]+)(?: [^:]*)?$/.exec(words) ?? []
  if (!isFieldName(name) || before.length !== columnAt(text, start)) return undefined
  const at = from + before.length
  return fault('no-colon', at, start - 1, text.slice(at, start - 1))
}

// milestones: more
//   - id: portal
function wordsBesideList(text: string, start: number): Fault | undefined {
  const from = lineStart(text, start - 1)
  const [, head = '', name = '', rest = ''] =
    /^( *(?:- +)*([a-z_]+):)(:? *[^\s:|>"'[{#].*)$/.exec(
      withoutReturn(text.slice(from, start - 1)),
    ) ?? []
  const isItem = /^ *- +[a-z_]+:(?: |$)/.test(text.slice(start, lineEnd(text, start)))
  if (!isItem || !isFieldName(name) || textNamed(name)) return undefined
  const at = from + head.length
  const words = rest.trimStart()
  const offset = at + rest.length - words.length
  return {
    ...fault('words-beside-list', offset, at + rest.length, words),
    beyond: [{ start: at, end: at + rest.length, text: '' }],
  }
}

// Two spaces further in than the name above them: the second line of a group is, the first is not.
function firstOfGroup(text: string, start: number): Fault | undefined {
  const column = columnAt(text, start)
  let first = start
  for (let at = start; at > 0; ) {
    at = lineStart(text, at - 1)
    const above = columnAt(text, at)
    if (above === -1) continue
    if (above === column) return undefined
    if (above <= column - 2) {
      const [, head = '', name = ''] =
        /^( *(?:- +)*)(\w+):\s*$/.exec(text.slice(at, lineEnd(text, at))) ?? []
      const isOdd = isFieldName(name) && first !== start && head.length + 2 === column
      return isOdd ? fault('indentation', first, lineEnd(text, first)) : undefined
    }
    first = at
  }
  return undefined
}

/** Where the words of a line begin, or -1 where it has none. */
export function columnAt(text: string, start: number): number {
  return text.slice(start, lineEnd(text, start)).search(/\S/)
}

// A line as Windows ends it.
function withoutReturn(line: string): string {
  return line.replace(/\r$/, '')
}
