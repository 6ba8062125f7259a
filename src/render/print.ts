import process from 'node:process'
import { exitCodes, Refusal } from '../model/refusal.ts'
import type { Attachment } from './print/attachments.ts'
import {
  type Browser as AnyBrowser,
  type BrowserSearch,
  browserAdvice,
  placesSearched,
  searchBrowser,
} from './print/browser.ts'
import { finishPdf } from './print/finish.ts'
import { fontNames, foreignAmong } from './print/fonts.ts'
import type { Metadata } from './print/metadata.ts'
import type { OutlineEntry as Heading } from './print/outline.ts'
import { type HowFar as Far, printInPasses } from './print/passes.ts'
import { type Memory, memoryOf } from './print/printed-before.ts'
import { withBrowser } from './print/session.ts'

export type Browser = AnyBrowser
export type OutlineEntry = Heading
export type HowFar = Far

/**
 * What is to be printed. `html` has a `<head>`, carries its fonts and pictures as `data:` addresses, and in its contents
 * an empty `<span class="page" data-for="ID"></span>` for each outline entry.
 */
export type PrintRequest = {
  readonly html: string
  /** What is printed in the contents, in order: the ids exist in the html, and the contents link to them. */
  readonly outline: readonly OutlineEntry[]
  readonly metadata: Metadata
  /** The browser has printed by then, and its name and number may stand in them. */
  readonly attachments: (browserVersion: string) => readonly Attachment[]
  readonly browser: Browser
  /** Milliseconds for everything that the browser does, from its start. */
  readonly deadlineMs: number
  /** Milliseconds after which a browser that neither answers nor uses the processor is ended; left out, as `limits` says. */
  readonly silentMs?: number
  /** Calls it off: the browser is ended and nothing is printed. */
  readonly signal?: AbortSignal
  /** Hears how far the printing is, twice a second. */
  readonly far?: (how: HowFar) => void
}

export type PrintResult = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Fonts that are not nap's own: the page would look different on another machine. */
  readonly foreignFonts: string[]
  /** Name and number of the browser: with the same one, the same request gives the same bytes. */
  readonly browserVersion: string
  /** Whole sentences for the user about how it was printed. */
  readonly notes: string[]
}

/**
 * Prints html to a PDF with page numbers in its contents, bookmarks, attachments and metadata. Nothing is written to disk.
 * @throws Refusal when the browser fails or is too slow, the work is called off, or the pages are not what the outline says
 */
export async function printPdf(request: PrintRequest): Promise<PrintResult> {
  const { browser, deadlineMs, silentMs, signal, outline, metadata, attachments } = request
  const { result: printed, notes } = await withBrowser(
    browser,
    { deadlineMs, silentMs, signal },
    (devTools, prolong) => printInPasses(devTools, request, prolong),
  )
  const { file, pages, version } = printed
  const fonts = fontNames(file)
  if (fonts.length === 0) throw blankPages()
  return {
    pdf: finishPdf(file, { metadata, outline, attachments: attachments(version), version }),
    pages,
    foreignFonts: foreignAmong(fonts),
    browserVersion: version,
    notes: [...(browser.note === undefined ? [] : [browser.note]), ...notes],
  }
}

/** What is known of the PDF that stands at `path`, where this request was printed before. */
export function printedBefore(
  request: PrintRequest,
  path: string,
  env: BrowserSearch['env'],
): Promise<Memory> {
  return memoryOf(request, path, { env, platform: process.platform })
}

/**
 * The browser to print with, or undefined when there is none.
 * @throws Refusal when --browser or NAP_BROWSER names one that cannot be used
 */
export function findBrowser(search: BrowserSearch): Promise<Browser | undefined> {
  return searchBrowser(search)
}

/** For the report that there is no browser: where it was looked for, a phrase each, and what to do, a sentence. */
export function whenNoBrowser(search: BrowserSearch): { searched: string[]; advice: string } {
  return {
    searched: placesSearched(search),
    advice: browserAdvice(search),
  }
}

function blankPages(): Refusal {
  return new Refusal(
    exitCodes.somethingMissing,
    'The browser printed pages without any text, because it found no font. No PDF was written.',
    'Install a font on this computer, or choose another browser with --browser.',
  )
}
