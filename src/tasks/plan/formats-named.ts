import { wrongUsage } from '../../model/refusal.ts'
import { listed, shown } from '../../plain/text.ts'

/**
 * The formats that the user names, with commas between them.
 * @param known every one that can be asked for, the likeliest first @throws Refusal (2) where there is no such format
 */
export function formatsNamed<Name extends string>(
  to: string,
  known: readonly Name[],
): readonly Name[] {
  return wordsWithCommas(to).map((word) => {
    const format = known.find((name) => name === word)
    if (format !== undefined) return format
    throw wrongUsage(
      `There is no format “${shown(word)}”.`,
      `Use one or more of ${listed(known, 'and')}, for example --to ${known.slice(0, 2).join(',')}.`,
    )
  })
}

export function wordsWithCommas(typed: string): string[] {
  return typed.split(',').map((word) => word.trim())
}
