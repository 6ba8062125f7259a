import { type Diagnostic, type Place, startOf } from '../model/diagnostic.ts'
import { limits } from '../model/limits.ts'
import type { Document, Source } from '../model/source.ts'
import { decode } from './decode.ts'
import { documentOf } from './document.ts'
import type { Fault } from './fault.ts'
import { type Lines, linesOf } from './lines.ts'
import { inPlainWords } from './plain-words.ts'
import { readYaml } from './yaml.ts'

export type Parsed = {
  readonly text: string
  /** Undefined where the file cannot be read; the diagnostics say why. */
  readonly document: Document | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Bytes of a YAML file in; a value that remembers its places out, with everything that is wrong with its form. */
export function parse({ file, bytes }: Source): Parsed {
  const { text, faults } = decode(bytes)
  const lines = linesOf(text)
  if (faults.length > 0)
    return { text, document: undefined, diagnostics: reported(file, lines, faults) }
  const { tree, faults: wrong } = readYaml(text)
  return {
    text,
    document: tree && documentOf(file, tree, text),
    diagnostics: reported(file, lines, wrong),
  }
}

/** Bytes of a Markdown file to its text. */
export function parseText({ file, bytes }: Source): {
  text: string
  diagnostics: readonly Diagnostic[]
} {
  const { text, faults } = decode(bytes)
  return { text, diagnostics: reported(file, linesOf(text), faults) }
}

function reported(file: string, lines: Lines, faults: readonly Fault[]): Diagnostic[] {
  const place = (offset: number, end: number): Place => {
    const to = lines.at(end)
    return { ...startOf(file), ...lines.at(offset), endLine: to.line, endColumn: to.column }
  }
  return faults.slice(0, limits.findingsPerFile).map((fault) => ({
    ...inPlainWords(fault),
    severity: 'error',
    place: place(fault.offset, fault.end),
    ...(fault.earlier === undefined
      ? {}
      : { related: [{ place: place(fault.earlier, fault.earlier), label: 'the first time' }] }),
  }))
}
