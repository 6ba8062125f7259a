import { wayFrom } from '../../plain/way.ts'

/** A folder as the user would type it from where he stands, with a slash at its end. */
export function shownFrom(cwd: string, folder: string): string {
  const path = wayFrom(cwd, folder)
  return path === '' || path.endsWith('/') ? path : `${path}/`
}
