import { declared, jsonFlag, planFlag, styleFlag } from '../command.ts'
import type { Comment } from '../model/files/comment.ts'
import { exitCodes, wrongUsage } from '../model/refusal.ts'
import { schemaAt } from '../model/schemas.ts'
import { importFiles } from '../tasks/exchange/import.ts'
import { importExitCode, importJson, importText } from '../tasks/exchange/import-report.ts'
import { checkReceipts, receiptLines, writeReceipts } from '../tasks/exchange/receipt.ts'
import { undoExitCode, undoImport, undoneText } from '../tasks/exchange/undo.ts'
import { houseStyle } from '../tasks/plan/house-style.ts'

// The schema lists what its type is made from.
const channels = (schemaAt('comment', '/via')?.enum ?? []) as readonly Comment['via'][]

export const command = declared({
  examples: [
    'nap import returns/sindh.xlsx --dry-run',
    'nap import returns/*.docx --via email --on 2017-06-12 --yes',
    'nap import nap.docx --from "Accountability Lab"',
    'nap import --undo',
  ],
  arguments: [
    {
      usage: '[files...]',
      summary: 'what came in: forms, reviewed drafts, results, letters, e-mails, tables',
    },
  ],
  flags: {
    from: {
      usage: '--from <who>',
      summary: 'who sent it: an institution, or the name of an organisation',
    },
    via: { usage: '--via <channel>', summary: 'how it came in', choices: channels },
    on: { usage: '--on <date>', summary: 'when it arrived (default: as an e-mail says, or today)' },
    about: {
      usage: '--about <what>',
      summary:
        'what a letter is about: a commitment, one field of it, a thematic area or a chapter',
    },
    split: { usage: '--split', summary: 'of a letter, each point becomes a comment of its own' },
    mapping: {
      usage: '--mapping <file>',
      summary: 'of an existing plan: which column answers which question (nap proposes one)',
    },
    keep: { usage: '--keep', summary: 'keep the file itself in the plan folder, under received/' },
    yes: {
      usage: '--yes',
      summary:
        'ask nothing: write what nobody else has touched, and leave the rest open; takes nothing out',
    },
    undo: { usage: '--undo', summary: 'take the last import back; what was done since stays' },
    dryRun: { usage: '--dry-run', summary: 'say what was understood, and write nothing' },
    record: { usage: '--no-record', summary: 'do not record a revision in git' },
    receipt: {
      usage: '--receipt',
      summary:
        'write the answer to each sender, as .docx and .md: what was understood, what is still open',
    },
    out: {
      usage: '--out <dir>',
      summary: 'where the receipts go (default: out/receipts beside the plan)',
    },
    style: styleFlag,
    plan: planFlag,
    json: jsonFlag,
  },

  async run(host, { arguments: names, flags }) {
    if (flags.undo) {
      if (names.length > 0)
        throw wrongUsage(
          '--undo takes the last import back, and no file is named with it.',
          'Leave the file out.',
        )
      const undone = await undoImport(host, flags)
      host.say(undoneText(undone, flags.dryRun))
      return undoExitCode(undone, flags.dryRun)
    }
    if (names.length === 0)
      throw wrongUsage('No file was named.', 'Name what came in: nap import FILE')
    const style = await houseStyle(host, flags.style)
    const isAnswered = flags.receipt && !flags.dryRun
    if (isAnswered) await checkReceipts(host, flags)
    const done = await importFiles(host, names, flags)
    // Told at once: it stands, whatever becomes of the receipts.
    if (flags.json) host.out(importJson(done, flags.dryRun))
    else host.say(importText(done, flags.dryRun))
    const exitCode = importExitCode(done, flags.dryRun)
    if (!isAnswered) return exitCode
    const receipts = await writeReceipts(host, done, { ...flags, style })
    for (const line of receiptLines(receipts)) host.err(`${line}\n`)
    return exitCode === exitCodes.done ? receipts.exitCode : exitCode
  },
})
