import { declared, type Host, jsonFlag, planFlag } from '../command.ts'
import { type Comparison, comparison } from '../steps/comparison.ts'
import { comparisonFormats, printComparison } from '../steps/comparison-documents.ts'
import { differenceJson } from '../steps/difference-json.ts'
import { summaryText } from '../steps/difference-summary.ts'
import { differenceText, headingText } from '../steps/difference-text.ts'

export const command = declared({
  examples: [
    'nap diff',
    'nap diff 2017-06-15',
    'nap diff draft-1 draft-2 --summary',
    'nap diff draft-1 --commitment citizens-budget',
    'nap diff draft-1 draft-2 --to docx,pdf',
  ],
  arguments: [
    {
      usage: '[from]',
      summary: 'a release, a day such as 2017-06-15, or a revision (default: the last one)',
    },
    { usage: '[to]', summary: 'the later one (default: the files as they are now)' },
  ],
  flags: {
    plan: planFlag,
    commitment: { usage: '--commitment <id>', summary: 'only this commitment' },
    summary: {
      usage: '--summary',
      summary: 'one page: what came, what went, new titles, leads and dates',
    },
    to: {
      usage: '--to <formats>',
      summary: `write it as one or more of: ${comparisonFormats.join(', ')}`,
    },
    out: { usage: '--out <dir>', summary: 'where to put it (default: out beside the plan)' },
    browser: {
      usage: '--browser <path>',
      summary: 'the browser to print with; or: system, bundled',
    },
    json: jsonFlag,
  },

  async run(host, { flags, arguments: words }) {
    const found = await comparison(host, flags, words)
    const { written, remarks, exitCode } = await printComparison(found, host, flags)
    host.out(await told(found, host, { ...flags, written }))
    for (const note of flags.json ? [] : found.notes) host.err(`${note}\n`)
    for (const file of flags.json ? [] : written) host.err(`wrote ${file}\n`)
    for (const remark of remarks) host.err(`${remark}\n`)
    return exitCode
  },
})

type Wish = {
  readonly json?: unknown
  readonly summary?: unknown
  readonly to?: unknown
  readonly written: readonly string[]
}

/** What the screen shows: of what stands in documents, only how much it is. */
async function told(found: Comparison, host: Host, { json, summary, to, written }: Wish) {
  if (json) return differenceJson(found, written)
  if (summary) return summaryText(found, host)
  return to === undefined ? differenceText(found, host) : headingText(found, host)
}
