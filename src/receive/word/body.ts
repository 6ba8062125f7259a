import type { Package } from '../package.ts'
import { elementOf, isSilent } from './elements.ts'
import { addCode } from './fields.ts'
import { closeCarried, say } from './paragraphs.ts'
import { type Known, type State, startState } from './state.ts'

/** Reads the text of a Word file, in reading order. */
export function readBody(source: Package, part: string, known: Known): State {
  const state = startState(known)
  source.read(part, {
    open(tag) {
      if (state.skipped > 0 || isSilent(state, tag.name)) {
        state.skipped += 1
        return
      }
      elementOf(tag.name)?.open?.(state, tag)
      state.path.push(tag.name)
    },
    close(name) {
      if (state.skipped > 0) {
        state.skipped -= 1
        return
      }
      state.path.pop()
      elementOf(name)?.close?.(state)
    },
    text(words) {
      if (state.skipped > 0) return
      const place = state.path.at(-1)
      if (place === 'w:t' || place === 'w:delText' || place === 'm:t') say(state, words)
      else if (place === 'w:instrText') addCode(state, words)
    },
  })
  closeCarried(state)
  return state
}
