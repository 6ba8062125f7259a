import type { Block } from '../model/block.ts'
import type { NamedPicture } from '../model/picture.ts'
import type { PlanFolder } from '../model/plan.ts'
import { liesOnItsSide } from '../plain/picture.ts'

/** The largest that a picture is printed, in millimetres. */
type Frame = { readonly width: number; readonly height: number }

const inText: Frame = { width: 160, height: 110 }

/** Fewer dots than so many on an inch look coarse. */
const dotsPerInch = 150

/** A picture of the plan; nothing of one that cannot be printed. */
export function pictureBlocks(
  { file, alternative, caption }: NamedPicture,
  { pictures = [] }: Pick<PlanFolder, 'pictures'>,
  frame = inText,
): Block[] {
  const image = pictures.find((picture) => picture.file === file)?.image
  if (!image) return []
  const { type, bytes, orientation } = image
  const seen = liesOnItsSide(image)
    ? { width: image.height, height: image.width }
    : { width: image.width, height: image.height }
  const inMillimetres = (dots: number) => (dots / dotsPerInch) * 25.4
  const natural = { width: inMillimetres(seen.width), height: inMillimetres(seen.height) }
  const scale = Math.min(1, frame.width / natural.width, frame.height / natural.height)
  const scaled = (length: number) => Math.max(1, Math.round(length * scale * 10) / 10)
  return [
    {
      kind: 'picture',
      file,
      alternative,
      ...(caption !== undefined && { caption }),
      image: {
        type,
        base64: Buffer.from(bytes).toString('base64'),
        width: image.width,
        height: image.height,
        orientation,
      },
      millimetres: { width: scaled(natural.width), height: scaled(natural.height) },
    },
  ]
}
