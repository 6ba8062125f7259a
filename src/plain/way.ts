import path from 'node:path'

/** How paths are written: as `posix` or `win32` of Node have it; where nothing is said, as on this computer. */
type Writing = Pick<typeof path, 'relative' | 'isAbsolute' | 'sep'>

/**
 * A path as seen from a folder, with `/` on every system; empty for the folder itself.
 * @returns undefined where the path does not lie in the folder, as on another drive of Windows
 */
export function wayInto(
  folder: string,
  place: string,
  written: Writing = path,
): string | undefined {
  const way = wayFrom(folder, place, written)
  return way === '..' || way.startsWith('../') || written.isAbsolute(way) ? undefined : way
}

/** The same for a path that may lie elsewhere: `../out`; whole where no way leads there. */
export function wayFrom(folder: string, place: string, written: Writing = path): string {
  const [from, to] = [folder, place].map((one) => withoutLongMark(one, written))
  return written
    .relative(from ?? '', to ?? '')
    .split(written.sep)
    .join('/')
}

// `\\?\C:\plan` and `\\?\UNC\server\plan` are what programs of Windows write for a path that may be long.
function withoutLongMark(place: string, { sep }: Writing): string {
  if (sep !== '\\') return place
  return place
    .replace(/^[\\/]{2}\?[\\/]UNC[\\/]/i, '\\\\')
    .replace(/^[\\/]{2}\?[\\/](?=[a-z]:)/i, '')
}
