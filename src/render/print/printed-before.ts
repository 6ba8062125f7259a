import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lstat, readFile, stat, writeFile } from '../../disk/disk.ts'
import type { Attachment } from './attachments.ts'
import type { Browser } from './browser.ts'
import { cacheFolders } from './bundled.ts'
import { isTrustworthy, readableFolder } from './folders.ts'
import type { Machine } from './places.ts'

type Request = {
  readonly html: string
  readonly outline: unknown
  readonly metadata: unknown
  readonly attachments: (browserVersion: string) => readonly Attachment[]
  readonly browser: Browser
}

/** A PDF that stands in a file, and what remembers from what it was made. */
export type Memory = {
  /** The bytes of the file, where they were made from the same and nobody changed them since. */
  readonly unchanged: Uint8Array | undefined
  /** Never throws: what is not remembered is printed again. */
  remember(pdf: Uint8Array): Promise<void>
}

/**
 * What is known of the PDF at `path`. It is kept in a folder of the user that nobody else can write to: whoever could send
 * both a PDF and the note that it is right would have us publish it.
 */
export async function memoryOf(request: Request, path: string, machine: Machine): Promise<Memory> {
  const folder = await notesFolder(machine).catch(() => undefined)
  if (folder === undefined) return { unchanged: undefined, remember: async () => {} }
  const note = join(folder, digest(path))
  const source = await sourceOf(request)
  const written = (pdf: Uint8Array) => `${source} ${digest(pdf)}\n`
  return {
    unchanged: await asNoted(path, note, written),
    remember: (pdf) => writeFile(note, written(pdf)).catch(() => {}),
  }
}

async function asNoted(
  path: string,
  note: string,
  written: (pdf: Uint8Array) => string,
): Promise<Uint8Array | undefined> {
  try {
    if (!(await isTrustworthy(note)) || !(await lstat(path)).isFile()) return undefined
    const pdf = await readFile(path)
    return (await readFile(note, 'utf8')) === written(pdf) ? pdf : undefined
  } catch {
    return undefined
  }
}

async function notesFolder(machine: Machine): Promise<string | undefined> {
  for (const cache of await cacheFolders(machine)) {
    const folder = join(cache, 'printed')
    await readableFolder(folder).catch(() => {})
    if ((await isTrustworthy(cache)) && (await isTrustworthy(folder))) return folder
  }
  return undefined
}

/** Everything that the bytes depend on. Another browser, or another build of nap, prints anew. */
async function sourceOf({ html, outline, metadata, attachments, browser }: Request) {
  const programs = [browser.executablePath, fileURLToPath(import.meta.url)]
  const states = await Promise.all(programs.map((program) => stat(program)))
  const attached = attachments('').map(({ name, mime, content }) => [name, mime, digest(content)])
  return digest(
    JSON.stringify([
      programs,
      states.map(({ size, mtimeMs }) => [size, mtimeMs]),
      outline,
      metadata,
      attached,
      html,
    ]),
  )
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
