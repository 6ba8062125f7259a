import type { Diagnostic } from '../model/diagnostic.ts'
import { type Source, textSource } from '../model/source.ts'
import { decode } from './decode.ts'
import { parse } from './parse.ts'

/** A text with fields of YAML at its head, as generators of websites keep them. */
export type FrontMatter = {
  readonly fields: unknown
  readonly body: string
  /** Why the fields cannot be read. */
  readonly faults: readonly Diagnostic[]
}

/** @returns undefined for a text that has no fields at its head */
export function frontMatterIn({ file, bytes }: Source): FrontMatter | undefined {
  if (/\.ya?ml$/i.test(file)) {
    const { document, diagnostics } = parse({ file, bytes })
    return { fields: document?.value, body: '', faults: document ? [] : diagnostics }
  }
  const { text } = decode(bytes, 'prose')
  const [whole, head = ''] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (whole === undefined) return undefined
  // The first line of the fields is the second of the file.
  const { document, diagnostics } = parse(textSource(file, `\n${head}\n`))
  return {
    fields: document?.value,
    body: text.slice(whole.length).trim(),
    faults: document ? [] : diagnostics,
  }
}
