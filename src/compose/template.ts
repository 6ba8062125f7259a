import { Liquid } from 'liquidjs'
import { ownMark } from '../model/book.ts'
import { contained, containedChapter, literal } from './contain.ts'

/** Name -> Liquid text: `sections/commitment.md`. */
export type Templates = ReadonlyMap<string, string>

export type Render = (name: string, view: object) => string

/**
 * Fills templates. Every value is made literal unless the template says `| prose | raw`; a name that the view does not
 * have is an error with its line. Templates come from memory, so none can read a file, and none can run code.
 */
export function rendererOf(templates: Templates): Render {
  const engine = new Liquid({
    templates: Object.fromEntries(templates),
    outputEscape: (value: unknown) =>
      literal(value === undefined || value === null ? '' : String(value)),
    globals: { ours: ownMark },
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    cache: true,
  })
  engine.registerFilter('prose', (text: unknown) => contained(String(text)))
  engine.registerFilter('chapter', (text: unknown) => containedChapter(String(text)))
  engine.registerFilter('quoted', (text: unknown) =>
    contained(String(text)).replaceAll(/^/gm, '> '),
  )
  // Inside an item of a list.
  engine.registerFilter('indented', (text: unknown) => String(text).replaceAll(/^/gm, '  '))
  return (name, view) => tidy(engine.renderFileSync(name, view))
}

// Templates are laid out for those who write them; readers of the Markdown should not see that.
function tidy(text: string): string {
  return `${text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
