import { declared, jsonFlag, planFlag, styleFlag } from '../command.ts'
import { agendaJson, agendaText, printAgenda } from '../tasks/meet/agenda.ts'
import { asItWas } from '../tasks/meet/as-it-was.ts'
import { agendaOf } from '../tasks/meet/points.ts'
import { dayAskedAbout } from '../tasks/plan/day.ts'
import { houseStyleFor } from '../tasks/plan/house-style.ts'
import { openPlan } from '../tasks/plan/open.ts'
import { outputFolder } from '../tasks/plan/output-folder.ts'
import { formatNames, nothingPrinted } from '../tasks/publish/documents.ts'

export const command = declared({
  examples: [
    'nap agenda',
    'nap agenda --on 2017-06-15',
    'nap agenda --to pdf',
    'nap agenda --to md,html --out meeting',
  ],
  flags: {
    plan: planFlag,
    on: { usage: '--on <date>', summary: 'as of this day, year-month-day (default: today)' },
    to: {
      usage: '--to <formats>',
      summary: `write it for printing, as one or more of: ${formatNames.join(', ')}`,
    },
    out: { usage: '--out <dir>', summary: 'where to put it (default: out beside the plan)' },
    browser: {
      usage: '--browser <path>',
      summary: 'the browser to print with; or: system, bundled',
    },
    style: styleFlag,
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const style = await houseStyleFor(host, flags)
    const { on, asOf } = dayAskedAbout(flags.on, '--on', host)
    const plan = await openPlan(host, { ...flags, asOf })
    const agenda = agendaOf(plan, on)
    const out = await outputFolder(host, plan.root, flags.out)
    const { written, remarks, exitCode } =
      flags.to === undefined
        ? nothingPrinted
        : await printAgenda(plan, host, { agenda, wish: { ...flags, style, to: flags.to, out } })
    if (flags.json) host.out(agendaJson(agenda, written))
    else host.out(await agendaText(agenda, plan, host))
    for (const file of flags.json ? [] : written) host.err(`wrote ${file}\n`)
    for (const remark of [...(flags.json ? [] : asItWas(plan)), ...remarks]) host.err(`${remark}\n`)
    return exitCode
  },
})
