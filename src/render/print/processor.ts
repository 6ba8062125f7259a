import process from 'node:process'
import { readdirSync, readFileSync } from '../../disk/disk.ts'

/** What the processes of a group have had of the processor, in hundredths of a second, and whether one of them waits for it or for a disk. */
export type Busy = { readonly hundredths: number; readonly isWaiting: boolean }

/**
 * Linux tells it in /proc. Undefined elsewhere, and where that is closed to us: then nobody can say that a browser does
 * nothing, and the clock alone ends it.
 */
export function processorTimeOf(group: number): Busy | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const members = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => memberOf(group, name))
    return members.length === 0
      ? undefined
      : {
          hundredths: members.reduce((sum, { hundredths }) => sum + hundredths, 0),
          isWaiting: members.some(({ isWaiting }) => isWaiting),
        }
  } catch {
    return undefined
  }
}

function memberOf(group: number, name: string): Busy[] {
  try {
    const line = readFileSync(`/proc/${name}/stat`, 'latin1')
    // A program may have any name, brackets included: the last bracket ends it.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [state, , inGroup] = fields
    if (Number(inGroup) !== group) return []
    const hundredths = Number(fields[11]) + Number(fields[12])
    return [{ hundredths, isWaiting: state === 'R' || state === 'D' }]
  } catch {
    // It has just ended.
    return []
  }
}
