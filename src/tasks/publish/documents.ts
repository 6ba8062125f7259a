import type { Host } from '../../command.ts'
import { readAssets, readFonts } from '../../load/assets.ts'
import type { Book } from '../../model/book.ts'
import type { Change } from '../../model/change.ts'
import { limits } from '../../model/limits.ts'
import { proofFile } from '../../model/proof.ts'
import { type ExitCode, exitCodes, Refusal } from '../../model/refusal.ts'
import type { Release, Revision } from '../../model/revision.ts'
import { render } from '../../pipeline.ts'
import { listed, shown } from '../../plain/text.ts'
import { pending } from '../../record/write.ts'

export const outputFormats = ['md', 'html', 'pdf'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** The formats that the user names, with commas between them. */
export function formatsIn<Format extends string>(
  to: string,
  known: readonly Format[],
): readonly Format[] {
  return to.split(',').map((word) => {
    const format = known.find((one) => one === word.trim())
    if (format) return format
    throw new Refusal(
      exitCodes.wrongUsage,
      `There is no format “${shown(word)}”.`,
      `Use one or more of ${listed(known, 'and')}, for example --to md,pdf.`,
    )
  })
}

export type Documents = {
  /** The documents, with names relative to the output folder. */
  readonly files: readonly Change[]
  /** Sentences about how it went. */
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

/** Documents as they were put on the disk. */
export type Printed = {
  /** Files that were not as they should be, as the user would type them. */
  readonly written: readonly string[]
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

/** For those who printed nothing: the text on the screen is all there is. */
export const nothingPrinted: Printed = { written: [], remarks: [], exitCode: exitCodes.done }

/** A book, and how it is to be printed. */
export type Order = {
  /** What the files are called: `nap` for nap.md, nap.html and nap.pdf. */
  readonly name: string
  /** Absolute path of the folder they go to. */
  readonly out: string
  readonly formats: readonly OutputFormat[]
  readonly stamp: string
  readonly revision: Pick<Revision, 'hash' | 'date'> | undefined
  /** The name under which that revision was issued. */
  readonly release: Release | undefined
  readonly browser: string | undefined
  /** What the PDF says about itself for programs, if it is one that proves something: the text of `nap.json`. */
  readonly proof?: (browserVersion: string) => string
  /** Milliseconds that the browser gets beyond what a short document needs. */
  readonly extraMs: number
}

/** A book as documents for readers. A PDF that cannot be printed costs none of the others. */
export async function documents(book: Book, host: Host, order: Order): Promise<Documents> {
  const { name, formats, stamp } = order
  // The PDF is printed from the HTML, and carries the Markdown.
  const needed = formats.includes('pdf') ? ['md', 'html'] : formats
  const { fonts, ...assets } = dressFor(needed)
  const texts = await render(book, { ...assets, fonts, stamp }, needed)
  const files = Array.from(texts, ([extension, content]) => ({
    file: `${name}.${extension}`,
    content,
  }))
  const kept = files.filter(({ file }) => formats.some((format) => file === `${name}.${format}`))
  if (!formats.includes('pdf')) return { files: kept, remarks: [], exitCode: exitCodes.done }

  const missing = await missingGlyphs(
    texts.get('html') ?? '',
    fonts.map(({ woff2 }) => woff2),
  )
  try {
    const printed = await print(book, host, {
      order,
      html: texts.get('html') ?? '',
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
      `${name}.pdf was not made. ${error.message}`,
      ...(error.help === undefined ? [] : [error.help]),
      ...((await isThere(order.out, `${name}.pdf`))
        ? [`The ${name}.pdf that is there already is of an earlier run.`]
        : []),
    ]
    return { files: kept, remarks, exitCode: error.exitCode }
  }
}

// The fonts are more than a megabyte, and Markdown needs none.
function dressFor(formats: readonly string[]) {
  const { page, css } = readAssets()
  return { page, css, fonts: formats.includes('html') ? readFonts() : [] }
}

async function isThere(folder: string, file: string): Promise<boolean> {
  return (await pending(folder, [{ file, content: undefined }])).length > 0
}

type Page = { readonly order: Order; readonly html: string; readonly markdown: string }

async function print(book: Book, host: Host, { order, html, markdown }: Page) {
  const { name, revision, release, extraMs } = order
  const { findBrowser, printPdf } = await import('../../render/print.ts')
  const search = {
    env: host.env,
    ...(order.browser === undefined ? {} : { setting: order.browser }),
  }
  const browser = await host.during('Looking for a browser to print with', findBrowser(search))
  if (!browser) throw await noBrowser(search)
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
      properties: {
        NapVersion: host.version,
        ...(revision ? { NapRevision: revision.hash } : {}),
        ...(release ? { NapRelease: release.name } : {}),
      },
    },
    attachments: (version) => [
      attached(`${name}.md`, 'text/markdown', markdown),
      ...(order.proof ? [attached(proofFile, 'application/json', order.proof(version))] : []),
    ],
    browser,
    deadlineMs: limits.browserStartMs + limits.printMs + extraMs,
    signal: host.signal,
  })
  const { pdf, foreignFonts, notes } = await host.during('Printing the PDF', printing)
  const foreign =
    foreignFonts.length > 0
      ? [
          `The PDF uses fonts of this computer (${listed(foreignFonts.map((font) => shown(font, 40)))}), so it may look different when made on another.`,
        ]
      : []
  return { pdf: { file: `${name}.pdf`, content: pdf }, remarks: [...notes, ...foreign] }
}

function attached(name: string, mime: string, text: string) {
  return { name, mime, content: new TextEncoder().encode(text) }
}

async function noBrowser(search: { readonly env: Host['env'] }): Promise<Refusal> {
  const { whenNoBrowser } = await import('../../render/print.ts')
  const { searched, advice } = whenNoBrowser(search)
  return new Refusal(
    exitCodes.somethingMissing,
    `There is no browser on this computer to print the PDF with. Looked for ${listed(searched, 'and')}.`,
    advice,
  )
}

// A character that no bundled font has would print as an empty box without any warning.
async function missingGlyphs(html: string, fonts: readonly Uint8Array[]): Promise<string[]> {
  const { uncovered } = await import('../../render/glyphs.ts')
  const body = html.slice(html.indexOf('<body')).replaceAll(/<[^>]*>/g, '')
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
