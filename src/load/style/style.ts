import { join, resolve } from 'node:path'
import { statSync } from '../../disk/disk.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { limits } from '../../model/limits.ts'
import { nothingWritten, wrongUsage } from '../../model/refusal.ts'
import { fingerprintByLine } from '../../plain/fingerprint.ts'
import { byText, counted, shown } from '../../plain/text.ts'
import { styleCss } from './css.ts'
import { styleFields } from './fields.ts'
import { type Fault, styleFiles } from './folder.ts'
import { styleLetters } from './letters.ts'

/**
 * A house style: a folder that the user names. Only regular files directly in it are opened.
 * @param own nap’s own words
 * @throws Refusal (2) that says everything that is wrong with it, file by file and line by line
 */
export function readHouseStyle(
  cwd: string,
  named: string,
  own: Readonly<Record<string, string>>,
): HouseStyle {
  const folder = resolve(cwd, named)
  if (statSync(folder)?.isDirectory() !== true) {
    throw nothingWritten(
      `There is no folder “${shown(named)}”.`,
      'Name the folder that holds the house style: --style DIR.',
    )
  }
  const faults: Fault[] = []
  const files = styleFiles(folder, faults)
  const style = {
    ...styleFields({ folder, files, faults }, own),
    css: styleCss({ folder, files, faults }),
  }
  const letters = styleLetters({ folder, files, faults })
  if (faults.length > 0) throw unusable(named, faults)
  const { fonts, emblem, ...rest } = style
  const digest = fingerprintByLine({
    ...rest,
    fonts: fonts.map(({ file: _, woff2, ...font }) => ({ ...font, woff2: base64(woff2) })),
    emblem: emblem ? base64(emblem) : null,
  })
  // What a letter says is no look of the plan.
  return { ...style, digest, letters }
}

function unusable(named: string, faults: readonly Fault[]) {
  const sorted = faults.toSorted((a, b) => byText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0))
  const lines = sorted.slice(0, limits.findingsPerFile).map(({ file, line, message }) => {
    const at = line === undefined ? '' : `:${line}`
    return `  ${shown(join(named, file))}${at}: ${message}`
  })
  const rest = faults.length - lines.length
  const more = rest > 0 ? [`  … and ${counted(rest, 'more', 'more')}`] : []
  return wrongUsage(
    [
      `The house style in “${shown(named)}” cannot be used, so nothing was written:`,
      ...lines,
      ...more,
    ].join('\n'),
    'GUIDE.md says what a house style may hold.',
  )
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
