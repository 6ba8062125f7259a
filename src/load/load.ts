import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import type { Loaded, LoadedFile } from '../model/plan-file.ts'
import type { Source } from '../model/source.ts'
import { identify } from './identify.ts'
import { parse, parseText } from './parse.ts'

type Read = Partial<{
  readonly file: LoadedFile
  readonly chapter: Loaded['chapters'][number]
  readonly unreadable: Loaded['unreadable'][number]
}> & { readonly text: string; readonly diagnostics: readonly Diagnostic[] }

/** Bytes of every file to documents. A file that cannot be read is reported and never hides another. */
export function load(sources: readonly Source[]): Loaded {
  const read = sources.map((source) => ({ source, ...readOne(source) }))
  return {
    files: read.flatMap(({ file }) => file ?? []),
    chapters: read.flatMap(({ chapter }) => chapter ?? []),
    unreadable: read.flatMap(({ unreadable }) => unreadable ?? []),
    texts: new Map(read.map(({ source, text }) => [source.file, text])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

function readOne(source: Source): Read {
  const { file } = source
  const is = identify(file)
  if (is === undefined) return { text: '', diagnostics: [misplaced(file)] }
  if (is.kind === 'chapter') {
    const { text, diagnostics, isUsable } = parseText(source)
    return isUsable
      ? { text, diagnostics, chapter: { name: is.name, file, text } }
      : { text, diagnostics, unreadable: { file, is } }
  }
  const { text, document, diagnostics } = parse(source)
  return {
    text,
    diagnostics,
    ...(document ? { file: { is, document } } : { unreadable: { file, is } }),
  }
}

function misplaced(file: string): Diagnostic {
  const yml = /\.(yml|YAML|YML)$/.test(file)
  return {
    rule: 'file-has-a-place-in-the-plan',
    severity: 'warning',
    place: startOf(file),
    message: 'nap does not know what this file is, so it was not read.',
    help: yml
      ? 'Rename it so that its name ends in .yaml.'
      : 'Commitments stand in submissions/INSTITUTION/COMMITMENT.yaml. Keep other files outside the plan folder.',
  }
}
