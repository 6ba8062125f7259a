import { join } from 'node:path'
import { lstat, readFile } from '../disk/disk.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { diskRefusal, ifMissing } from './faults.ts'

/** A program that has a document open, and the file beside it that says so. */
export type Opener = { readonly program: string; readonly lock: string }

/** Who has a document of an office program open, as far as that program tells. @param file a name in the folder */
export async function openerOf(folder: string, file: string): Promise<Opener | undefined> {
  const locks: readonly Opener[] = [
    file.endsWith('.xlsx')
      ? { program: 'Excel', lock: `~$${file}` }
      : { program: 'Word', lock: ownerFile(file) },
    { program: 'LibreOffice', lock: `.~lock.${file}#` },
  ]
  for (const opener of locks) if (await isThere(folder, opener.lock)) return opener
  return undefined
}

/** Word leaves out as much of a long name as its sign takes. */
function ownerFile(file: string): string {
  const stem = file.slice(0, file.lastIndexOf('.'))
  return `~$${file.slice(Math.max(0, Math.min(2, stem.length - 6)))}`
}

async function isThere(folder: string, file: string): Promise<boolean> {
  return (await bytesUnder(folder, file)) !== undefined
}

/** What an ordinary file holds; undefined where there is none. */
export async function bytesUnder(folder: string, file: string): Promise<Uint8Array | undefined> {
  const path = join(folder, file)
  try {
    const found = await lstat(path).catch(ifMissing)
    return found?.isFile() ? await readFile(path) : undefined
  } catch (error) {
    // A file where the folder should be: writing says so. And no file has a name that the disk cannot keep.
    if (['ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return undefined
    throw diskRefusal(error, { file })
  }
}
