import { type Diagnostic, inReadingOrder, type Place } from '../../model/diagnostic.ts'
import { jsonText } from '../../plain/json.ts'
import { byText } from '../../plain/text.ts'
import { fingerprints } from '../fingerprints.ts'
import type { Report, Reporter, RuleWords } from '../reporter.ts'

/**
 * SARIF 2.1.0, for platforms that keep track of findings. Columns count UTF-16 code units from 1, as everywhere in nap.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = {
  name: 'sarif',
  placesFrom: 'repository',
  report(report) {
    const findings = inReadingOrder(report.diagnostics)
    const rules = rulesOf(findings, report.rules)
    const marks = fingerprints(findings, report)
    return jsonText({
      version: '2.1.0',
      $schema:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      runs: [
        {
          tool: { driver: { name: 'nap', version: report.version, rules: rules.map(described) } },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [base]: { description: { text: 'The top of the repository.' } } },
          results: findings.map((finding, index) => ({
            ruleId: finding.rule,
            ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
            level: finding.severity,
            ...(finding.standsFor && { occurrenceCount: finding.standsFor }),
            message: {
              text: plain([finding.message, finding.help ?? ''].filter(Boolean).join('\n')),
            },
            locations: [location(finding.place, report)],
            ...relatedLocations(finding, report),
            partialFingerprints: { 'napFinding/v1': marks[index] },
          })),
        },
      ],
    })
  },
}

const base = '%SRCROOT%'

/** The rules that the findings are about, by name; a platform shows their words beside a finding. */
function rulesOf(findings: readonly Diagnostic[], known: readonly RuleWords[]): RuleWords[] {
  const ids = [...new Set(findings.map(({ rule }) => rule))].toSorted(byText)
  return ids.map((id) => {
    const rule = known.find((candidate) => candidate.id === id)
    if (!rule) throw new Error(`the rule ${id} does not explain itself`)
    return rule
  })
}

function described({ id, severity, why, help, source }: RuleWords) {
  const sentence = `${id.charAt(0).toUpperCase()}${id.slice(1)}.`.replaceAll('-', ' ')
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: why },
    help: {
      text: `${why}\nTo fix it: ${help}\nSource: ${source}`,
      markdown: `${why}\n\n**To fix it:** ${help}\n\n**Source:** ${source}`,
    },
    defaultConfiguration: { level: severity },
    properties: { source },
  }
}

function location({ file, line, column, endLine, endColumn }: Place, { folder }: Report) {
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn }
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(folder + file), uriBaseId: base },
      region: { startLine: line, startColumn: column, ...end },
    },
  }
}

function relatedLocations({ related = [] }: Diagnostic, report: Report) {
  if (related.length === 0) return {}
  return {
    relatedLocations: related.map(({ place, label }, index) => ({
      id: index + 1,
      ...location(place, report),
      message: { text: plain(label) },
    })),
  }
}

// In a message of SARIF, words in brackets may be a link.
function plain(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&')
}

// A lone surrogate, which a file name on Windows may hold, has no address.
function uriOf(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
