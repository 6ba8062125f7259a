// Made from schemas/translation.schema.json by `npm run fix`. Do not edit.

/**
 * Texts of one commitment in another language. The name of the file is the id of the commitment.
 */
export interface Translation {
/**
 * @minItems 1
 * @maxItems 500
 */
texts: {
/**
 * The field, for example /title; of a milestone, by its id: /milestones/portal/activity.
 */
about: string
/**
 * The fingerprint of the text that this translates. When that text changes, the translation is out of date.
 */
of: string
/**
 * The text in that language. As long as it is empty, the original is printed.
 */
text?: string
}[]
}
