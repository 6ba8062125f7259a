import { declared, jsonFlag, planFlag, stageFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/refusal.ts'
import { compilation, compileJson, compileText } from '../tasks/publish/compile.ts'
import { formatNames, usualFormats } from '../tasks/publish/documents.ts'

export const command = declared({
  examples: [
    'nap compile',
    'nap compile --to md,html --no-record',
    'nap compile --at draft-1',
    'nap compile --at 2017-06-15 --to pdf',
  ],
  flags: {
    plan: planFlag,
    stage: stageFlag,
    to: {
      usage: '--to <formats>',
      summary: `which documents, with commas: ${formatNames.join(', ')} (default: ${usualFormats.map(({ name }) => name).join(', ')})`,
    },
    out: {
      usage: '--out <dir>',
      summary:
        'where to put them, outside the plan (default: out beside it; with --at, a folder in out)',
    },
    audience: {
      usage: '--audience <who>',
      summary:
        'internal prints every point of contact, as nap-internal.*; public only those marked public',
      choices: ['public', 'internal'],
    },
    with: {
      usage: '--with <what>',
      summary: 'contributors: the final plan says who contributed what, as a draft does',
      choices: ['contributors'],
    },
    at: {
      usage: '--at <revision>',
      summary:
        'from an earlier revision, by its release, its day, or as nap log shows it; the plan stays as it is',
    },
    browser: {
      usage: '--browser <path>',
      summary: 'the browser to print with; or: system, bundled',
    },
    record: {
      usage: '--no-record',
      summary: 'do not record a revision in git (so by default where CI is set)',
    },
    dryRun: { usage: '--dry-run', summary: 'say what would be written, and write nothing' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const { plan, done } = await compilation(host, flags)
    host.out(flags.json ? compileJson(plan, done) : compileText(plan, done))
    for (const remark of flags.json ? [] : done.remarks) host.err(`${remark}\n`)
    return hasErrors(plan.diagnostics) ? exitCodes.planHasProblems : done.exitCode
  },
})
