import { posix, win32 } from 'node:path'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The folders in which programs are looked for. Only whole paths: “.”, an empty entry or, on Windows, one without a drive
 * would start a program of the folder where somebody stands.
 */
export function searchFolders(variables: Variables, platform: NodeJS.Platform): string[] {
  const isWindows = platform === 'win32'
  const value = variable(variables, 'PATH', platform) ?? ''
  if (!isWindows) return value.split(posix.delimiter).filter((folder) => posix.isAbsolute(folder))
  // Quotes keep a semicolon together, and are no part of the name.
  const entries = value.match(/(?:[^;"]|"[^"]*"?)+/g) ?? []
  return entries
    .map((entry) => entry.replaceAll('"', '').trim())
    .filter((folder) => win32.isAbsolute(folder) && win32.parse(folder).root.length > 1)
}

/** Every place where a program of this name could be, in the order in which they count. */
export function programPlaces(
  name: string,
  variables: Variables,
  platform: NodeJS.Platform,
): string[] {
  const { join } = platform === 'win32' ? win32 : posix
  const file = platform === 'win32' ? `${name}.exe` : name
  return searchFolders(variables, platform).map((folder) => join(folder, file))
}

/** Windows does not tell `Path` from `PATH`, but a copy of its environment does. @param name in capitals */
export function variable(
  variables: Variables,
  name: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (platform !== 'win32') return variables[name]
  const key = Object.keys(variables).find((candidate) => candidate.toUpperCase() === name)
  return key === undefined ? undefined : variables[key]
}
