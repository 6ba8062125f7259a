import { type Diagnostic, type Fix, withFix } from '../../model/diagnostic.ts'
import type { LoadedFile } from '../../model/plan-file.ts'
import { labelOf } from '../../model/schemas.ts'
import type { Document } from '../../model/source.ts'
import { htmlIn, markdownOfHtml } from '../../plain/html.ts'
import { lastKeyOf, parentOf } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import { saysOneThing } from '../every-text.ts'
import { textsOf } from '../walk.ts'

/** Texts that came out of a web form or a web page with its marks, `<p>` and `&nbsp;`: they would be printed as they are. */
export function pastedHtml({ is, document }: LoadedFile): Diagnostic[] {
  return textsOf(is.kind, document).flatMap(({ pointer, value, schema }) => {
    const found = saysOneThing(schema) || pointer.startsWith('/waive/') ? undefined : htmlIn(value)
    if (found === undefined) return []
    const isLines = schema.pattern === undefined
    const markdown = markdownOfHtml(value)
    const finding: Diagnostic = {
      rule: 'text-has-no-html',
      severity: 'warning',
      place: document.place(pointer),
      message: `“${labelOf(is.kind, pointer.replace(/\/\d+$/, ''))}” holds signs of a web page, “${shown(found, 40)}”, which would be printed as they are.`,
      help: 'Write the text without them: an empty line between paragraphs, “- ” before each item of a list.',
    }
    const fix = markdown ? rewritten(document, pointer, { markdown, isLines }) : undefined
    return [withFix(finding, fix)]
  })
}

type Rewriting = { readonly markdown: string; readonly isLines: boolean }

function rewritten(document: Document, pointer: string, text: Rewriting): Fix | undefined {
  const { line, column, endLine, endColumn } = document.place(pointer)
  const raw = document.written(pointer)
  const [head = ''] = raw.split('\n')
  // What is remarked beside the bar must stay.
  if (endLine === undefined || endColumn === undefined || /^[|>].*#/.test(head)) return undefined
  const written = inYaml(document, pointer, { ...text, raw })
  return {
    does: 'marks of a web page written as Markdown',
    edits: [{ line, column, endLine, endColumn, text: written }],
  }
}

function inYaml(
  document: Document,
  pointer: string,
  { markdown, isLines, raw }: Rewriting & { readonly raw: string },
): string {
  const isUnderBar = /^[|>]/.test(raw)
  if (!isLines) return JSON.stringify(markdown.replaceAll(/\s*\n\s*(?:[-*•] )?/g, ' '))
  if (isInFlow(document, pointer) || !(isUnderBar || markdown.includes('\n'))) {
    return JSON.stringify(markdown)
  }
  const isItem = /^\d+$/.test(lastKeyOf(pointer))
  const indent = isItem
    ? document.place(pointer).column - 1
    : document.keyPlace(pointer).column - 1 + 2
  const lines = markdown
    .split('\n')
    .map((words) => (words === '' ? '' : ' '.repeat(indent) + words))
  return `|\n${lines.join('\n')}${isUnderBar && raw.endsWith('\n') ? '\n' : ''}`
}

/** Does the text stand between brackets or braces, where no bar can be? */
function isInFlow(document: Document, pointer: string): boolean {
  let at = pointer
  for (let above = parentOf(at); above !== ''; above = parentOf(at)) {
    if (/^[[{]/.test(document.written(above))) return true
    at = above
  }
  // The fields of a file stand at the edge, unless braces are around all of them.
  return document.keyPlace(at).column > 1
}
