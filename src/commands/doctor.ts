import { declared, jsonFlag, planFlag } from '../command.ts'
import { doctorCode, doctorJson, doctorText, examine } from '../tasks/begin/doctor.ts'

export const command = declared({
  examples: ['nap doctor', 'nap doctor --fix', 'nap doctor --json'],
  flags: {
    plan: planFlag,
    fix: { usage: '--fix', summary: 'fix what nap can fix by itself' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const findings = await host.during('Looking around', examine(host, flags))
    if (flags.json) host.out(doctorJson(findings))
    else host.say(doctorText(findings))
    return doctorCode(findings)
  },
})
