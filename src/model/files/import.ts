// Made from schemas/import.schema.json by `npm run fix`. Do not edit.

/**
 * That a file came in and was taken into the plan. Written by nap import.
 */
export interface Import {
/**
 * The name of the file that came in.
 */
file: string
/**
 * The fingerprint of its bytes: the same file is not taken in twice.
 */
sha256: string
/**
 * What it was taken for: a form, a reviewed draft, the results of a workshop, a letter or an e-mail, or a plan.
 */
as: ("form" | "review" | "results" | "letter" | "plan" | "translation")
/**
 * Who sent it: the id of an institution, or the name of an organisation.
 */
from?: string
/**
 * The day on which it arrived, year-month-day.
 */
received_on: string
/**
 * How did it come in? A message is one by WhatsApp or SMS.
 */
via: ("email" | "letter" | "workshop" | "form" | "meeting" | "telephone" | "message" | "website")
/**
 * The revision that the file was made from.
 */
base?: string
/**
 * Where the file itself is kept in the plan folder. It is never read as a part of the plan.
 */
kept?: string
/**
 * The files of the plan that it changed or made.
 * 
 * @maxItems 1000
 * 
 * Items: One line of plain text.
 */
files?: string[]
}
