import type { Diagnostic } from '../model/diagnostic.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { lastKeyOf } from '../model/pointer.ts'
import { labelOf, textNamed } from '../model/schemas.ts'
import { shown } from '../model/text.ts'
import { textsOf } from './walk.ts'

const inOneLine = /\s(?:[-–•▪*]|\d{1,2}[.)])\s/u
const item = /\n[^\S\n]*((?:[-–•▪*]|\d{1,2}[.)])[^\S\n].*)/u

/** Items of a list in a text that does not stand under “|”: YAML makes one line of them all, and says nothing. */
export function foldedItems({ is, document }: LoadedFile): Diagnostic[] {
  return textsOf(is.kind, document).flatMap(({ pointer, value }) => {
    const name = lastKeyOf(pointer)
    if (!inOneLine.test(value) || textNamed(name) !== 'lines') return []
    const written = document.written(pointer)
    const [, found = ''] = /^["'|]/.test(written) ? [] : (item.exec(written) ?? [])
    if (found === '') return []
    return [
      {
        rule: 'items-stand-on-their-lines',
        severity: 'warning',
        place: document.place(pointer),
        message: `The lines of “${labelOf(is.kind, pointer)}” will be printed as one, also “${shown(found.trim(), 40)}”.`,
        help: `Write “|” after “${name}:”, and all of the text on the lines below it, indented.`,
      },
    ]
  })
}
