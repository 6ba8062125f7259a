import type { Package } from '../package.ts'
import type { Note } from './state.ts'

/** Foot- and endnotes as they would be if every change were accepted, by what refers to them: `footnote 2`. */
export function readNotes(
  source: Package,
  parts: Readonly<Record<'footnote' | 'endnote', string | undefined>>,
): Map<string, Note> {
  const notes = new Map<string, Note>()
  for (const kind of ['footnote', 'endnote'] as const) {
    let id: string | undefined
    let isText = false
    let words: string[] = []
    let comments: string[] = []
    source.read(parts[kind], {
      open({ name, attribute }) {
        isText = name === 'w:t'
        if (name === `w:${kind}` && attribute('w:type') === undefined) {
          id = attribute('w:id')
          words = []
          comments = []
        } else if (name === 'w:commentReference') comments.push(attribute('w:id') ?? '')
        else if (name === 'w:p' && words.length > 0) words.push(' ')
      },
      close(name) {
        isText = false
        if (name !== `w:${kind}` || id === undefined) return
        notes.set(`${kind} ${id}`, { text: words.join('').trim(), comments })
        id = undefined
      },
      text(heard) {
        if (isText) words.push(heard)
      },
    })
  }
  return notes
}
