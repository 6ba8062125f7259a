import { declared } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { init } from '../tasks/begin/init.ts'

export const command = declared({
  examples: [
    'nap init',
    'nap init --country Kenya --period 2026-2027 --secretariat "Ministry of Justice"',
    'nap init ogp-2026 --country GH --start 2026-07-01 --end 2028-06-30 --theme "Fiscal Openness"',
  ],
  arguments: [
    { usage: '[dir]', summary: 'the folder that is to hold the plan (default: this one)' },
  ],
  flags: {
    country: { usage: '--country <name>', summary: 'its English name, or its code of two letters' },
    period: {
      usage: '--period <years>',
      summary: 'what the plan covers: 2026-2027, or July 2026 to June 2028',
    },
    start: { usage: '--start <date>', summary: 'its first day, in place of --period' },
    end: { usage: '--end <date>', summary: 'its last day' },
    secretariat: { usage: '--secretariat <name>', summary: 'the office that compiles the plan' },
    language: {
      usage: '--language <codes>',
      summary:
        'by their codes, with commas, the working language first: fr, or ur,en (default: en)',
    },
    theme: {
      usage: '--theme <name>',
      summary: 'a thematic area; several with “;” between them, or repeat it',
      isList: true,
    },
    action: {
      usage: '--action <name>',
      summary: 'where nap’s action for pull requests is published: OWNER/nap@v1',
    },
  },

  async run(host, { arguments: [dir], flags }) {
    const { files, talk } = await init(host, flags, dir)
    for (const file of files) host.out(`wrote ${file}\n`)
    for (const line of talk) host.err(`${line}\n`)
    return exitCodes.done
  },
})
