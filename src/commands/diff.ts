import { declared, jsonFlag, planFlag, styleFlag } from '../command.ts'
import { differenceDocuments, differenceFound, differenceReport } from '../tasks/compare/diff.ts'
import { notesInEnglish } from '../tasks/compare/json.ts'
import { houseStyleFor } from '../tasks/plan/house-style.ts'
import { twoStates } from '../tasks/plan/states.ts'
import { formatNames } from '../tasks/publish/documents.ts'

export const command = declared({
  examples: [
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
      summary: `write it as one or more of: ${formatNames.join(', ')}`,
    },
    out: { usage: '--out <dir>', summary: 'where to put it (default: out beside the plan)' },
    browser: {
      usage: '--browser <path>',
      summary: 'the browser to print with; or: system, bundled',
    },
    style: styleFlag,
    json: jsonFlag,
  },

  async run(host, { flags, arguments: words }) {
    const style = await houseStyleFor(host, flags)
    const found = await differenceFound(await twoStates(host, { request: flags, words }), flags)
    const { written, remarks, exitCode } = await differenceDocuments(found, host, {
      ...flags,
      style,
    })
    host.out(await differenceReport(found, { ...flags, style, written }, host))
    for (const note of flags.json ? [] : notesInEnglish(found.notes)) host.err(`${note}\n`)
    for (const file of flags.json ? [] : written) host.err(`wrote ${file}\n`)
    for (const remark of remarks) host.err(`${remark}\n`)
    return exitCode
  },
})
