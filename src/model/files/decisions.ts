// Made from schemas/decisions.schema.json by `npm run fix`. Do not edit.

/**
 * How the secretariat settled what the contributions left open. The name of the file is the id of the commitment. Each decision does one thing and says why.
 */
export interface Decisions {
/**
 * @minItems 1
 * @maxItems 100
 */
decisions: {
/**
 * The field, for example /end_date or /milestones/portal/end_date.
 */
about?: string
/**
 * The institution whose answer stands.
 */
take?: string
/**
 * Beside take, where the institution gives several answers: the name of the file whose answer stands.
 */
filed_as?: string
/**
 * A value of the field, as it would stand in a contribution.
 */
value?: unknown
/**
 * The answers that were on the table. When they change, the decision no longer applies.
 * 
 * @minItems 1
 * @maxItems 100
 */
among?: {
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
institution: string
/**
 * Where the institution gives several answers: the name of the file that holds this one.
 */
filed_as?: string
/**
 * A value of the field, as it would stand in a contribution.
 */
value: unknown
}[]
/**
 * Which earlier decisions on the same field does this one replace? Each is named by its day and by what it decided; nap resolve writes it. One that was made on an earlier day is replaced in any case.
 * 
 * @minItems 1
 * @maxItems 100
 */
replaces?: {
/**
 * The day of the decision that is replaced.
 */
decided_on: string
/**
 * The institution whose answer it took.
 */
take?: string
/**
 * Beside take, where the institution gave several answers: the name of the file that holds it.
 */
filed_as?: string
/**
 * The value that it wrote itself.
 */
value?: unknown
}[]
/**
 * A contribution that the institution filed under another id belongs to this commitment.
 */
join?: {
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
institution: string
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
filed_as: string
}
/**
 * true: the commitment is withdrawn from the plan, and the contributions stay on file. false: a withdrawn commitment is part of the plan again.
 */
withdraw?: boolean
/**
 * An item of a list that is left out, for example /milestones/portal or /other_actors/civil_society/Press club.
 */
drop?: string
/**
 * An item of a list that was left out and is part of the commitment again, for example /milestones/portal.
 */
keep?: string
/**
 * The fingerprint of what was withdrawn or left out; written by nap. When the text changes later, nap says so.
 */
of?: string
/**
 * The new id of the commitment.
 */
rename?: string
/**
 * The commitment that looks like this one and is another: it is not proposed again.
 */
different_from?: string
/**
 * Why. It may not be empty: somebody will ask.
 */
reason: string
/**
 * One line of plain text.
 */
decided_by: string
/**
 * A day, written year-month-day.
 */
decided_on: string
}[]
}
