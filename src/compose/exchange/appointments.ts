import type { Appointment } from '../../model/exchange/appointment.ts'
import type { PlanFolder } from '../../model/plan.ts'
import type { Language } from '../language.ts'

/** The dates of the plan that have a day, for calendars; of inputs, the day by which a letter asks for them. */
export function appointmentsOf(
  { plan }: Pick<PlanFolder, 'plan'>,
  { due, language }: { readonly due: string; readonly language: Language },
): Appointment[] {
  const { title, country, period, calendar = [] } = plan.value
  const counts = new Map<string, number>()
  const idOf = (kind: string) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return [country, period.start, kind, count].join(' ')
  }
  const dates = calendar.map(({ kind, date, until, time, activity, who = '', tentative }) => ({
    id: idOf(kind),
    title: activity,
    day: kind === 'inputs_due' ? due : date,
    until: kind === 'inputs_due' ? undefined : until,
    time: kind === 'inputs_due' && due !== date ? undefined : time,
    details: who,
    isTentative: tentative === true,
    daysAhead: kind === 'inputs_due' ? 3 : 1,
  }))
  const asked: Appointment = {
    id: idOf('inputs_due'),
    title: language.fill('calendar_due', { plan: title }),
    day: due,
    until: undefined,
    time: undefined,
    details: '',
    isTentative: false,
    daysAhead: 3,
  }
  const hasDue = calendar.some(({ kind }) => kind === 'inputs_due')
  return [...dates, ...(hasDue ? [] : [asked])].filter(({ day }) => day.length === 10)
}
