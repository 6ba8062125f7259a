import {
  blanksOfLetter,
  type LetterName,
  letterFaults,
  letterNames,
} from '../../model/exchange/letter.ts'
import { limits } from '../../model/limits.ts'
import { nearest } from '../../plain/nearest.ts'
import { listed, shown } from '../../plain/text.ts'
import { bytesOf, type Folder } from './folder.ts'

/** The texts of letters that stand in the folder, by name: `request.md`, `reminder.md`. */
export function styleLetters(within: Folder): Readonly<Partial<Record<LetterName, string>>> {
  return Object.fromEntries(
    letterNames.flatMap((name) => {
      const file = `${name}.md`
      const bytes = bytesOf(file, limits.fileBytes, within)
      const text = bytes && letterIn(bytes, name, within)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

function letterIn(bytes: Uint8Array, letter: LetterName, { faults }: Folder): string | undefined {
  const file = `${letter}.md`
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    faults.push({ file, message: 'It is not written as UTF-8.' })
    return undefined
  }
  for (const { line, name } of letterFaults(text, letter)) {
    faults.push({ file, line, message: name === undefined ? noSubject : unknown(name, letter) })
  }
  return text
}

const noSubject =
  'It does not begin with what the letter is about. Write that as the first line, behind # and a space.'

function unknown(name: string, letter: LetterName): string {
  const names = blanksOfLetter(letter)
  const meant = nearest(name, names)
  const didYou = meant === undefined ? '' : ` Did you mean {${meant}}?`
  return `There is no {${shown(name, 60)}} for a letter.${didYou} The names are ${listed(
    names.map((one) => `{${one}}`),
    'and',
  )}.`
}
