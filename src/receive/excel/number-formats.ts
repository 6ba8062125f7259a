import type { Package } from '../package.ts'

/** What a number stands for where its cell has a form of its own. */
export type Form = 'day' | 'month' | 'percent' | undefined

/** By the number of the style that a cell has. */
export type Forms = (style: number) => Form

// Those that every program knows without being told; in the East, some of them have other letters.
const known: readonly (readonly [from: number, to: number, form: Form])[] = [
  [9, 10, 'percent'],
  [14, 16, 'day'],
  [17, 17, 'month'],
  [22, 22, 'day'],
  [27, 31, 'day'],
  [36, 36, 'day'],
  [50, 54, 'day'],
  [57, 58, 'day'],
]

export function readForms(source: Package, part: string | undefined): Forms {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let isOfCells = false
  source.read(part, {
    open({ name, attribute }) {
      if (name === 'x:cellXfs') isOfCells = true
      else if (name === 'x:numFmt')
        codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'x:xf' && isOfCells) styles.push(Number(attribute('numFmtId') ?? 0))
    },
    close(name) {
      if (name === 'x:cellXfs') isOfCells = false
    },
  })
  const forms = styles.map((id) => {
    const code = codes.get(id)
    return code === undefined ? knownForm(id) : formOf(code)
  })
  return (style) => forms[style]
}

function knownForm(id: number): Form {
  return known.find(([from, to]) => id >= from && id <= to)?.[2]
}

/** @param code as a program writes it: `[$-409]d\ mmmm\ yyyy;@` */
function formOf(code: string): Form {
  const [first = ''] = code.slice(0, 300).split(';')
  // Words, colours, languages and single letters say nothing of what the number is.
  const bare = first
    .replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '')
    .replaceAll(/general|standard|am\/pm|a\/p/gi, '')
  if (bare.includes('%')) return 'percent'
  if (/d/i.test(bare)) return 'day'
  return /y|m{3}/i.test(bare) ? 'month' : undefined
}
