import type { Image } from '../plain/picture.ts'

/** The folder for the pictures of a plan. */
export const pictureFolder = 'pictures/'

/** A picture of the plan folder as it may be printed, or why it may not. */
export type Picture = { readonly file: string } & (
  | { readonly image: Image; readonly fault?: never }
  | { readonly image?: never; readonly fault: 'too-large' | 'too-many-dots' | 'broken' }
)

/** What stands where a picture is to be printed. */
export type NamedPicture = {
  readonly file: string
  readonly alternative: string
  readonly caption?: string
}
