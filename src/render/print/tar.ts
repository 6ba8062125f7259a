import { dirname, join, relative, sep } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { unpackTar as entriesOf } from 'modern-tar'
import { chmod, makeFolder, readFile, writeFile } from '../../disk/disk.ts'

/**
 * Unpacks a small brotli-compressed tar of files and folders into `folder`; everything in it can be read by all users.
 * @throws Error on any other kind of entry, on a name that leads out of the folder, and where the archive is damaged
 */
export async function unpackTar(archive: string, folder: string): Promise<void> {
  const tar = brotliDecompressSync(await readFile(archive))
  for (const { header, data } of await entriesOf(tar, { strict: true })) {
    const { name, type } = header
    if (name.startsWith('/') || name.split('/').includes('..')) {
      throw new Error(`The archive names a file outside of its folder: ${name}`)
    }
    if (type !== 'file' && type !== 'directory') {
      throw new Error(`The archive holds a “${type}” entry.`)
    }
    const path = join(folder, name)
    await openFolder(folder, type === 'directory' ? path : dirname(path))
    if (type === 'directory') continue
    await writeFile(path, data ?? '')
    await chmod(path, 0o755)
  }
}

/** A strict umask would lock out the user without rights who runs the browser for root. */
async function openFolder(top: string, folder: string): Promise<void> {
  await makeFolder(folder)
  const steps = relative(top, folder).split(sep)
  for (const index of steps.keys()) await chmod(join(top, ...steps.slice(0, index + 1)), 0o755)
  await chmod(top, 0o755)
}
