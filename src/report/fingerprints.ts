import { createHash } from 'node:crypto'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Report } from './reporter.ts'

/**
 * A mark for each finding that stays the same while the finding does, though lines move up and down or items are put in
 * before it: by its rule, its file and its field, and for an item of a list by the words of its line.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  { texts, folder }: Pick<Report, 'texts' | 'folder'>,
): string[] {
  const seen = new Map<string, number>()
  const lines = new Map<string, readonly string[]>()
  const linesOf = (file: string) => {
    const known = lines.get(file) ?? (texts.get(file) ?? '').split('\n')
    lines.set(file, known)
    return known
  }
  return diagnostics.map(({ rule, place: { file, line, pointer } }) => {
    const field = pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
    const words = field === pointer ? '' : (linesOf(file)[line - 1]?.trim() ?? '')
    const key = [rule, folder + file, field, words].join('\0')
    // Two findings that nothing tells apart are numbered.
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return createHash('sha256').update(`${key}\0${nth}`).digest('hex').slice(0, 32)
  })
}
