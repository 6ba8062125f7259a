import { declared, type Host, planFlag, styleFlag } from '../command.ts'
import { wrongUsage } from '../model/refusal.ts'
import { formFormats, makeForm } from '../tasks/exchange/form.ts'
import { makeTranslationForm } from '../tasks/exchange/translation-form.ts'

export const command = declared({
  examples: [
    'nap form --for sindh',
    'nap form --for sindh --to docx open-data-portal',
    'nap form --for national-accountability-bureau --due 2017-06-20 --out forms',
    'nap form --translate ur',
  ],
  arguments: [
    {
      usage: '[commitment...]',
      summary: 'only about these (default: all that it has said something about, and a new one)',
    },
  ],
  flags: {
    for: { usage: '--for <institution>', summary: 'the institution that is to fill it in' },
    translate: {
      usage: '--translate <language>',
      summary: 'instead, for a translator: every text of the plan beside its translation, in Excel',
    },
    due: {
      usage: '--due <date>',
      summary: 'by when it is wanted (default: inputs_due in the calendar)',
    },
    to: {
      usage: '--to <formats>',
      summary: `which files, with commas: ${formFormats.join(', ')} (default: both)`,
    },
    out: {
      usage: '--out <dir>',
      summary: 'where to put them, outside the plan (default: out/forms beside it)',
    },
    style: styleFlag,
    plan: planFlag,
  },

  async run(host, { arguments: commitments, flags }) {
    const { written, remarks, exitCode } = await made(host, flags, commitments)
    for (const file of written) host.out(`wrote ${file}\n`)
    if (written.length === 0 && remarks.length === 0) {
      host.err('The form is there already, and says what it should. Nothing was written.\n')
    }
    for (const remark of remarks) host.err(`${remark}\n`)
    return exitCode
  },
})

type Flags = Pick<Parameters<typeof makeForm>[1], 'plan' | 'due' | 'to' | 'out' | 'style'> & {
  readonly for: string | undefined
  readonly translate: string | undefined
}

function made(host: Host, flags: Flags, commitments: readonly string[]) {
  const { for: institution, translate, ...wish } = flags
  if (translate !== undefined) {
    refuseForTranslator(flags)
    return makeTranslationForm(host, { ...wish, translate, commitments })
  }
  if (institution === undefined) throw forWhom()
  return makeForm(host, { ...wish, for: institution, commitments })
}

// What would change nothing is better not typed than not done.
function refuseForTranslator({ for: institution, due, to }: Flags): void {
  if (institution !== undefined) {
    throw wrongUsage(
      'A form for a translator has the texts of the plan, and is for no institution.',
      'Leave --for out, and name the commitments where it is not to be about all.',
    )
  }
  if (due !== undefined) {
    throw wrongUsage(
      'A form for a translator does not say by when it is wanted.',
      'Leave --due out, and say it in your letter.',
    )
  }
  if (to !== undefined && to !== 'xlsx') {
    throw wrongUsage('A form for a translator is an Excel file, and no other.', 'Leave --to out.')
  }
}

function forWhom() {
  return wrongUsage(
    'It is not said for which institution the form is.',
    'Name it: nap form --for sindh, for example. For a translator: nap form --translate ur',
  )
}
