import type { Fix } from '../model/diagnostic.ts'
import type { Document } from '../model/source.ts'
import { lastKeyOf, valueAt } from '../plain/pointer.ts'

/** Lines of prose, each with a colon, that read like fields where a text is wanted: what makes them one. */
export function barAfterName(
  whole: Document,
  pointer: string,
): { readonly help: string; readonly fix: Fix } | undefined {
  const { line, endColumn } = whole.keyPlace(pointer)
  const name = lastKeyOf(pointer)
  const raw = whole.written(pointer).trim()
  const names = Object.keys(Object(valueAt(whole.value, pointer)))
  // What may be a name or a remark is left to people.
  const isProse = names.length > 0 && names.every((key) => !/^[a-z_]+$/.test(key))
  const isBelow =
    /^:(?:[ \t]+#.*|[ \t]*)\r?\n/.test(whole.afterKey(pointer)) && !raw.startsWith('{')
  if (!isProse || !isBelow || /(?:^|\s)#/.test(raw) || endColumn === undefined) return undefined
  const column = endColumn + 1
  return {
    help: `Write “|” after “${name}:”. The lines below it may stay as they are.`,
    fix: {
      does: `“|” put after “${name}:”`,
      edits: [{ line, column, endLine: line, endColumn: column, text: ' |' }],
    },
  }
}
