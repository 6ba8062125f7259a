import { isPlainId } from './plan-file.ts'

const longest = 40

/**
 * An id made from a name: `Accountability Lab` to `accountability-lab`, `… Accountability (CGPA)` to `cgpa`. At most 40
 * characters, and it ends at a word. @returns undefined where no Latin letter or digit is in it
 */
export function slugOf(name: string): string | undefined {
  const [, short = name] = /\(([^()]{2,20})\)$/.exec(name) ?? []
  const plain = short
    .normalize('NFKD')
    .replaceAll(/\p{Mn}|[’']/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const whole = plain.length <= longest ? plain : shortened(plain)
  return isPlainId(whole) ? whole : undefined
}

// Cut behind a word that can be the last: “readers-in-every-province”, and not “…-province-on-the”.
function shortened(plain: string): string {
  const words = plain.slice(0, longest + 1).split('-')
  const whole = words.length > 1 ? words.slice(0, -1) : words
  const last = whole.findLastIndex((word) => !lead.has(word))
  return whole
    .slice(0, last < 1 ? undefined : last + 1)
    .join('-')
    .slice(0, longest)
}

/** Words that only lead on to the next one. */
const lead = new Set(
  'a an the of and or in on at to for from with by as that which what how its their this is are be no per via into'.split(
    ' ',
  ),
)
