// Made from schemas/comment.schema.json by `npm run fix`. Do not edit.

/**
 * What a stakeholder said of a draft, and the reasoned response.
 */
export interface Comment {
/**
 * The organisation.
 */
from: string
/**
 * Who spoke for the organisation. Only with consent: the name is printed.
 */
person?: {
/**
 * One line of plain text.
 */
name: string
/**
 * The person agreed in writing to be named: true. Otherwise leave the person out.
 */
consents?: boolean
}
/**
 * The day on which it arrived, year-month-day.
 */
received_on: string
/**
 * How did it come in? A message is one by WhatsApp or SMS.
 */
via: ("email" | "letter" | "workshop" | "form" | "meeting" | "telephone" | "message" | "website")
/**
 * One commitment, one field of it, a thematic area, or a chapter of the plan.
 */
about: {
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
commitment?: string
field?: string
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
theme?: string
chapter?: ("introduction" | "open-government-efforts-to-date" | "development-process" | "whole-plan")
}
/**
 * The words as they came in: Markdown without raw HTML, in any language.
 */
text: string
/**
 * The words of the draft that it is about.
 */
quotation?: string
/**
 * What the field should say instead, whole; nap respond offers to put it there.
 */
proposal?: string
/**
 * Write how many supported it, or leave the field out.
 */
votes?: number
/**
 * The reasoned response: what was done, and why.
 */
response?: {
disposition: ("accepted" | "accepted_in_part" | "already_in_place" | "under_consideration" | "not_accepted" | "another_agency")
/**
 * Markdown without raw HTML, in any language.
 */
reason: string
/**
 * A day, written year-month-day.
 */
decided_on: string
/**
 * The commitment that was changed in answer.
 */
commitment?: string
}
}
