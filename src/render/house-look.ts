import type { HouseColour, HouseStyle } from '../model/house-style.ts'
import type { FontFace } from './format.ts'

/** What print.css calls the colours. */
const variables: Readonly<Record<HouseColour, string>> = {
  main: 'green',
  pale: 'pale',
  line: 'line',
  ink: 'ink',
  quiet: 'quiet',
  accent: 'amber',
  'accent-pale': 'amber-pale',
}

/** What a house style says in CSS, to stand behind nap’s own. */
export function houseCss({ colours, fonts, css }: HouseStyle): string {
  const own = Object.entries(variables).flatMap(([name, variable]) => {
    const colour = colours[name as HouseColour]
    return colour === undefined ? [] : [`--${variable}: ${colour};`]
  })
  const families = [...new Set(fonts.map(({ family }) => family))].map(
    (family) => `--${family}: "${familyNames[family]}", ${behind[family]};`,
  )
  return `:root { ${[...own, ...families].join(' ')} }\n${css}`
}

/** Its fonts, which are meant for every character that they have. */
export function houseFaces({ fonts }: HouseStyle): FontFace[] {
  return fonts.map(({ family, weight, style, woff2 }) => ({
    family: familyNames[family],
    weight,
    style,
    range: 'U+0000-10FFFF',
    woff2,
  }))
}

const familyNames = { serif: 'House Serif', sans: 'House Sans' } as const

/** For what the fonts of the house do not have. */
const behind = {
  serif: "'Nap Serif', var(--right), 'Nap Latin', 'Nap Math', 'Nap Symbols', serif",
  sans: "'Nap Sans', var(--right), 'Nap Latin', 'Nap Math', 'Nap Symbols', sans-serif",
} as const

/** The emblem as it stands on the cover. It says nothing that the words beside it do not say. */
export function emblemOf({ emblem }: HouseStyle): string {
  if (!emblem) return ''
  const data = Buffer.from(emblem).toString('base64')
  return `<img class="emblem" alt="" src="data:image/png;base64,${data}">\n`
}
