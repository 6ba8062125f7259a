import type { Diagnostic } from '../model/diagnostic.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { labelOf, textNamed } from '../model/schemas.ts'
import { lastKeyOf } from '../plain/pointer.ts'
import { shown } from '../plain/text.ts'
import { textsOf } from './walk.ts'

const inOneLine = /\s(?:[-–•▪*]|\d{1,2}[.)])\s/u
const item = /^\s*((?:[-–•▪*]|\d{1,2}[.)])\s.*)/u

const isPlace = /^\d+$/

/**
 * Items of a list that YAML takes for one text, and says nothing: those in a text that does not stand under “|”, and one
 * that begins further right than its list.
 */
export function foldedItems({ is, document }: LoadedFile): Diagnostic[] {
  return textsOf(is.kind, document).flatMap(({ pointer, value }) => {
    const name = lastKeyOf(pointer)
    const isItem = isPlace.test(name)
    if (!inOneLine.test(value) || !(isItem || textNamed(name) === 'lines')) return []
    const written = document.written(pointer)
    const found = /^["'|]/.test(written) ? undefined : itemIn(`${name}: ${written}`)
    if (found === undefined) return []
    return [
      {
        rule: 'items-stand-on-their-lines',
        severity: 'warning',
        place: document.place(pointer),
        ...(isItem
          ? joinedTo(value, found)
          : printedAsOne(labelOf(is.kind, pointer), { name, found })),
      },
    ]
  })
}

// Shorter than any editor wraps; and how much longer some lines are than others where one has wrapped.
const narrowest = 60
const ragged = 20

/** The first line that is an item, and no dash inside a sentence which an editor has wrapped: the line before ends early. */
function itemIn(written: string): string | undefined {
  const lines = written.split('\n').map((line) => line.trimEnd())
  // To where its last word begins: that may be a long link.
  const widest = Math.max(narrowest, ...lines.map((line) => line.lastIndexOf(' ')))
  return lines.slice(1).flatMap((line, index) => {
    const [, found] = item.exec(line) ?? []
    const before = lines[index]?.length ?? 0
    return found !== undefined && before + ragged <= widest ? [found] : []
  })[0]
}

type Said = Pick<Diagnostic, 'message' | 'help'>

function joinedTo(value: string, found: string): Said {
  return {
    message: `“${shown(found.trim(), 40)}” begins further right than its list, so it became part of the item above it: “${shown(value, 60)}”.`,
    help: 'Write its dash below the dash of the item above it.',
  }
}

function printedAsOne(
  label: string,
  { name, found }: { readonly name: string; readonly found: string },
): Said {
  return {
    message: `The lines of “${label}” will be printed as one, also “${shown(found.trim(), 40)}”.`,
    help: `Write “|” after “${name}:”, and all of the text on the lines below it, indented.`,
  }
}
