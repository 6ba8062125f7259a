import { limits } from '../model/limits.ts'
import { utf32Text } from '../plain/computer/utf32.ts'
import { wideEncoding } from '../plain/computer/wide-encoding.ts'
import { windowsText } from '../plain/computer/windows.ts'
import { divide, type Unfit } from './unfit.ts'

/**
 * The text of a plain file, in whichever way its letters are stored, with line breaks as `\n` and without a byte order mark.
 * @throws Refusal (1) where it cannot be told what the letters are
 */
export function plainText(bytes: Uint8Array, unfit: Unfit): string {
  if (bytes.length > limits.incomingTextBytes)
    throw unfit('is longer than any letter or plan, so it was not read.', divide)
  const text = decoded(bytes)
  if (text === undefined || text.includes('\0'))
    throw unfit(
      'has letters that cannot be told for certain.',
      'Save it as UTF-8, and give it to nap again.',
    )
  return text.replace(/^\ufeff/, '').replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
}

function decoded(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes)
  if (wide === 'utf-32') return utf32Text(bytes)
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return wide ? undefined : windowsText(bytes)
  }
}
