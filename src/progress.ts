import { harmless } from './plain/text.ts'

/** The last line of a screen, which says how far long work is. */
export type Progress = {
  /** Takes the place of what it said before. Nobody has to read what is over in half a second. */
  show(text: string): void
  /** Nothing of it stays on the screen. */
  wipe(): void
}

type Screen = { write(text: string): unknown; readonly columns?: number }

const patienceMs = 500
const betweenMs = 200

/** @param now milliseconds of any clock that only goes forward */
export function progressOn(screen: Screen, now: () => number): Progress {
  let firstMs: number | undefined
  let lastMs = Number.NEGATIVE_INFINITY
  let isShown = false
  return {
    show(text) {
      const at = now()
      firstMs ??= at
      if (at - firstMs < patienceMs || at - lastMs < betweenMs) return
      lastMs = at
      isShown = true
      // A line that is wider than the screen would leave its beginning there for ever.
      screen.write(`${toStart}${harmless(text).slice(0, (screen.columns || 80) - 1)}`)
    },
    wipe() {
      firstMs = undefined
      if (!isShown) return
      isShown = false
      screen.write(toStart)
    },
  }
}

/** To the beginning of the line, and away with what stands there. */
const toStart = '\r\u001b[K'
