import { startOf } from '../../model/diagnostic.ts'
import { daysBetween, lastDay } from '../../plain/date.ts'
import { byText, shown } from '../../plain/text.ts'
import { isBegun } from '../begun.ts'
import { type Rule, suggestion } from '../rule.ts'

const mostDays = 184

export const dialogueGoesOn: Rule = {
  id: 'dialogue-goes-on',
  subject: 'process',
  on: 'plan',
  severity: suggestion,
  why: 'Government and civil society meet at least every six months. A plan that nobody has discussed for longer has gone on without them.',
  help: 'Record the meetings that were held, one file each under consultations/, or convene one.',
  source: 'OGP participation and co-creation standards 2022, minimum requirement 1.1',
  example: {
    bad: 'edition: date: 2018-06-15, and the latest file under consultations/ is of 2017-05-23',
    good: 'consultations/2018-05-23-islamabad.yaml',
  },
  *check(draft, { plan, consultations }) {
    const asOf = plan.value.edition?.date
    if (!isBegun(draft) || asOf === undefined) return
    const held = consultations
      .flatMap(({ value, place }) => {
        const { date, until = date, title = '' } = value
        if (date === undefined || until === undefined || value.tentative === true) return []
        return { last: lastDay(until), title, place }
      })
      .filter(({ last }) => last <= asOf)
    const latest = held.toSorted((a, b) => byText(a.last, b.last)).at(-1)
    if (latest && daysBetween(latest.last, asOf) <= mostDays) return
    yield {
      at: latest ? plan.place('/edition/date') : startOf(plan.file),
      message: latest
        ? `The latest consultation, “${shown(latest.title, 80)}”, was on ${latest.last}, more than six months before this edition of ${asOf}.`
        : 'No consultation is recorded yet.',
      ...(latest && { related: [{ place: latest.place('/date'), label: 'the latest' }] }),
    }
  },
}
