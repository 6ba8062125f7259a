/** The same of words that are hardly what was meant, or must not be recorded, in a file that can be used. */
export const ofWords = {
  'arabic-letter': [
    'urdu-has-urdu-letters',
    'The Urdu word {found} has an Arabic letter (ي, ك or ه){times}. It looks right, but no search finds the word.',
    'Write ی, ک and ہ, with a keyboard for Urdu.',
  ],
  'arabic-heh': [
    'urdu-has-urdu-letters',
    'The Urdu word {found} has the Arabic letter ه{times}, where Urdu has ہ or ھ.',
    'Write the letter that the word needs, with a keyboard for Urdu.',
  ],
  ligature: [
    'words-are-whole',
    'In {found}, letters are joined into one, as a PDF joins them{times}. No search finds such a word.',
    'Type the letters one by one.',
  ],
  'broken-word': [
    'words-are-whole',
    'The word {found} is broken in two, as when text is pasted from a PDF.',
    'Write it as one word: “{joined}”, or “{hyphenated}” if the hyphen belongs to it.',
  ],
  'lost-remark': [
    'text-with-odd-start-is-quoted',
    'From {found} on, the line is a YAML comment, so it is left out of the plan.',
    'Put the whole text in quotes: "…". If it is meant as a comment, put it on a line of its own.',
  ],
  'key-in-remark': [
    'text-has-no-key-or-password',
    'This YAML comment holds {named}. It would not be printed, but recorded for ever.',
    'Take it out, and have it changed where it opens something: others may have read it.',
  ],
  'number-in-remark': [
    'text-has-no-personal-number',
    'This YAML comment holds {named}. It would not be printed, but recorded for ever.',
    'Take it out: a plan needs no such number.',
  ],
  'printed-quotes': [
    'heading-stands-without-quotes',
    'The curly quotation marks around {found} would be printed, in headings and tables too.',
    'Leave them out, or use straight ones: "…"',
  ],
} as const
