import type { FontFace } from './format.ts'

/** CSS of those fonts that the text needs, with their files inside. */
export function fontFaces(fonts: readonly FontFace[], text: string): string {
  const characters = Array.from(new Set(text), (character) => character.codePointAt(0) ?? 0)
  return fonts
    .filter(({ range }) => characters.some(within(range)))
    .map(fontFace)
    .join('\n')
}

function fontFace({ family, weight, style, range, woff2 }: FontFace): string {
  const data = Buffer.from(woff2).toString('base64')
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url(data:font/woff2;base64,${data}) format("woff2"); unicode-range: ${range}; }`
}

function within(range: string): (codePoint: number) => boolean {
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
  return (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to)
}
