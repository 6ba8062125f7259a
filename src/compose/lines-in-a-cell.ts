import { type Block, type Inline, type List, text } from '../model/block.ts'
import { proseIn } from './prose.ts'

/**
 * A text with a list in it as lines of a cell, each item on its own behind its sign: in a table there is room for nothing more. What
 * begins with a list begins on a line of its own.
 * @returns undefined where the text has no list
 */
export function linesInACell(theirs: string): Inline[] | undefined {
  // What is no list of Markdown may be one that somebody pasted.
  if (
    !/\n[^\S\n]*(?:[-+*•▪▫■□●○◦‣⁃·–—\uf0b7\uf0a7]|\(?\p{L}{1,5}\)|\(?\d{1,3}[.)])\s/u.test(
      `\n${theirs}`,
    )
  )
    return undefined
  const blocks = proseIn(theirs)
  if (!blocks.some(({ kind }) => kind === 'list')) return undefined
  const isWithWords = blocks[0]?.kind !== 'list'
  return linesOf(blocks).flatMap((of, index) =>
    index === 0 && isWithWords ? of : [{ kind: 'break' }, ...of],
  )
}

function linesOf(blocks: readonly Block[]): (readonly Inline[])[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.of]
    if (block.kind === 'list') return itemsOf(block)
    if (block.kind === 'code') return [[text(block.text)]]
    return block.kind === 'quotation' ? linesOf(block.of) : []
  })
}

function itemsOf({ items, start, countsItself }: List): (readonly Inline[])[] {
  return items.flatMap(({ of }, index) => {
    const [first = [], ...more] = linesOf(of)
    const sign = start === undefined ? '• ' : `${start + index}. `
    return [countsItself ? first : [text(sign), ...first], ...more]
  })
}
