import { type Image, imageIn } from '../plain/picture.ts'
import { limits } from './limits.ts'
import type { Source } from './source.ts'

/** The folder for the pictures of a plan. */
export const pictureFolder = 'pictures/'

/** A picture of the plan folder as it may be printed, or why it may not. */
export type Picture = { readonly file: string } & (
  | { readonly image: Image; readonly fault?: never }
  | { readonly image?: never; readonly fault: 'too-large' | 'too-many-dots' | 'broken' }
)

/** A picture as it may be printed. What is wrong with it is told where it is named. */
export function pictureOf({ file, bytes }: Source): Picture {
  if (bytes.length > limits.pictureBytes) return { file, fault: 'too-large' }
  const image = imageIn(bytes)
  if (!image) return { file, fault: 'broken' }
  return image.width * image.height > limits.picturePixels
    ? { file, fault: 'too-many-dots' }
    : { file, image }
}

/** What stands where a picture is to be printed. */
export type NamedPicture = {
  readonly file: string
  readonly alternative: string
  readonly caption?: string
}
