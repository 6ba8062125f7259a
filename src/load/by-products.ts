import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import { type ByProduct, byProductAt } from '../plain/by-product.ts'
import { groupedBy } from '../plain/grouped.ts'
import { shown } from '../plain/text.ts'

const rule = 'file-belongs-to-the-plan'

/** What is said of files that programs left in the plan folder. Of what a computer makes for itself, once. */
export function byProducts(files: readonly string[]): Diagnostic[] {
  const byKind = groupedBy(files, (file) => byProductAt(file) ?? '')
  return Array.from(byKind.values()).flatMap((some) => {
    const kind = byProductAt(some[0] ?? '')
    if (kind === undefined) return []
    return kind === 'system' || kind === 'open-document'
      ? [forAll(kind, some)]
      : some.map((file) => forOne(kind, file))
  })
}

function forAll(kind: 'system' | 'open-document', files: readonly string[]): Diagnostic {
  const [first = '', ...others] = files
  const name = `“${shown(first.slice(first.lastIndexOf('/') + 1), 60)}”`
  const more = others.length > 0 ? `, like ${others.length} more in this plan` : ''
  return {
    rule,
    severity: 'note',
    place: startOf(first),
    ...(kind === 'system'
      ? {
          message: `${name} is a file that the computer makes for itself${more}. It is neither read nor recorded.`,
          help: 'It does no harm here; it may be deleted.',
        }
      : {
          message: `${name} is kept by an office program while a document is open${more}. It is neither read nor recorded.`,
          help: 'It goes when the document is closed. Keep the document itself outside the plan folder.',
        }),
  }
}

const words: Readonly<
  Record<Exclude<ByProduct, 'system' | 'open-document'>, readonly [message: string, help: string]>
> = {
  backup: [
    'This is a copy that a program made while it saved another file. It is neither read nor recorded.',
    'Delete it, once you have seen that the file itself says what it should.',
  ],
  merge: [
    'This was left by a program that brought two versions of a file together. It is neither read nor recorded.',
    'Look whether it holds words that the file itself lacks, then delete it.',
  ],
  unfinished: [
    'This is a file that was not downloaded, or copied, to its end. It is neither read nor recorded.',
    'Wait until the other program has finished, or delete it.',
  ],
  elsewhere: [
    'iCloud keeps the content of this file elsewhere and has not downloaded it, so what it says is missing here.',
    'Click the file in the Finder to download it, and have iCloud keep the plan folder on this computer.',
  ],
}

function forOne(kind: keyof typeof words, file: string): Diagnostic {
  const [message, help] = words[kind]
  const isMissing = kind === 'elsewhere'
  return {
    rule: isMissing ? 'file-is-downloaded' : rule,
    severity: isMissing ? 'error' : 'warning',
    place: startOf(file),
    message,
    help,
  }
}
