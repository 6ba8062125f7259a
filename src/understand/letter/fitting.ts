import { type Part, textIn } from './parts.ts'

/** Parts in as many runs as are needed for each to be no longer than a field can be. */
export function fitting(parts: readonly Part[], limit: number): (readonly Part[])[] {
  const runs: Part[][] = []
  let room = 0
  for (const part of parts.flatMap((one) => cut(one, limit))) {
    // Alone, a part is never shorter than among others.
    const length = textIn([part]).length + 2
    const last = runs.at(-1)
    if (last && length <= room) last.push(part)
    else {
      runs.push([part])
      room = limit
    }
    room -= length
  }
  return runs
}

// A paragraph that no field could hold goes on as another, between two words.
function cut(part: Part, limit: number): Part[] {
  if (textIn([part]).length <= limit) return [part]
  // Signs that have a meaning in Markdown take two places.
  const most = Math.floor(limit / 2)
  const found: Part[] = []
  let rest = part.words
  while (rest !== '') {
    const space = rest.length <= most ? rest.length : rest.lastIndexOf(' ', most)
    const end = space > 0 ? space : most
    found.push(plainPart(part, rest.slice(0, end)))
    rest = rest.slice(end).trimStart()
  }
  return found
}

function plainPart(part: Part, words: string): Part {
  return {
    ...part,
    words,
    of: {
      heading: undefined,
      style: '',
      labels: [],
      pieces: [{ text: words, marks: [], looks: [], comments: [] }],
    },
  }
}
