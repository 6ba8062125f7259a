import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const blockBytes = 512

type Entry = { readonly name: string; readonly isFolder: boolean; readonly content: Buffer }

/**
 * Unpacks a small brotli-compressed tar of files and folders into `folder`; everything in it can be read by all users.
 * @throws Error on any other kind of entry, and on a name that leads out of the folder
 */
export async function unpackTar(archive: string, folder: string): Promise<void> {
  for (const { name, isFolder, content } of entriesOf(
    brotliDecompressSync(await readFile(archive)),
  )) {
    const path = join(folder, name)
    await openFolder(folder, isFolder ? path : dirname(path))
    if (isFolder) continue
    await writeFile(path, content)
    await chmod(path, 0o755)
  }
}

function* entriesOf(tar: Buffer): Generator<Entry> {
  let at = 0
  while (at + blockBytes <= tar.length) {
    const header = tar.subarray(at, at + blockBytes)
    const name = textIn(header, 0, 100)
    if (name === '') return
    if (name.startsWith('/') || name.split('/').includes('..')) {
      throw new Error(`The archive names a file outside of its folder: ${name}`)
    }
    const size = Number.parseInt(textIn(header, 124, 136), 8) || 0
    const kind = textIn(header, 156, 157)
    if (!['', '0', '5'].includes(kind)) throw new Error(`The archive holds a “${kind}” entry.`)
    const start = at + blockBytes
    yield { name, isFolder: kind === '5', content: tar.subarray(start, start + size) }
    at = start + Math.ceil(size / blockBytes) * blockBytes
  }
}

/** A strict umask would lock out the user without rights who runs the browser for root. */
async function openFolder(top: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const steps = relative(top, folder).split(sep)
  for (const index of steps.keys()) await chmod(join(top, ...steps.slice(0, index + 1)), 0o755)
  await chmod(top, 0o755)
}

function textIn(header: Buffer, start: number, end: number): string {
  return header.toString('latin1', start, end).split('\0')[0] ?? ''
}
