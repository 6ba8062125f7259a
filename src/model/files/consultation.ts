// Made from schemas/consultation.schema.json by `npm run fix`. Do not edit.

/**
 * A workshop or meeting at which the plan was discussed.
 */
export interface Consultation {
/**
 * What the meeting was called.
 */
title: string
/**
 * The day on which it was held (2017-05-23), or the month (2017-05).
 */
date: string
/**
 * The last day, where it took more than one.
 */
until?: string
/**
 * The day on which people could first learn of it: of the invitation or the notice.
 */
announced_on?: string
/**
 * The town, or where online.
 */
place: string
/**
 * Did people meet in one room?
 */
mode?: ("in_person" | "online" | "both")
/**
 * Could anybody come?
 */
attendance?: ("open" | "by_invitation")
/**
 * Which offices and organisations held it?
 * 
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
/**
 * Pictures of it; persons who can be recognised only with consent.
 * 
 * @maxItems 20
 */
photographs?: {
/**
 * The name of a PNG or JPEG in the folder pictures/ of the plan.
 */
file: string
/**
 * What stands below it.
 */
caption?: string
/**
 * What it shows, for those who cannot see it.
 */
alternative: string
}[]
/**
 * true: it was planned, and may not have been held so.
 */
tentative?: boolean
}
