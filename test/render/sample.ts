import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutlineEntry } from '../../src/render/print.ts'

const { resolve } = createRequire(import.meta.url)

/** The bytes of a font file of @fontsource, such as `source-serif-4-latin-400-normal`. */
export function font(name: string): Uint8Array {
  const family = name.replace(/-(latin|arabic|latin-ext|symbols)-\d.*$/, '')
  return readFileSync(resolve(`@fontsource/${family}/files/${name}.woff2`))
}

const serif = Buffer.from(font('source-serif-4-latin-400-normal')).toString('base64')
const bold = Buffer.from(font('source-serif-4-latin-700-normal')).toString('base64')

const style = `
  @font-face { font-family: Plain; font-weight: 400; src: url(data:font/woff2;base64,${serif}) }
  @font-face { font-family: Plain; font-weight: 700; src: url(data:font/woff2;base64,${bold}) }
  @page { size: A4; margin: 20mm }
  body { font: 11pt/1.5 Plain }
  section { break-before: page }
  .page { display: inline-block; min-width: 3em; text-align: right }`

/** Six sections of which each covers as many pages as its number, with a contents that waits for page numbers. */
export const outline: OutlineEntry[] = [
  { id: 'introduction', level: 1, title: 'Introduction' },
  { id: 'commitments', level: 1, title: 'Commitments (all of them)' },
  { id: 'open-budget', level: 2, title: 'Open budget \\ fiscal transparency' },
  { id: 'asset-register', level: 2, title: 'Register of assets' },
  { id: 'urdu', level: 2, title: 'قومی ایکشن پلان' },
  { id: 'annex', level: 1, title: 'Annex' },
]

/** The document with the sections of `outline`. `extra` is raw HTML at the end, `head` at the end of the head. */
export function sampleHtml({ extra = '', head = '' } = {}): string {
  const contents = outline.map(
    ({ id, title }) =>
      `<li><a href="#${id}">${title}</a> <span class="page" data-for="${id}"></span></li>`,
  )
  const sections = outline.map(
    ({ id, level }, index) =>
      `<section><h${level} id="${id}">Section ${index + 1}</h${level}>${filler(index)}</section>`,
  )
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plan</title><style>${style}</style>${head}</head>` +
    `<body><h1>Plan</h1><nav><ol>${contents.join('')}</ol></nav>${sections.join('')}${extra}</body></html>`
  )
}

function filler(extraPages: number): string {
  const paragraph = `<p>${'Every ministry gives a <strong>reason</strong> for <em>what</em> it does. '.repeat(12)}</p>`
  return paragraph.repeat(2 + extraPages * 7)
}
