import type { LetterName } from '../../model/exchange/letter.ts'
import type { HouseStyle } from '../../model/house-style.ts'

/** What can be made of a request. */
export const requestFormats = ['docx', 'md', 'ics', 'eml'] as const
export type RequestFormat = (typeof requestFormats)[number]
export const usualRequestFormats: readonly RequestFormat[] = ['docx', 'ics', 'eml']

/** One letter that is to go out. */
export type Recipient = {
  readonly institution: string
  readonly kind: LetterName
  readonly askedOn: string | undefined
}

/** Of all letters of one day. */
export type Round = {
  readonly on: string
  readonly due: string
  readonly formats: readonly RequestFormat[]
  readonly style: HouseStyle | undefined
}
