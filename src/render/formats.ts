import type { Format } from './format.ts'
import { docx } from './formats/docx.ts'
import { html } from './formats/html.ts'
import { markdown } from './formats/markdown.ts'
import { pdf } from './formats/pdf.ts'

/** Every way to write a book, in the order in which they are offered. */
export const formats: readonly Format[] = [markdown, html, pdf, docx]
