const names = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
]

// “May” is a month only where it is written as a name.
export const monthName: RegExp =
  /(?<![\p{L}\p{N}])(January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|September|Sept|Sep|October|Oct|November|Nov|December|Dec)(?![\p{L}\p{N}])/gu

/** The month that a name stands for: 6 for “June” and “Jun”. */
export function monthOf(name: string): number {
  return names.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1
}
