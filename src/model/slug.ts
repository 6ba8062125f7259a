import { isPlainId } from './plan-file.ts'

const longest = 40

/**
 * An id made from a name: `Accountability Lab` to `accountability-lab`, `… Accountability (CGPA)` to `cgpa`. At most 40
 * characters, cut between words. @returns undefined where no Latin letter or digit is in it
 */
export function slugOf(name: string): string | undefined {
  const [, short = name] = /\(([^()]{2,20})\)$/.exec(name) ?? []
  const plain = short
    .normalize('NFKD')
    .replaceAll(/\p{Mn}|[’']/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const whole =
    plain.length <= longest
      ? plain
      : plain
          .slice(0, longest + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longest)
  return isPlainId(whole) ? whole : undefined
}
