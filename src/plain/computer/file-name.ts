import { win32 } from 'node:path'
import { shown } from '../text.ts'

/** Names of devices; whatever ending they have, Windows stores no file under them. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[. ].*)?$/iu

/**
 * Why Windows can store no file or folder of this name, as the second half of a sentence.
 * @param name one step of a path @returns undefined where it can
 */
export function whyNotOnWindows(name: string): string | undefined {
  if (devices.test(name))
    return `“${shown(name.replace(/[. ].*$/, ''), 40)}” is the name of a device`
  const [sign] = /[<>:"|?*\\/\u0000-\u001f]/.exec(name) ?? []
  if (sign !== undefined)
    return sign < ' ' ? 'no control characters may be in it' : `no “${sign}” may be in it`
  return /[. ]$/.test(name) ? 'it may not end in a dot or a blank' : undefined
}

/** The first step of a path that this computer cannot have, and why. @param path a whole one */
export function wrongStep(
  path: string,
  platform: NodeJS.Platform,
): { readonly name: string; readonly why: string } | undefined {
  if (platform !== 'win32') return undefined
  const { root } = win32.parse(path)
  for (const name of path.slice(root.length).split(/[\\/]+/)) {
    const why = whyNotOnWindows(name)
    if (why !== undefined) return { name, why }
  }
  return undefined
}

/**
 * Whether a path with `/` leads to a place below the folder that it begins in, and nowhere else: on Windows, `a.yaml:b` is a
 * hidden part of another file, and `C:a` lies on another drive.
 */
export function isPlaceBelow(file: string, platform: NodeJS.Platform): boolean {
  return file.split('/').every((step) => {
    const isStep = step !== '' && step !== '.' && step !== '..' && !/[\\\0]/.test(step)
    return isStep && (platform !== 'win32' || whyNotOnWindows(step) === undefined)
  })
}

/** Two names with the same key are one file on the disks of Windows and Mac. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
