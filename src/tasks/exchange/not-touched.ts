import type { Change } from '../../model/change.ts'
import { bytesUnder } from '../../record/office.ts'

/**
 * What may be written where the letters of a folder have gone out already: whoever has changed a letter before sending it
 * finds it as it was sent. @param out absolute path of the folder
 */
export async function notTouched(out: string, files: readonly Change[]): Promise<Change[]> {
  const free: Change[] = []
  for (const change of files) if (await mayBeWritten(out, change.file)) free.push(change)
  return free
}

async function mayBeWritten(out: string, file: string): Promise<boolean> {
  if (file.endsWith('.ics')) return true
  const bytes = await bytesUnder(out, file)
  if (bytes === undefined) return true
  // Of these alone nap knows whether they are as it wrote them.
  if (!/\.(?:docx|xlsx)$/.test(file)) return false
  const { isAsWritten } = await import('../../render/docx-digest.ts')
  return isAsWritten(bytes)
}
