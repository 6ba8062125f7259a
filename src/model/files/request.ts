// Made from schemas/request.schema.json by `npm run fix`. Do not edit.

/**
 * That a letter went out which asks an institution for its commitments, or reminds it of that. nap request makes the letter, and writes this once it was sent.
 */
export interface Request {
/**
 * The institution that was asked.
 */
to: string
/**
 * Did the letter ask for the first time, or remind?
 */
kind: ("request" | "reminder")
/**
 * The day on which it went out, year-month-day; nap status tells it.
 */
sent_on: string
/**
 * The day by which the letter asks for the answer.
 */
due?: string
/**
 * How did it go out? A message is one by WhatsApp or SMS.
 */
via?: ("email" | "letter" | "message" | "telephone" | "meeting")
/**
 * Anything to know about it: to whom it was handed, what was said.
 */
note?: string
}
