import type { Host } from '../command.ts'
import { readAssets, readFonts } from '../load/assets.ts'
import type { Book } from '../model/book.ts'
import type { Change } from '../model/change.ts'
import { commitmentsOf } from '../model/draft.ts'
import { limits } from '../model/limits.ts'
import { type ExitCode, exitCodes, Refusal } from '../model/refusal.ts'
import type { Audience } from '../model/stage.ts'
import { listed, shown } from '../model/text.ts'
import { render } from '../pipeline.ts'
import { composed } from './draft.ts'
import type { OpenPlan } from './open-plan.ts'
import type { Recorded } from './record-plan.ts'

export const outputFormats = ['md', 'html', 'pdf'] as const
export type OutputFormat = (typeof outputFormats)[number]

export type Published = {
  /** The documents, with names relative to the output folder. */
  readonly files: readonly Change[]
  /** Sentences about how it went. */
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

type Wish = {
  readonly formats: readonly OutputFormat[]
  readonly audience: Audience
  readonly browser: string | undefined
  readonly recorded: Recorded
}

/** The plan as documents for readers. A PDF that cannot be printed costs none of the others. */
export async function publish(plan: OpenPlan, host: Host, wish: Wish): Promise<Published> {
  const { page, css } = readAssets()
  const fonts = readFonts()
  const book = await composed(plan, wish.audience)
  const stamp = stampOf(wish.recorded)
  const texts = await render(book, { page, css, fonts, stamp }, ['md', 'html'])
  const files = Array.from(texts, ([extension, content]) => ({ file: `nap.${extension}`, content }))
  const kept = files.filter(({ file }) => wish.formats.some((format) => file === `nap.${format}`))
  if (!wish.formats.includes('pdf')) return { files: kept, remarks: [], exitCode: exitCodes.done }

  const missing = await missingGlyphs(
    texts.get('html') ?? '',
    fonts.map(({ woff2 }) => woff2),
  )
  try {
    const printed = await print(plan, host, {
      book,
      html: texts.get('html') ?? '',
      wish,
      markdown: texts.get('md') ?? '',
    })
    return {
      files: [...kept, printed.pdf],
      remarks: [...missing, ...printed.remarks],
      exitCode: exitCodes.done,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const remarks = [
      ...missing,
      `nap.pdf was not made. ${error.message}`,
      ...(error.help === undefined ? [] : [error.help]),
      'A nap.pdf that is there already is of an earlier run.',
    ]
    return { files: kept, remarks, exitCode: error.exitCode }
  }
}

function stampOf({ revision, unrecorded }: Recorded): string {
  if (!revision) return ''
  const changes = unrecorded ? ', with changes not recorded yet' : ''
  return `Revision ${revision.hash.slice(0, 7)}${changes}`
}

type Page = {
  readonly book: Book
  readonly html: string
  readonly markdown: string
  readonly wish: Wish
}

async function print(plan: OpenPlan, host: Host, { book, html, markdown, wish }: Page) {
  const { findBrowser, printPdf } = await import('../render/print.ts')
  const search = { env: host.env, ...(wish.browser === undefined ? {} : { setting: wish.browser }) }
  const browser = await host.during('Looking for a browser to print with', findBrowser(search))
  if (!browser) throw await noBrowser(search)
  const { revision } = wish.recorded
  const commitments = commitmentsOf(plan.draft).length
  const outline = book.sections.flatMap(({ id, level, number, title }) =>
    level === undefined
      ? []
      : [{ id, level, title: number === undefined ? title : `${number} ${title}` }],
  )
  const printing = printPdf({
    html,
    outline,
    metadata: {
      title: `${book.title} – ${book.country}`,
      author: book.author,
      language: book.language,
      date: revision?.date,
      properties: { NapVersion: host.version, ...(revision ? { NapRevision: revision.hash } : {}) },
    },
    attachments: [
      { name: 'nap.md', mime: 'text/markdown', content: new TextEncoder().encode(markdown) },
    ],
    browser,
    deadlineMs: limits.browserStartMs + limits.printMs + commitments * limits.printMsPerCommitment,
    signal: host.signal,
  })
  const { pdf, foreignFonts, notes } = await host.during('Printing the PDF', printing)
  const foreign =
    foreignFonts.length > 0
      ? [
          `The PDF uses fonts of this computer (${listed(foreignFonts.map((font) => shown(font, 40)))}), so it may look different when made on another.`,
        ]
      : []
  return { pdf: { file: 'nap.pdf', content: pdf }, remarks: [...notes, ...foreign] }
}

async function noBrowser(search: { readonly env: Host['env'] }): Promise<Refusal> {
  const { whenNoBrowser } = await import('../render/print.ts')
  const { searched, advice } = whenNoBrowser(search)
  return new Refusal(
    exitCodes.somethingMissing,
    `There is no browser on this computer to print the PDF with. Looked for ${listed(searched, 'and')}.`,
    advice,
  )
}

// A character that no bundled font has would print as an empty box without any warning.
async function missingGlyphs(html: string, fonts: readonly Uint8Array[]): Promise<string[]> {
  const { uncovered } = await import('../render/glyphs.ts')
  const body = html.slice(html.indexOf('<body>')).replaceAll(/<[^>]*>/g, '')
  const characters = uncovered(body, fonts)
  if (characters.length === 0) return []
  const names = characters
    .slice(0, 8)
    .map(
      (character) =>
        `“${shown(character)}” (U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`,
    )
  return [
    `No font of nap has the character ${listed(names)}: it may print as an empty box. Write it in another way.`,
  ]
}
