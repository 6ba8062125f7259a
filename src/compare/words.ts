import { diffArrays } from 'diff'
import type { Piece } from '../model/piece.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

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
  return parts.flatMap((part) =>
    /^(\s|\w+$)/u.test(part) ? part : Array.from(segmenter.segment(part), ({ segment }) => segment),
  )
}

// Two changed words with only a space between them are one change to a reader; two paragraphs are not.
function inRuns(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed })
    if (added !== '') joined.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    const inside = kind === 'same' && index > 0 && index < pieces.length - 1 && /^[^\S\n]+$/.test(text)
    if (kind === 'same' && !inside) {
      close()
      joined.push({ kind, text })
    } else {
      if (kind !== 'added') removed += text
      if (kind !== 'removed') added += text
    }
  }
  close()
  return joined
}
