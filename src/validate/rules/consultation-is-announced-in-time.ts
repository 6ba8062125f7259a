import { daysBetween, firstDay } from '../../plain/date.ts'
import { counted } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

const fewestDays = 7

export const consultationIsAnnouncedInTime: Rule = {
  id: 'consultation-is-announced-in-time',
  subject: 'process',
  on: 'plan',
  severity: advice,
  why: 'Whoever learns of a workshop a day before cannot prepare and may not come. OGP’s reviewers count less than seven days as too short.',
  help: 'Announce the next one at least a week before; here, check both dates.',
  source: 'OGP independent reporting mechanism: advance notice, adequate from seven days',
  example: {
    bad: 'announced_on: 2017-05-22\ndate: 2017-05-23',
    good: 'announced_on: 2017-05-08\ndate: 2017-05-23',
  },
  *check(_draft, { consultations }) {
    for (const { value, place } of consultations) {
      const { announced_on: announced, date } = value
      // Of a month alone nobody can say how many days were left.
      if (announced === undefined || date === undefined || date.length === 7) continue
      const days = daysBetween(announced, firstDay(date))
      if (days >= fewestDays) continue
      yield {
        at: place('/announced_on'),
        message:
          days < 0
            ? `This consultation was announced on ${announced}, after it was held on ${date}.`
            : `This consultation was announced ${counted(days, 'day')} before it was held.`,
        related: [{ place: place('/date'), label: 'when it was held' }],
      }
    }
  },
}
