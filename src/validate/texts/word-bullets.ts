import { type Diagnostic, withFix } from '../../model/diagnostic.ts'
import type { LoadedFile } from '../../model/plan-file.ts'
import { labelOf } from '../../model/schemas.ts'
import { saysOneThing } from '../every-text.ts'
import { textsOf } from '../walk.ts'

const bullet = /[\uf0b7\uf0a7]/
const atStart = /^([^\S\n]*)[\uf0b7\uf0a7][^\S\n]*/

/**
 * Bullets of Word’s own symbol fonts, which other fonts show as an empty box: those at the beginning of a line are items of a
 * list, and a dash says so everywhere.
 */
export function wordBullets({ is, document }: LoadedFile): Diagnostic[] {
  return textsOf(is.kind, document).flatMap(({ pointer, value, schema }) => {
    if (!bullet.test(value) || saysOneThing(schema)) return []
    const { line: first } = document.place(pointer)
    const lines = document.written(pointer).split('\n')
    const isUnderBar = /^[|>]/.test(lines[0] ?? '')
    const edits = lines.flatMap((words, index) => {
      const [whole, before = ''] = (isUnderBar && index > 0 && atStart.exec(words)) || []
      if (whole === undefined) return []
      const line = first + index
      const from = 1 + before.length
      const to = from + whole.length - before.length
      return [{ line, column: from, endLine: line, endColumn: to, text: '- ' }]
    })
    if (edits.length === 0) return []
    const finding: Diagnostic = {
      rule: 'bullets-are-of-every-font',
      severity: 'warning',
      place: document.place(pointer),
      message: `Items of “${labelOf(is.kind, pointer)}” begin with a bullet that only a font of Word shows.`,
      help: 'Write “- ” before each item.',
    }
    return [withFix(finding, { does: 'dashes written for bullets of Word', edits })]
  })
}

/** A text without such bullets at the beginnings of its lines, of which this tells. */
export function withoutWordBullets(text: string): string {
  return text.replaceAll(/^[^\S\n]*[\uf0b7\uf0a7]/gm, '')
}
