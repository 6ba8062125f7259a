import type { Reporter } from './reporter.ts'
import { json } from './reporters/json.ts'
import { text } from './reporters/text.ts'

/** Every way to show findings; the first is the default. */
export const reporters: readonly Reporter[] = [text, json]
