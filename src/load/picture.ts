import { limits } from '../model/limits.ts'
import type { Picture } from '../model/picture.ts'
import type { Source } from '../model/source.ts'
import { imageIn } from '../plain/picture.ts'

/** A picture as it may be printed. What is wrong with it is told where it is named. */
export function pictureOf({ file, bytes }: Source): Picture {
  if (bytes.length > limits.pictureBytes) return { file, fault: 'too-large' }
  const image = imageIn(bytes)
  if (!image) return { file, fault: 'broken' }
  return image.width * image.height > limits.picturePixels
    ? { file, fault: 'too-many-dots' }
    : { file, image }
}
