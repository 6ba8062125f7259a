import type { Diagnostic } from '../diagnostic.ts'

/**
 * What is wrong with the form of files and with their values, without the advice to put in quotes what is wrong in
 * quotes, too: “@office” is no id of a theme, however it is written.
 */
export function onePerSlip(
  ofFiles: readonly Diagnostic[],
  ofValues: readonly Diagnostic[],
): Diagnostic[] {
  const isAboutQuotes = ({ rule }: Diagnostic) => rule === 'text-with-odd-start-is-quoted'
  if (!ofFiles.some(isAboutQuotes)) return [...ofFiles, ...ofValues]
  const lineOf = ({ place }: Diagnostic) => `${place.line} ${place.file}`
  const wrong = new Set(ofValues.filter(({ rule }) => rule !== 'field-is-known').map(lineOf))
  return [
    ...ofFiles.filter((finding) => !isAboutQuotes(finding) || !wrong.has(lineOf(finding))),
    ...ofValues,
  ]
}
