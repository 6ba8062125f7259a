import type { Package } from '../package.ts'
import { inPortions } from '../portions.ts'

/** The texts that cells refer to by their number. Text in several looks is one text. */
export function readStrings(source: Package, part: string | undefined): string[] {
  const strings: string[] = []
  let words: string[] = []
  let isText = false
  let spoken = 0
  source.read(part, {
    open({ name }) {
      if (name === 'x:si') words = []
      else if (name === 'x:rPh') spoken += 1
      isText = name === 'x:t' && spoken === 0
    },
    close(name) {
      isText = false
      if (name === 'x:rPh') spoken -= 1
      else if (name === 'x:si') strings.push(textOfCell(words.join('')))
    },
    text(heard) {
      if (isText) words.push(heard)
    },
  })
  return strings
}

/** With line breaks as `\n`: Excel writes some signs by their numbers, `_x000D_`. */
export function textOfCell(text: string): string {
  const sign = { begins: '_x', longest: 7 }
  return inPortions(text, sign, (words) =>
    words.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  ).replaceAll(/\r\n?/g, '\n')
}
