import type { Format } from './format.ts'
import { html } from './formats/html.ts'
import { markdown } from './formats/markdown.ts'

/** Every text format of the document. */
export const formats: readonly Format[] = [markdown, html]
