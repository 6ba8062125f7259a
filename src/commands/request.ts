import { declared, planFlag, styleFlag } from '../command.ts'
import { makeRequests } from '../tasks/exchange/request.ts'
import { requestFormats, usualRequestFormats } from '../tasks/exchange/round.ts'

export const command = declared({
  examples: [
    'nap request',
    'nap request sindh punjab --due 2017-06-20',
    'nap request --to docx,md --style office',
    'nap request sindh --sent 2017-05-22 --via email',
  ],
  arguments: [
    {
      usage: '[institution...]',
      summary: 'whom to ask (default: all that are awaited; those who were asked are reminded)',
    },
  ],
  flags: {
    due: {
      usage: '--due <date>',
      summary: 'by when the answer is wanted (default: inputs_due in the calendar)',
    },
    to: {
      usage: '--to <formats>',
      summary: `which files, with commas: ${requestFormats.join(', ')} (default: ${usualRequestFormats.join(', ')}); the forms are always made`,
    },
    out: {
      usage: '--out <dir>',
      summary: 'where to put them, outside the plan (default: out/requests beside it)',
    },
    sent: {
      usage: '--sent <date>',
      summary: 'the letters went out on this day: the plan keeps that, for nap status',
    },
    via: {
      usage: '--via <way>',
      summary: 'with --sent: how they went out',
      choices: ['email', 'letter', 'message', 'telephone', 'meeting'],
    },
    style: styleFlag,
    plan: planFlag,
  },

  async run(host, { arguments: institutions, flags }) {
    const { written, remarks, exitCode } = await makeRequests(host, { ...flags, institutions })
    for (const file of written) host.out(`wrote ${file}\n`)
    for (const remark of remarks) host.err(`${remark}\n`)
    return exitCode
  },
})
