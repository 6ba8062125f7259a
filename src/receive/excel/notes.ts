import { onOneLine } from '../../plain/text.ts'
import type { Package } from '../package.ts'

/** What somebody wrote beside a cell: a comment, a note. */
export type CellNote = {
  readonly cell: string
  readonly by: string
  readonly text: string
}

/** Beside the cells of one sheet. @param people names by their ids */
export function notesOn(
  source: Package,
  sheet: string,
  people: ReadonlyMap<string, string>,
): CellNote[] {
  const parts = (type: string) => source.related(sheet).filter((one) => one.type === type)
  const threads = parts('threadedComment').flatMap(({ target }) => threadIn(source, target, people))
  // For older programs, a thread stands there a second time as a note that says so.
  const inThreads = new Set(threads.map(({ cell }) => cell))
  const notes = parts('comments').flatMap(({ target }) => notesIn(source, target))
  return [...threads, ...notes.filter(({ cell }) => !inThreads.has(cell))]
}

function threadIn(source: Package, part: string, people: ReadonlyMap<string, string>): CellNote[] {
  const notes: CellNote[] = []
  let cell = ''
  let by = ''
  let text: string[] | undefined
  source.read(part, {
    open({ name, attribute }) {
      if (name === 'xt:threadedComment') {
        cell = attribute('ref') ?? cell
        by = people.get(attribute('personId') ?? '') ?? ''
      } else if (name === 'xt:text') text = []
    },
    close(name) {
      if (name !== 'xt:text') return
      notes.push({ cell, by, text: text?.join('') ?? '' })
      text = undefined
    },
    text: (words) => void text?.push(words),
  })
  return notes
}

function notesIn(source: Package, part: string): CellNote[] {
  const notes: CellNote[] = []
  const authors: string[] = []
  let at: { cell: string; by: string } | undefined
  let text: string[] = []
  let place = ''
  source.read(part, {
    open({ name, attribute }) {
      place = name
      if (name === 'x:author') authors.push('')
      if (name !== 'x:comment') return
      at = {
        cell: attribute('ref') ?? '',
        by: authors[Number(attribute('authorId'))]?.trim() ?? '',
      }
      text = []
    },
    close(name) {
      place = ''
      if (name === 'x:comment' && at) notes.push({ ...at, text: text.join('') })
    },
    text(words) {
      if (place === 'x:t') text.push(words)
      else if (place === 'x:author') authors[authors.length - 1] += words
    },
  })
  return notes
}

/** The people who wrote in threads, by their ids. */
export function peopleIn(source: Package, part: string | undefined): Map<string, string> {
  const people = new Map<string, string>()
  source.read(part, {
    open({ name, attribute }) {
      if (name === 'xt:person')
        people.set(attribute('id') ?? '', attribute('displayName')?.trim() ?? '')
    },
  })
  return people
}

/** The words of text boxes and other shapes on a sheet. */
export function shapesOn(source: Package, sheet: string): string {
  const words: string[] = []
  for (const { target } of source.related(sheet).filter(({ type }) => type === 'drawing')) {
    let isText = false
    source.read(target, {
      open({ name }) {
        isText = name === 'a:t'
      },
      close(name) {
        isText = false
        if (name === 'a:p') words.push(' ')
      },
      text(heard) {
        if (isText) words.push(heard)
      },
    })
  }
  return onOneLine(words.join(''))
}
