import { declared, jsonFlag, planFlag } from '../command.ts'
import { wrongUsage } from '../model/refusal.ts'
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
    plan: planFlag,
    json: jsonFlag,
  },

  async run(host, { arguments: [file], flags }) {
    if (file === undefined) {
      throw wrongUsage('Say which PDF to verify.', 'For example: nap verify out/nap.pdf')
    }
    const verified = await verification(host, file, flags)
    if (flags.json) host.out(verifyJson(verified))
    else host.say(verifyText(verified))
    const { help, remarks, exitCode } = verified
    if (!flags.json)
      for (const words of [...remarks, ...(help ? [help] : [])]) host.err(`${words}\n`)
    return exitCode
  },
})
