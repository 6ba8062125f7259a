/** The letters that go out: those that ask for commitments, and the answer to whoever sent something. Each is a text of its own. */
export const letterNames = ['request', 'reminder', 'receipt'] as const
export type LetterName = (typeof letterNames)[number]

/** What can stand in braces in such a text, and what then stands there. */
const letterBlanks = {
  plan: 'the title of the plan',
  country: 'the country',
  period: 'the years of the plan',
  date: 'the day of the letter',
  to: 'the institution, with its focal person where that is public',
  institution: 'the institution',
  about: 'what is asked of it: its thematic area, or its province',
  commitments: 'what it has sent so far',
  asked: 'the day on which it was first asked',
  due: 'the day by which the answer is wanted',
  files: 'the names of the forms',
  calendar: 'the dates of the plan that are still to come',
  return: 'where the answer goes: the office, with its point of contact where that is public',
  received: 'in a receipt: the files that came, and when',
  understood: 'in a receipt: what was taken into the plan',
  open: 'in a receipt: what was not, and why',
  missing: 'in a receipt: the questions that are still without an answer',
  wanted: 'in a receipt: what is wanted, and by when',
  office: 'the office that compiles the plan',
} as const

export type LetterBlank = keyof typeof letterBlanks

const ofReceipts: readonly string[] = ['received', 'understood', 'open', 'missing', 'wanted']

/** The names that can stand in braces in one of the letters. */
export function blanksOfLetter(letter: LetterName): readonly string[] {
  const all = Object.keys(letterBlanks)
  return letter === 'receipt' ? all : all.filter((name) => !ofReceipts.includes(name))
}

/** What is wrong with the text of a letter. */
export type LetterFault = { readonly line: number; readonly name: string | undefined }

/** Names in braces that nothing is known of; and, without a name, that it does not begin with what it is about. */
export function letterFaults(text: string, letter: LetterName): LetterFault[] {
  const known = blanksOfLetter(letter)
  const lines = text.split('\n')
  const unknown = lines.flatMap((line, index) =>
    Array.from(line.matchAll(blanks), ([, name = '']) => name)
      .filter((name) => !known.includes(name))
      .map((name) => ({ line: index + 1, name })),
  )
  const first = lines.findIndex((line) => line.trim() !== '')
  const begins = first >= 0 && /^# +\S/.test(lines[first] ?? '')
  return begins ? unknown : [{ line: Math.max(1, first + 1), name: undefined }, ...unknown]
}

/** The text with its blanks filled. */
export function filledLetter(text: string, words: Readonly<Record<LetterBlank, string>>): string {
  return text.replaceAll(blanks, (whole, name: string) =>
    Object.hasOwn(words, name) ? words[name as LetterBlank] : whole,
  )
}

const blanks = /\{([^{}\n]*)\}/g
