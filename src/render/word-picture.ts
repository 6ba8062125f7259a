import { ImageRun, type IParagraphOptions, Paragraph } from 'docx'
import { type Picture, text } from '../model/block.ts'
import { liesOnItsSide } from '../plain/picture.ts'
import { type Changes, legal, paragraphOf } from './word-runs.ts'

/** How Word turns what EXIF says is to be turned: it mirrors first. */
const turns: Readonly<Record<number, { readonly rotation: number; readonly isMirrored?: true }>> = {
  2: { rotation: 0, isMirrored: true },
  3: { rotation: 180 },
  4: { rotation: 180, isMirrored: true },
  5: { rotation: 270, isMirrored: true },
  6: { rotation: 90 },
  7: { rotation: 90, isMirrored: true },
  8: { rotation: 270 },
}

const dotsPerMillimetre = 96 / 25.4
const emusPerMillimetre = 36_000

/** A picture in a paragraph of its own, and what stands below it. */
export function pictureParagraphs(
  picture: Picture,
  options: IParagraphOptions,
  at: Changes,
): Paragraph[] {
  const { image, alternative, caption, file, millimetres } = picture
  const { rotation, isMirrored = false } = turns[image.orientation] ?? { rotation: 0 }
  const isOnSide = liesOnItsSide(image)
  // Word is told the size before it turns, and how far the picture then stands out of that.
  const [across, down] = isOnSide
    ? [millimetres.height, millimetres.width]
    : [millimetres.width, millimetres.height]
  const higher = Math.round(((across - down) / 2) * emusPerMillimetre)
  const out = { top: higher, bottom: higher, left: -higher, right: -higher }
  const run = new ImageRun({
    type: image.type,
    data: new Uint8Array(Buffer.from(image.base64, 'base64')),
    transformation: {
      width: across * dotsPerMillimetre,
      height: down * dotsPerMillimetre,
      ...(rotation !== 0 && { rotation }),
      ...(isMirrored && { flip: { horizontal: true } }),
    },
    ...(isOnSide && { effectExtent: out }),
    altText: { name: legal(file), description: legal(alternative), title: '' },
  })
  return [
    new Paragraph({
      ...options,
      style: 'Picture',
      ...(caption !== undefined && { keepNext: true }),
      children: [run],
    }),
    ...(caption === undefined
      ? []
      : [paragraphOf([text(caption)], { ...options, style: 'Caption' }, at)]),
  ]
}
