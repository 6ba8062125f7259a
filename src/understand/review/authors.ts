import { institutionsCalled } from '../../model/called.ts'
import { type Against, senderName } from '../../model/exchange/understood.ts'
import { fullNameOf } from '../../model/plan.ts'
import { listed } from '../../plain/text.ts'
import type { Author } from './edits.ts'

/** Whose a comment is, as far as it may be told: names of persons are printed with their consent alone. */
export type Voices = {
  /** Of a comment file: the sender, or the institution or the person that the document names. */
  from(authors: readonly Author[]): string
  /** In the text of a comment, where several speak: `Finance Division`, or a letter for a person. */
  called(author: Author): string
}

const nobody = 'Somebody who is not named'

export function voicesOf({ sender, today: { folder } }: Against): Voices {
  const institutions = institutionsCalled(folder)
  const letters = new Map<string, string>()
  const organisation = (author: Author) => {
    const id = author === undefined ? undefined : institutions.idOf(author)
    if (id !== undefined) return fullNameOf(folder, id)
    return sender?.kind === 'other' && sender.name === author ? author : undefined
  }
  return {
    from(authors) {
      if (sender) return senderName(sender, folder)
      const names = authors.map((author) => organisation(author) ?? author ?? nobody)
      return names.length === 0 ? nobody : listed([...new Set(names)]).slice(0, 300)
    },
    called(author) {
      const name = organisation(author)
      if (name !== undefined) return name
      const key = author ?? ''
      const letter = letters.get(key) ?? String.fromCodePoint(65 + (letters.size % 26))
      letters.set(key, letter)
      return letter
    },
  }
}
