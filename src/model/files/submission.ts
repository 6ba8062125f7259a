// Made from schemas/submission.schema.json by `npm run fix`. Do not edit.

/**
 * The covering record of what one institution sent: when, how, signed by whom. Present even when it sent no commitment.
 */
export interface Submission {
/**
 * The day on which it arrived, year-month-day; nap status reckons with it.
 */
received_on: string
/**
 * How did it come in? A message is one by WhatsApp or SMS.
 */
received_via: ("email" | "letter" | "workshop" | "form" | "telephone" | "message" | "pull_request")
/**
 * The office that signed, for example Joint Secretary (Budget).
 */
signed_by?: string
/**
 * returned: sent back for correction. nil_return: the institution says in writing that it has no commitment.
 */
status: ("received" | "returned" | "accepted" | "nil_return")
/**
 * Anything to know about how it came: late, in parts, by telephone first.
 */
note?: string
/**
 * The institution confirms exactly this text.
 */
signed_off?: {
/**
 * One line of plain text.
 */
by: string
/**
 * A day, written year-month-day.
 */
on: string
/**
 * The fingerprint of the text that was agreed to; written by nap.
 */
of: string
/**
 * Each contribution that was agreed to, so that nap can name the one that changes later; written by nap.
 * 
 * @minItems 1
 * @maxItems 500
 */
texts?: {
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
commitment: string
/**
 * The beginning of the fingerprint of this contribution; written by nap.
 */
of: string
}[]
}
}
