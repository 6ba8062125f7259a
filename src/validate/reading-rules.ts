import { advice, remark, wrong } from './rule.ts'

const reader = 'nap: what its reader accepts'

/** What comes along when text is pasted or typed elsewhere. The last ones are advice: such words can be used as they stand. */
export const readingRules = [
  {
    id: 'plan-is-of-reasonable-size',
    severity: wrong,
    why: 'A plan of many megabytes would keep everybody waiting, and a pull request could stop all checks with it.',
    help: 'Shorten the largest files, or move what is no part of the plan out of its folder.',
    source: reader,
    example: { bad: 'twenty files of 250 KB', good: 'a thousand files of 6 KB' },
  },
  {
    id: 'file-is-merged',
    severity: wrong,
    why: 'While git holds two versions of a file, the text on disk may be that of one side alone; git add would then drop the other.',
    help: 'Compare both with git diff, write what is right into the file, then type git add and its name.',
    source: 'git: an index holds three stages of a file that is not merged',
    example: {
      bad: 'a file that git status lists under “Unmerged paths”',
      good: 'the same file after git add',
    },
  },
  {
    id: 'spaces-are-plain',
    severity: wrong,
    why: 'Word processors put in spaces that do not break a line; where indentation or a colon needs a space, they are letters.',
    help: 'Delete it, and type a space.',
    source: reader,
    example: { bad: 'a non-breaking space after “title:”', good: 'title: Budget' },
  },
  {
    id: 'line-ends-are-plain',
    severity: wrong,
    why: 'With the line ends of very old Macs, a whole file is one line.',
    help: 'Save the file with the line ends of Unix (LF) or Windows.',
    source: reader,
    example: { bad: 'line ends: CR', good: 'line ends: LF' },
  },
  {
    id: 'list-item-begins-with-a-dash-and-a-space',
    severity: wrong,
    why: 'Without the space, a dash is part of the text, and the list is lost.',
    help: 'Put a space after the dash.',
    source: reader,
    example: { bad: 'milestones:\n  -id: portal', good: 'milestones:\n  - id: portal' },
  },
  {
    id: 'text-under-a-bar-begins-below-it',
    severity: wrong,
    why: '“|” and “>” are YAML’s marks for text of several lines. Nothing more may follow them on their line, or the file cannot be read.',
    help: 'Begin the text on the line below, indented, or leave the sign out.',
    source: reader,
    example: {
      bad: 'public_problem: | Few people read the budget.',
      good: 'public_problem: |\n  Few people read the budget.',
    },
  },
  {
    id: 'file-belongs-to-the-plan',
    severity: remark,
    why: 'Computers, office programs and programs that synchronise folders leave files of their own beside those that people write. They are no part of the plan, and may tell who opened what.',
    help: 'Delete it, or leave it: nap neither reads nor records it.',
    source: 'what Windows, macOS, office programs, editors and git call such files',
    example: { bad: 'plan/submissions/sindh/Thumbs.db', good: '' },
  },
  {
    id: 'urdu-has-urdu-letters',
    severity: advice,
    why: 'ي and ك look like ی and ک, but no search for the one finds the other.',
    help: 'Write ی, ک, ہ and ھ, with a keyboard for Urdu. Words of Arabic keep their letters.',
    source: 'Unicode: U+064A and U+06CC, U+0643 and U+06A9 are different letters',
    example: {
      bad: 'title: \u0634\u0641\u0627\u0641\u064a\u062a کا نظام',
      good: 'title: شفافیت کا نظام',
    },
  },
  {
    id: 'words-are-whole',
    severity: advice,
    why: 'Text pasted from a PDF brings hyphens of line ends and joined letters; both stay in the printed plan.',
    help: 'Write the word whole.',
    source: reader,
    example: { bad: 'the bur- den of \ufb01scal reform', good: 'the burden of fiscal reform' },
  },
  {
    id: 'heading-stands-without-quotes',
    severity: advice,
    why: 'Quotation marks around a whole title are meant for YAML, but a word processor has made them curly.',
    help: 'Leave them out, or use straight ones.',
    source: reader,
    example: { bad: 'title: “A citizens’ budget”', good: 'title: A citizens’ budget' },
  },
  {
    id: 'text-stands-without-quotes',
    severity: advice,
    why: 'Quotation marks around a whole text are mostly meant for the file, not for readers; a word processor has made them curly, so they would be printed.',
    help: 'Leave them out, or use straight ones. A text that is a quotation from end to end goes under “|”, YAML’s mark for text of several lines.',
    source: reader,
    example: {
      bad: 'contribution: “People can follow the money”',
      good: 'contribution: People can follow the money',
    },
  },
  {
    id: 'text-has-no-html',
    severity: advice,
    why: 'Web forms and web pages hand on their own marks, “<p>” and “&nbsp;”. nap prints a text as it stands, so readers would see them.',
    help: 'Write an empty line between paragraphs and “- ” before each item of a list; **bold** and *italic* words stand between stars.',
    source: 'texts of published plans that came out of web forms',
    example: {
      bad: 'contribution: <p>Parents can see</p><p>who was asked</p>',
      good: 'contribution: |\n  Parents can see\n\n  who was asked',
    },
  },
  {
    id: 'bullets-are-of-every-font',
    severity: advice,
    why: 'Word draws its bullets with fonts of its own. In any other font they are empty boxes, or nothing.',
    help: 'Write “- ” before each item.',
    source: 'Unicode: U+F0B7 and U+F0A7 are signs for private use',
    example: {
      bad: 'contribution: |\n  \uf0b7 one\n  \uf0b7 two',
      good: 'contribution: |\n  - one\n  - two',
    },
  },
  {
    id: 'items-stand-on-their-lines',
    severity: advice,
    precision: 'not measured' as const,
    why: 'Where a text does not begin with “|” (YAML’s mark for text of several lines), its lines are joined into one, and a list in it becomes a sentence full of dashes. An item that begins further right than its list becomes part of the item above it.',
    help: 'Write “|” after the name of the field, and the text on the lines below it, indented. In a list, write each dash below the one above it.',
    source: reader,
    example: {
      bad: 'contribution: Parents can see\n  - which school has water\n  - who was asked',
      good: 'contribution: |\n  Parents can see\n  - which school has water\n  - who was asked',
    },
  },
]
