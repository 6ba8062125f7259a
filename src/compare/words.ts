import { diffArrays } from 'diff'
import type { Piece } from '../plain/piece.ts'

let segmenter: Intl.Segmenter | undefined

// Setting it up takes a hundredth of a second, which most comparisons in English can do without.
function segmented(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Text of which `plainWord` finds the same words as the segmenter: letters of English and usual signs, no white space. */
const plainText = /^[!-~‘’“”–—…]+$/

const plainWord = /\w+(?:(?:(?<=[A-Za-z])[.:'’‘](?=[A-Za-z])|(?<=\d)[.,;'’‘](?=\d))\w+)*|./g

/** Beyond so many differing words two texts have nothing in common that would help a reader. */
const mostChanges = 2_000

/**
 * What changed between two texts, word by word, in any script. Nothing is lost: the pieces that are not added are the
 * first text, those that are not removed the second.
 */
export function wordsBetween(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const found = diffArrays(old, now, { maxEditLength: mostChanges })
  const changes = found ?? [
    { added: false, removed: true, value: old },
    { added: true, removed: false, value: now },
  ]
  return inRuns(
    changes.map(({ added, removed, value }): Piece => {
      const text = value.join('')
      if (added) return { kind: 'added', text }
      return { kind: removed ? 'removed' : 'same', text }
    }),
  )
}

function wordsOf(text: string): string[] {
  // The segmenter takes seconds for a long text as a whole, and white space ends a word in every script.
  const parts = text.match(/\s+|\S+/gu) ?? []
  return parts.flatMap((part) => {
    if (plainText.test(part)) return part.match(plainWord) ?? []
    return /^\s/u.test(part) ? part : segmented(part)
  })
}

// Two changed words with only a space between them are one change to a reader; two paragraphs are not.
function inRuns(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let removed = ''
  let added = ''
  const close = () => {
    for (const piece of changeOf(removed, added)) push(joined, piece)
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    const inside =
      kind === 'same' && index > 0 && index < pieces.length - 1 && /^[^\S\n]+$/.test(text)
    if (kind === 'same' && !inside) {
      close()
      push(joined, { kind, text })
    } else {
      if (kind !== 'added') removed += text
      if (kind !== 'removed') added += text
    }
  }
  close()
  return joined
}

// White space at the end that both have stayed: nobody has to look for what is wrong with it.
function changeOf(removed: string, added: string): Piece[] {
  const [end = ''] = /\s*$/u.exec(removed) ?? []
  const kept = added.endsWith(end) ? end : ''
  const cut = (text: string) => text.slice(0, text.length - kept.length)
  const change: Piece[] = [
    { kind: 'removed', text: cut(removed) },
    { kind: 'added', text: cut(added) },
    { kind: 'same', text: kept },
  ]
  return change.filter(({ text }) => text !== '')
}

function push(pieces: Piece[], { kind, text }: Piece): void {
  const last = pieces.at(-1)
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
  else pieces.push({ kind, text })
}
