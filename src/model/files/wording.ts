// Made from schemas/wording.schema.json by `npm run fix`. Do not edit.

/**
 * The title of the plan, the names of thematic areas and institutions, and the chapters, in another language.
 */
export interface Wording {
/**
 * @minItems 1
 * @maxItems 500
 */
texts: {
/**
 * What it translates: /title, /themes/open-data/name, /institutions/sindh/name or /chapters/introduction.
 */
about: string
/**
 * The fingerprint of the text that this translates. When that text changes, the translation is out of date.
 */
of: string
/**
 * The text in that language: of a chapter, all of it as Markdown. As long as it is empty, the original is printed.
 */
text?: string
}[]
}
