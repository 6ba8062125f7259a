import { join } from 'node:path'
import type { Host } from '../../command.ts'
import { readAssets, readFonts } from '../../load/assets.ts'
import type { Book } from '../../model/book.ts'
import type { Change } from '../../model/change.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { limits } from '../../model/limits.ts'
import { proofFile } from '../../model/proof.ts'
import { type ExitCode, exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { listed, shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { pending } from '../../record/write.ts'
import type { Format, Look, Printing } from '../../render/format.ts'
import { formats } from '../../render/formats.ts'
import type { HowFar } from '../../render/print.ts'
import { formatsNamed, wordsWithCommas } from '../plan/formats-named.ts'
import { type Printed, putDocuments } from './put-documents.ts'

/** Every format, as the user types it; which are made of a plan where nobody says so. */
export const formatNames: readonly string[] = formats.map(({ name }) => name)
export const usualFormats: readonly Format[] = formats.filter(({ isUsual }) => isUsual)

/** The formats that the user names, with commas between them. */
export function formatsIn(to: string): readonly Format[] {
  const named = formatsNamed(to, formatNames)
  return named.flatMap((word) => formats.find(({ name }) => name === word) ?? [])
}

/** The name of the papers for a workshop, which are documents of several kinds. */
const kitName = 'kit'

/** The formats that the user names, and whether the papers for a workshop are among them. */
export function editionsIn(to: string): {
  readonly formats: readonly Format[]
  readonly kit: boolean
} {
  const words = wordsWithCommas(to)
  const others = words.filter((word) => word !== kitName)
  const kit = others.length < words.length
  return { formats: kit && others.length === 0 ? [] : formatsIn(others.join(',')), kit }
}

export type Documents = {
  /** The documents, with names relative to the output folder. */
  readonly files: readonly Change[]
  /** Sentences about how it went. */
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

/** For those who printed nothing: the text on the screen is all there is. */
export const nothingPrinted: Printed = { written: [], remarks: [], exitCode: exitCodes.done }

/** A paper that is no part of the plan, put where the user wants it. */
export async function printPaper(
  book: Book,
  host: Host,
  { root, ...order }: Order & { readonly root: string },
): Promise<Printed> {
  const { files, remarks, exitCode } = await documents(book, host, order)
  const put = await withLock(root, () => putDocuments(files, host, order))
  return {
    written: put.written,
    remarks: [...remarks, ...put.remarks],
    exitCode: put.isWhole ? exitCode : exitCodes.fileSystem,
  }
}

/** How a book is to be printed. */
export type Order = {
  /** What the files are called: `nap` for nap.md, nap.html and nap.pdf. */
  readonly name: string
  /** Absolute path of the folder they go to. */
  readonly out: string
  readonly formats: readonly Format[]
  readonly browser: string | undefined
  readonly style?: HouseStyle | undefined
  /** The Markdown that the PDF carries, where that is not the one of these documents. */
  readonly carried?: Change['content']
  /** What the PDF says about itself for programs, if it is one that proves something: the text of `nap.json`. */
  readonly proof?: (browserVersion: string) => string
  /** Milliseconds that the browser gets beyond what a short document needs. */
  readonly extraMs?: number
}

/** A book as papers that need no browser. @param to their formats, with commas between them */
export async function papers(
  book: Book,
  host: Host,
  { to, ...order }: Pick<Order, 'name' | 'style'> & { readonly to: string },
): Promise<readonly Change[]> {
  const formats = formatsIn(to)
  const { files } = await documents(book, host, { ...order, formats, out: '', browser: undefined })
  return files
}

/** A book as documents for readers. One that cannot be printed costs none of the others. */
export async function documents(book: Book, host: Host, order: Order): Promise<Documents> {
  const needed = withNeeds(order.formats)
  const remarks: string[] = []
  const look = lookFor(needed, host, { order, remarks, unprintable })
  const made = new Map<string, string>()
  const files: Change[] = []
  let exitCode: ExitCode = exitCodes.done
  function unprintable() {
    exitCode = exitCodes.somethingMissing
  }
  for (const format of needed) {
    const outcome = await orRefusal(() => format.write(book, look, made))
    if (outcome instanceof Refusal) {
      remarks.push(...(await whyNotMade(`${order.name}.${format.extension}`, outcome, order)))
      exitCode = outcome.exitCode
      continue
    }
    const text = outcome[0]?.content
    if (typeof text === 'string') made.set(format.name, text)
    if (order.formats.includes(format)) files.push(...outcome)
  }
  return { files, remarks, exitCode }
}

type Printer = {
  readonly order: Order
  readonly remarks: string[]
  /** Called where words could not be printed for want of a font. */
  readonly unprintable: () => void
}

function lookFor(
  needed: readonly Format[],
  host: Host,
  { order, remarks, unprintable }: Printer,
): Look {
  // They are more than a megabyte, and Markdown needs none.
  const fonts = needed.some(({ needs }) => needs.fonts) ? readFonts() : []
  const { page, css } = readAssets()
  return {
    name: order.name,
    page,
    css,
    fonts,
    style: order.style,
    print: async (printing) => {
      const all = [...fonts, ...(order.style?.fonts ?? [])].map(({ woff2 }) => woff2)
      const missing = await missingCharacters(printing.html, all)
      const printed = await print(printing, host, { ...order, missing })
      remarks.push(...printed.remarks)
      if (missing.length > 0 && printed.foreignFonts.length === 0) {
        remarks.push(...withoutFont(missing))
        if (missing.some(isLetter)) unprintable()
      }
      return printed.pdf
    },
  }
}

/** The formats, and before each what it is made from. */
function withNeeds(wanted: readonly Format[]): Format[] {
  const needs = wanted.flatMap((format) => format.needs.formats ?? [])
  return formats.filter((format) => wanted.includes(format) || needs.includes(format.name))
}

async function whyNotMade(file: string, { message, help }: Refusal, order: Order) {
  return [
    `${file} was not made. ${message}`,
    ...(help === undefined ? [] : [help]),
    ...((await isThere(order.out, file))
      ? [`The ${file} that is there already is from an earlier run.`]
      : []),
  ]
}

async function isThere(folder: string, file: string): Promise<boolean> {
  return (await pending(folder, [{ file, content: undefined }])).length > 0
}

/** @property missing characters that no font of nap has */
type Printable = Order & { readonly missing: readonly string[] }

async function print({ book, html, markdown }: Printing, host: Host, order: Printable) {
  const { name, extraMs = 0, missing } = order
  const { revision, release } = book
  const { findBrowser, printedBefore, printPdf } = await import('../../render/print.ts')
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
  const request = {
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
    attachments: (version: string) => [
      attached(`${name}.md`, 'text/markdown', order.carried ?? markdown),
      ...(order.proof ? [attached(proofFile, 'application/json', order.proof(version))] : []),
    ],
    browser:
      missing.length > 0 && browser.envWithFonts
        ? { ...browser, env: browser.envWithFonts }
        : browser,
    deadlineMs: limits.browserStartMs + limits.printMs + extraMs,
    signal: host.signal,
  }
  const memory = await printedBefore(request, join(order.out, `${name}.pdf`), host.env)
  if (memory.unchanged) return { pdf: memory.unchanged, remarks: [], foreignFonts: [] }
  const {
    pdf,
    foreignFonts: found,
    notes,
  } = await host.during(`Printing ${name}.pdf`, (far) =>
    printPdf({ ...request, far: (how) => far(`Printing ${name}.pdf: ${howFar(how)}`) }),
  )
  const ofHouse = await fontNamesOf(order.style)
  const foreignFonts = found.filter((name) => !ofHouse.includes(name))
  // What is told of it has to be told each time.
  if (foreignFonts.length === 0 && missing.length === 0) await memory.remember(pdf)
  const foreign =
    foreignFonts.length > 0
      ? [
          `The PDF uses fonts of this computer (${listed(foreignFonts.map((font) => shown(font, 40)))}), so it may look different when made on another.`,
        ]
      : []
  return { pdf, remarks: [...notes, ...foreign], foreignFonts }
}

function howFar({ pass, page, pages }: HowFar): string {
  const where = page === undefined ? 'arranging the pages' : `about page ${page} of ${pages}`
  return `pass ${pass} of ${Math.max(2, pass)}, ${where}`
}

async function fontNamesOf(style: HouseStyle | undefined) {
  if (!style || style.fonts.length === 0) return []
  const { postScriptName } = await import('../../render/glyphs.ts')
  return style.fonts.map(({ woff2 }) => postScriptName(woff2))
}

function attached(name: string, mime: string, text: Change['content']) {
  return { name, mime, content: typeof text === 'string' ? new TextEncoder().encode(text) : text }
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

/** The characters of a page that none of these fonts has. */
async function missingCharacters(html: string, fonts: readonly Uint8Array[]): Promise<string[]> {
  const { uncovered } = await import('../../render/glyphs.ts')
  return uncovered(html.slice(html.indexOf('<body')).replaceAll(/<[^>]*>/g, ''), fonts)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}

// They print as empty boxes without any warning.
function withoutFont(characters: readonly string[]): string[] {
  const names = characters
    .slice(0, 8)
    .map(
      (character) =>
        `“${shown(character)}” (U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`,
    )
  const what = characters.length > names.length ? [...names, 'others'] : names
  if (!characters.some(isLetter)) {
    return [
      `Neither nap nor this computer has a font with the character ${listed(what)}: it prints as an empty box. Write it in another way.`,
    ]
  }
  const isAsian = characters.some((one) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(one),
  )
  return [
    `Neither nap nor this computer has a font with the letters ${listed(what)}: they print as empty boxes.`,
    `Install one, and compile again: on Debian and Ubuntu, sudo apt-get install ${isAsian ? 'fonts-noto-cjk' : 'fonts-noto-core'}; elsewhere, the font for that script from https://fonts.google.com/noto.`,
  ]
}
