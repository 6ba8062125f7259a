const strict = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:Z|([+-])(\d{2}):(\d{2}))$/

/** What git itself says of a moment that it cannot make out. */
const unknown = '1970-01-01T00:00:00+00:00'

/**
 * A moment as git tells it (`%cI`), so that it is one: any program can write a commit or a tag with a day that no calendar
 * has. Where only its time zone cannot be, it is told in that of Greenwich.
 */
export function momentOf(told: string): string {
  const [, local, sign, hours, minutes] = strict.exec(told) ?? []
  if (local === undefined || Number.isNaN(Date.parse(`${local}Z`))) return unknown
  if (!Number.isNaN(Date.parse(told))) return told
  const away = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  const moment = new Date(Date.parse(`${local}Z`) - away).toISOString()
  return moment.length === unknown.length - 1 ? moment.replace(/\..*/, '+00:00') : unknown
}
