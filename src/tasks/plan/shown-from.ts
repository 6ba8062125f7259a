import { relative, sep } from 'node:path'

/** A folder as the user would type it from where he stands, with a slash at its end. */
export function shownFrom(cwd: string, folder: string): string {
  const path = relative(cwd, folder).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}
