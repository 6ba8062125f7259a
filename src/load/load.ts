import { posix } from 'node:path'
import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import { type Picture, pictureOf } from '../model/picture.ts'
import { type Loaded, type LoadedFile, type PlanFile, planFileAt } from '../model/plan-file.ts'
import { isPicture, type Source } from '../model/source.ts'
import { byProductAt } from '../plain/by-product.ts'
import { shown } from '../plain/text.ts'
import { byProducts } from './by-products.ts'
import { isCalledCopy, withoutCopies } from './copies.ts'
import { decode } from './decode.ts'
import { type Allowance, allowance } from './follow-ups.ts'
import { parse, parseText } from './parse.ts'

type Read = Partial<{
  readonly file: LoadedFile
  readonly chapter: Loaded['chapters'][number]
  readonly picture: Picture
  readonly unreadable: Loaded['unreadable'][number]
}> & { readonly text: string; readonly diagnostics: readonly Diagnostic[] }

/**
 * Bytes of every file to documents. A file that cannot be read is reported and never hides another.
 * @param far hears how many have been read
 */
export function load(sources: readonly Source[], far: (files: number) => void = () => {}): Loaded {
  const allowed = allowance()
  const read = sources.map((source, index) => {
    far(index)
    return { source, ...readOne(source, allowed) }
  })
  const files = read.flatMap(({ file }) => file ?? [])
  const { pictures, strays } = picturesAmong(
    read.flatMap(({ picture }) => picture ?? []),
    files,
  )
  return withoutCopies({
    files,
    pictures,
    chapters: read.flatMap(({ chapter }) => chapter ?? []),
    unreadable: read.flatMap(({ unreadable }) => unreadable ?? []),
    texts: new Map(read.map(({ source, text }) => [source.file, text])),
    copies: [],
    diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...strays],
  })
}

/** Beside plan.yaml lies only the picture that it names. */
function picturesAmong(all: readonly Picture[], files: readonly LoadedFile[]) {
  const plan = files.find(({ is }) => is.kind === 'plan')
  const { emblem } = Object(plan?.document.value)
  const isStray = ({ file }: Picture) => !file.includes('/') && file !== emblem
  return {
    pictures: all.filter((picture) => !isStray(picture)),
    strays: all.filter(isStray).flatMap(({ file }) => unplaced(file).diagnostics),
  }
}

/** What was loaded in parts, as if it had been loaded at once. */
export function loadedTogether(parts: readonly Loaded[]): Loaded {
  return withoutCopies({
    files: parts.flatMap(({ files }) => files),
    chapters: parts.flatMap(({ chapters }) => chapters),
    pictures: parts.flatMap(({ pictures = [] }) => pictures),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
    texts: new Map(parts.flatMap(({ texts }) => [...texts])),
    copies: [],
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  })
}

function readOne(source: Source, allowed: Allowance): Read {
  const { file } = source
  if (isPicture(file)) return { picture: pictureOf(source), text: '', diagnostics: [] }
  const is = planFileAt(file)
  if (is === undefined) {
    // What may be a copy is held against what it may be a copy of.
    return { ...unplaced(file), text: isCalledCopy(file) ? decode(source.bytes).text : '' }
  }
  if (is.kind === 'chapter') {
    const { text, diagnostics, usable } = parseText(source)
    return usable === undefined
      ? { text, diagnostics, unreadable: { file, is } }
      : { text, diagnostics, chapter: { name: is.name, file, text: usable } }
  }
  const { text, document, waits, supposed, diagnostics } = parse(source, allowed)
  return {
    text,
    diagnostics,
    ...(document
      ? { file: { is, document, ...(waits.length > 0 && { waits }) } }
      : { unreadable: { file, is, ...(supposed && { supposed }) } }),
  }
}

function unplaced(file: string): Omit<Read, 'text'> {
  // Notepad adds its own ending to whatever name it is given.
  const wanted = file.replace(/\.ya?ml(?:\.txt)?$/i, '.yaml')
  const is = wanted === file ? undefined : planFileAt(wanted)
  const place = startOf(file)
  const rule = 'file-has-a-place-in-the-plan'
  if (is) {
    const slip: Diagnostic = {
      rule,
      severity: 'error',
      place,
      message: 'The name of this file does not end in “.yaml”, so nothing of it is in the draft.',
      help: `Rename it to “${shown(posix.basename(wanted), 80)}”.`,
    }
    return { diagnostics: [slip], unreadable: { file, is } }
  }
  if (byProductAt(file)) return { diagnostics: byProducts([file]) }
  const lost = misplaced(wanted)
  if (lost) {
    const { message, help, meant } = lost
    const slip: Diagnostic = { rule, severity: 'error', place, message, help }
    return { diagnostics: [slip], ...(meant && { unreadable: { file, is: meant } }) }
  }
  const stray: Diagnostic = {
    rule,
    severity: 'warning',
    place,
    message: 'nap does not know what this file is, so it was not read.',
    help: 'Commitments belong in submissions/INSTITUTION/COMMITMENT.yaml. Keep other files outside the plan folder.',
  }
  return { diagnostics: [stray] }
}

type Misplaced = {
  readonly message: string
  readonly help: string
  readonly meant?: PlanFile
}

// A text of the plan that lies in a folder too many, or in one too few.
function misplaced(wanted: string): Misplaced | undefined {
  const [top = '', owner = ''] = wanted.split('/')
  const name = posix.basename(wanted)
  const elsewhere = 'If it is not meant for the draft, keep it outside the plan folder.'
  for (const place of [`${top}/${owner}/${name}`, `${top}/${name}`]) {
    const meant = place.length < wanted.length ? planFileAt(place) : undefined
    if (!meant) continue
    return {
      meant,
      message: 'This file is in a folder that nap does not read, so nothing of it is in the draft.',
      help: `Move it to ${shown(place, 200)}. ${elsewhere}`,
    }
  }
  if (wanted !== `submissions/${name}` || !name.endsWith('.yaml')) return undefined
  return {
    message: 'This file is not in the folder of an institution, so nothing of it is in the draft.',
    help: `Move it into the folder of the institution whose text it is: submissions/INSTITUTION/${shown(name, 80)}. ${elsewhere}`,
  }
}
