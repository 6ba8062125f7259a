import { counted } from '../../plain/text.ts'
import { type Diagnostic, inReadingOrder } from '../diagnostic.ts'
import { limits } from '../limits.ts'

/**
 * Findings about the form of files without those of a file that only go on as others of the same kind have begun: the first
 * are told, and one more says how many follow, so that no count is wrong. Nobody reads thousands, and a platform refuses them.
 */
export function fewOfEach(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const kindOf = ({ rule, severity, place }: Diagnostic) => `${severity} ${rule} ${place.file}`
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const kind = kindOf(finding)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  // One that says that one more follows would be no shorter than that one.
  const isMany = (count: number) => count > limits.findingsPerFile + 1
  if (![...counts.values()].some(isMany)) return findings
  const many = inReadingOrder(
    findings.filter((finding) => isMany(counts.get(kindOf(finding)) ?? 0)),
  )
  const told = new Map<string, number>()
  const instead = new Map<Diagnostic, Diagnostic | undefined>()
  for (const finding of many) {
    const kind = kindOf(finding)
    const before = told.get(kind) ?? 0
    told.set(kind, before + 1)
    const rest = (counts.get(kind) ?? 0) - limits.findingsPerFile
    if (before === limits.findingsPerFile) instead.set(finding, restOf(finding, rest))
    else if (before > limits.findingsPerFile) instead.set(finding, undefined)
  }
  return findings.flatMap((finding) =>
    instead.has(finding) ? (instead.get(finding) ?? []) : finding,
  )
}

function restOf({ rule, severity, place }: Diagnostic, standsFor: number): Diagnostic {
  return {
    rule,
    severity,
    place: { ...place, pointer: '' },
    message: `From here on, this file has ${counted(standsFor, 'more finding')} of the same kind, which are not listed.`,
    help: 'Correct those that are listed, or what all of them have in common, and type nap validate again.',
    standsFor,
  }
}
