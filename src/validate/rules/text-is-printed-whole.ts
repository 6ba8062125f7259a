import { type Place, startOf } from '../../model/diagnostic.ts'
import {
  linkIn,
  pictureIn,
  type Token,
  type Tokens,
  tokensIn,
} from '../../model/markdown/markdown-tokens.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { schemaAt } from '../../model/schemas.ts'
import { shown } from '../../plain/text.ts'
import { everyText } from '../every-text.ts'
import { type Finding, incomplete, type Rule } from '../rule.ts'

const aboutPictures =
  'Say in words what it shows. In a chapter, a PNG or JPEG from the folder pictures/ is printed if it stands alone in its paragraph: ![what it shows](pictures/map.png). Elsewhere, write the address under which everyone can open it: [its words](https://…).'
const aboutLinks =
  'Write the whole address under which everyone can open it, beginning with https://, or take the link out.'

export const textIsPrintedWhole: Rule = {
  id: 'text-is-printed-whole',
  subject: 'publication',
  on: 'plan',
  severity: incomplete,
  why: 'Of a picture, and of a link that readers could not open, only the words are printed. Nobody who reads them knows that something is missing.',
  help: `Of a picture: ${aboutPictures} Of a link: ${aboutLinks}`,
  source: 'nap: what it prints of a text',
  example: {
    bad: '![Map of the districts](map.png) shows where the schools are.',
    good: 'The [map of the districts](https://example.org/map) shows where the schools are.',
  },
  *check(_draft, folder) {
    for (const { text, lineAt, isPrintedAsPicture } of proseOf(folder)) {
      // Quick: most texts have neither.
      if (!/!\[|\]\(|\]\[|\]:/.test(text)) continue
      for (const { said, at } of lossesIn(text, isPrintedAsPicture))
        yield { at: lineAt(at), ...said }
    }
  },
}

type Prose = {
  readonly text: string
  lineAt(offset: number): Place
  /** Where pictures of the plan are printed; elsewhere only their words are. */
  readonly isPrintedAsPicture?: (token: Token) => boolean
}

// What is read as one line is printed as it was typed.
function proseOf(folder: PlanFolder): Prose[] {
  const fields = everyText(folder).filter(
    ({ kind, pointer }) =>
      kind !== 'chapter' &&
      schemaAt(kind, pointer)?.pattern === undefined &&
      !inTable.test(pointer),
  )
  return [
    ...folder.chapters.map(({ file, text }) => ({
      text,
      isPrintedAsPicture: (token: Token) => pictureIn(token) !== undefined,
      lineAt: (offset: number) => ({
        ...startOf(file),
        line: text.slice(0, offset).split('\n').length,
      }),
    })),
    ...fields.map((field) => ({ text: field.text, lineAt: () => field.place() })),
  ]
}

// In a table, texts are printed as they were typed.
const inTable = /^\/milestones\//

type Loss = { readonly at: number; readonly said: Pick<Finding, 'message' | 'help'> }

function lossesIn(text: string, isPrinted: Prose['isPrintedAsPicture'] = () => false): Loss[] {
  let from = 0
  const tokens = (tokensIn(text) ?? []).filter((token) => !isPrinted(token))
  return inlinesIn(tokens).flatMap((token) => {
    const at = Math.max(text.indexOf(token.raw, from), from)
    from = at
    const said = lossOf(token)
    return said ? [{ at, said }] : []
  })
}

type Inline = Tokens.Image | Tokens.Link

// Of pictures in the words of a link, too.
function inlinesIn(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((token) => {
    const inside = inlinesIn(childrenOf(token))
    return token.type === 'link' || token.type === 'image' ? [token as Inline, ...inside] : inside
  })
}

function childrenOf(token: Token): Token[] {
  if (token.type === 'list') return (token as Tokens.List).items
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table
    return [header, ...rows].flat().flatMap(({ tokens }) => tokens)
  }
  // The words of a picture are no words of the text.
  return token.type === 'image' ? [] : ('tokens' in token && token.tokens) || []
}

function lossOf(token: Inline): Loss['said'] | undefined {
  const words = token.text.trim()
  const quoted = `“${shown(words, 60)}”`
  if (token.type === 'image') {
    const left = words === '' ? 'nothing of it is' : `only its words, ${quoted}, are`
    return { message: `This picture is not printed: ${left}.`, help: aboutPictures }
  }
  const { to, isTyped } = linkIn(token as Tokens.Link, words)
  if (to !== undefined || isTyped || token.text === token.raw) return undefined
  if (words === '')
    return {
      message: 'This link has no words, so nothing of it is printed.',
      help: 'Write the words that readers are to see into its brackets: [words](https://…).',
    }
  return {
    message: `Where the link of ${quoted} leads is not printed, because readers could not open “${shown(token.href, 60)}”.`,
    help: aboutLinks,
  }
}
