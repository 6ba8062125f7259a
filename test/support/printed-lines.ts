import { spawnSync } from 'node:child_process'

/** A line of a page; `height` is that of its letters, in points. */
export type Line = { readonly text: string; readonly height: number }
/** What stands together, such as a paragraph or the words of a cell. */
export type Block = readonly Line[]

const [topMargin, footMargin, pointsOfMm] = [22, 19, 72 / 25.4]

/** The blocks of each page between its margins, from the top down. Needs pdftotext. */
export function blocksOf(pdf: string): Block[][] {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-bbox-layout', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.split('<page ').slice(1).map(blocksIn)
}

function blocksIn(page: string): Block[] {
  const height = numberIn(page, 'height')
  const isBody = (line: string) =>
    numberIn(line, 'yMin') > topMargin * pointsOfMm &&
    numberIn(line, 'yMax') < height - footMargin * pointsOfMm
  return page
    .split('<block ')
    .slice(1)
    .toSorted((a, b) => numberIn(a, 'yMin') - numberIn(b, 'yMin'))
    .map((block) => block.split('<line ').slice(1).filter(isBody).map(lineIn))
    .filter((lines) => lines.length > 0)
}

function lineIn(line: string): Line {
  const words = Array.from(line.matchAll(/<word [^>]*>([^<]*)<\/word>/g), ([, word = '']) => word)
  return {
    text: words
      .join(' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'"),
    height: numberIn(line, 'yMax') - numberIn(line, 'yMin'),
  }
}

function numberIn(text: string, name: string): number {
  return Number(new RegExp(`${name}="([\\d.]+)"`).exec(text)?.[1])
}
