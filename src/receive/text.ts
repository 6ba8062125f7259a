import type { ReceivedText } from '../model/exchange/received.ts'
import { plainText } from './letters.ts'
import type { Unfit } from './unfit.ts'

/** A letter of no fixed form. @throws Refusal (1) where its letters cannot be told */
export function textLetter(bytes: Uint8Array, unfit: Unfit): ReceivedText {
  return { kind: 'text', text: plainText(bytes, unfit).replaceAll('\f', '\n') }
}
