import { type Diagnostic, type Fix, type Place, withFix } from '../model/diagnostic.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { labelOf, type Schema } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { lastKeyOf } from '../plain/pointer.ts'
import { shown } from '../plain/text.ts'
import { saysOneThing } from './every-text.ts'
import { textsOf } from './walk.ts'

// An apostrophe ends nothing. With another mark inside, the text is made of several quotations.
const whole = /^(?:[“„][^“”„]+[”“]|‘(?:[^‘’]|(?<=\p{L})’(?=\p{L}))+’)$/u

/**
 * Texts that stand in the marks of a word processor from end to end, beside their field: the marks were meant for YAML and
 * would be printed. One text may also be a quotation; where a file has several, or it is a name, it is none.
 * @param proved the part of the file that fits its schema
 */
export function printedQuotes({ is, document }: LoadedFile, proved: Document): Diagnostic[] {
  const found = textsOf(is.kind, proved).filter(
    (text) => isInMarks(text, document) && isProse(text),
  )
  if (found.length === 0) return []
  const marked = textsOf(is.kind, document).filter((text) => isInMarks(text, document))
  return found.map(({ pointer, schema }) => {
    const written = document.written(pointer).trim()
    const place = document.place(pointer)
    const isCertain = marked.length > 1 || schema.pattern !== undefined
    const finding: Diagnostic = {
      rule: 'text-stands-without-quotes',
      severity: 'warning',
      place,
      message: `The whole text of “${labelOf(is.kind, listOf(pointer))}” is in curly quotation marks, which would be printed: ${shown(written, 60)}.`,
      help: isCertain
        ? 'Leave them out, or use straight ones: "…"'
        : 'Leave them out. If all of it is a quotation, write it under “|”, on lines below the field’s name.',
    }
    return withFix(finding, isCertain ? straightened(place, written) : undefined)
  })
}

type Text = { readonly pointer: string; readonly value: string; readonly schema: Schema }

// The reader tells of titles and names, and an id can be nothing else.
function isProse({ pointer, schema }: Text): boolean {
  const name = lastKeyOf(pointer)
  return !saysOneThing(schema) && !['title', 'name', 'id'].includes(name)
}

function isInMarks({ pointer, value }: Text, document: Document): boolean {
  const words = value.trim()
  return whole.test(words) && document.written(pointer).startsWith(words.charAt(0))
}

// An entry of a list is called after its list.
function listOf(pointer: string): string {
  return pointer.replace(/\/\d+$/, '')
}

function straightened(place: Place, written: string): Fix | undefined {
  const mark = ['"', "'"].find(
    (sign) => !written.includes(sign) && !(sign === '"' && written.includes('\\')),
  )
  const { line, column, endLine, endColumn } = place
  if (mark === undefined || endLine === undefined || endColumn === undefined) return undefined
  return {
    does: `straight quotes put around “${shown(written.slice(1, -1), 60)}”`,
    edits: [
      { line, column, endLine: line, endColumn: column + 1, text: mark },
      { line: endLine, column: endColumn - 1, endLine, endColumn, text: mark },
    ],
  }
}
