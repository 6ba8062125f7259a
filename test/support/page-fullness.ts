import { spawnSync } from 'node:child_process'

const [topMargin, footMargin, paperHeight] = [22, 19, 297]

/** How far the ink of each page reaches down between its margins, from 0 to 1, in the order of the pages. Needs pdftoppm. */
export function fullnessOf(pdf: string): number[] {
  const { stdout, status, stderr } = spawnSync('pdftoppm', ['-r', '36', '-gray', pdf], {
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(stderr.toString())
  return Array.from(picturesIn(stdout), fullness)
}

type Picture = { readonly width: number; readonly height: number; readonly grey: Buffer }

/** The pages follow one another in the stream, each with a head of its own. */
function* picturesIn(stream: Buffer): Generator<Picture> {
  for (let at = 0; at < stream.length; ) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stream.toString('latin1', at, at + 40))
    if (!head) throw new Error('pdftoppm wrote something else than grey pictures.')
    const [width, height] = [Number(head[1]), Number(head[2])]
    const start = at + head[0].length
    at = start + width * height
    yield { width, height, grey: stream.subarray(start, at) }
  }
}

function fullness({ width, height, grey }: Picture): number {
  const top = Math.round((height * topMargin) / paperHeight)
  const foot = Math.round((height * (paperHeight - footMargin)) / paperHeight)
  for (let y = foot - 1; y > top; y -= 1) {
    if (grey.subarray(y * width, (y + 1) * width).some((shade) => shade < dark)) {
      return (y - top) / (foot - top)
    }
  }
  return 0
}

const dark = 200
