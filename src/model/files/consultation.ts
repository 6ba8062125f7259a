// Made from schemas/consultation.schema.json by `npm run fix`. Do not edit.

/**
 * A workshop or meeting at which the plan was discussed.
 */
export interface Consultation {
/**
 * One line of plain text.
 */
title: string
/**
 * A day (2017-06-30) or a month (2017-06).
 */
date: string
/**
 * A day, written year-month-day.
 */
until?: string
/**
 * The day on which people could first learn of it: of the invitation or the notice.
 */
announced_on?: string
/**
 * One line of plain text.
 */
place: string
mode?: ("in_person" | "online" | "both")
attendance?: ("open" | "by_invitation")
/**
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
organised_by?: string[]
/**
 * Organisations and offices; persons only with consent.
 * 
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
participants?: string[]
/**
 * What was discussed and what came of it.
 */
summary?: string
tentative?: boolean
}
