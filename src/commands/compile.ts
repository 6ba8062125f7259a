import { declared, jsonFlag, planFlag, stageFlag, styleFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes, wrongUsage } from '../model/refusal.ts'
import { printKit, refuseUnknownArea } from '../tasks/meet/kit.ts'
import { houseStyle } from '../tasks/plan/house-style.ts'
import { compilation, compileJson, compileText } from '../tasks/publish/compile.ts'
import {
  editionsIn,
  formatNames,
  nothingPrinted,
  usualFormats,
} from '../tasks/publish/documents.ts'

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
      summary: `which documents, with commas: ${formatNames.join(', ')}, or kit, the papers for a workshop (default: ${usualFormats.map(({ name }) => name).join(', ')})`,
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
    for: {
      usage: '--for <area>',
      summary: 'with --to kit: only for this thematic area or province',
    },
    with: {
      usage: '--with <what>',
      summary: 'contributors: the final plan says who contributed what, as a draft does',
      choices: ['contributors'],
    },
    lang: {
      usage: '--lang <languages>',
      summary:
        'in which of the plan’s languages: ur; en,ur for two documents; en+ur for one with both side by side',
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
    style: styleFlag,
    record: {
      usage: '--no-record',
      summary: 'do not record a revision in git (so by default where CI is set)',
    },
    dryRun: { usage: '--dry-run', summary: 'say what would be written, and write nothing' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const kit = flags.to !== undefined && editionsIn(flags.to).kit
    if (flags.for !== undefined && !kit) throw forKitOnly()
    const style = await houseStyle(host, flags.style)
    const { plan, done: compiled } = await compilation(host, { ...flags, style }, (found) =>
      refuseUnknownArea(found, flags.for),
    )
    const papers =
      kit && !flags.dryRun
        ? await printKit(plan, host, { ...flags, ...compiled, style })
        : nothingPrinted
    const done = {
      ...compiled,
      written: [...compiled.written, ...papers.written],
      remarks: [...compiled.remarks, ...papers.remarks],
      exitCode: compiled.exitCode === exitCodes.done ? papers.exitCode : compiled.exitCode,
    }
    host.out(flags.json ? compileJson(plan, done) : compileText(plan, done))
    for (const remark of flags.json ? [] : done.remarks) host.err(`${remark}\n`)
    if (done.exitCode === exitCodes.fileSystem) return done.exitCode
    return hasErrors(plan.diagnostics) ? exitCodes.planHasProblems : done.exitCode
  },
})

function forKitOnly() {
  return wrongUsage(
    '--for says for whom the papers of a workshop are, and none were asked for.',
    'Add --to kit.',
  )
}
