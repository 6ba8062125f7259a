import { declared, jsonFlag, planFlag, styleFlag } from '../command.ts'
import { wrongUsage } from '../model/refusal.ts'
import { houseStyle } from '../tasks/plan/house-style.ts'
import { verifyJson, verifyText } from '../tasks/prove/report.ts'
import { verification } from '../tasks/prove/verify.ts'

export const command = declared({
  examples: ['nap verify out/nap.pdf', 'nap verify --rebuild draft-1.pdf'],
  arguments: [{ usage: '[file]', summary: 'the PDF: out/nap.pdf' }],
  flags: {
    rebuild: {
      usage: '--rebuild',
      summary: 'print the revision once more and compare every byte: only this proves the pages',
    },
    browser: {
      usage: '--browser <path>',
      summary: 'the browser to print with; or: system, bundled',
    },
    style: {
      ...styleFlag,
      summary: 'with --rebuild: the house style that it was printed in',
    },
    plan: planFlag,
    json: jsonFlag,
  },

  async run(host, { arguments: [file], flags }) {
    if (file === undefined) {
      throw wrongUsage('Say which PDF to verify.', 'For example: nap verify out/nap.pdf')
    }
    if (flags.style !== undefined && !flags.rebuild) throw forRebuildOnly()
    const style = await houseStyle(host, flags.style)
    const verified = await verification(host, file, { ...flags, style })
    if (flags.json) host.out(verifyJson(verified))
    else host.say(verifyText(verified))
    const { help, remarks, exitCode } = verified
    if (!flags.json)
      for (const words of [...remarks, ...(help ? [help] : [])]) host.err(`${words}\n`)
    return exitCode
  },
})

function forRebuildOnly() {
  return wrongUsage(
    '--style says how the pages were printed, and they are compared only with --rebuild.',
    'Add --rebuild, or leave --style out: what the PDF carries does not depend on it.',
  )
}
