import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import {
  earlierNames,
  release,
  releases,
  releasesJson,
  releasesText,
  releaseTalk,
  releaseText,
} from '../tasks/history/release.ts'

export const command = declared({
  examples: [
    'nap release draft-1 --title "First draft" --on 2017-06-15',
    'nap release final',
    'nap release --list',
  ],
  arguments: [{ usage: '[name]', summary: 'what the revision is called from now on: draft-1' }],
  flags: {
    title: { usage: '--title <words>', summary: 'what the cover calls it (default: the name)' },
    on: {
      usage: '--on <date>',
      summary: 'when it was issued, year-month-day (default: today)',
    },
    list: { usage: '--list', summary: 'list the releases' },
    plan: planFlag,
    json: jsonFlag,
  },

  async run(host, { arguments: [name], flags }) {
    if (flags.list) {
      const list = await releases(host, flags)
      host.out(flags.json ? releasesJson(list) : releasesText(list))
      return exitCodes.done
    }
    const { made, remarks } = await release(host, name, flags)
    host.out(flags.json ? releasesJson([made]) : releaseText(made))
    for (const remark of remarks) host.err(`${remark}\n`)
    const earlier = flags.json ? [] : await earlierNames(made, host, flags)
    for (const words of flags.json ? [] : releaseTalk(made, earlier)) host.err(`${words}\n`)
    return exitCodes.done
  },
})
