import type { Reporter } from './reporter.ts'
import { github } from './reporters/github.ts'
import { json } from './reporters/json.ts'
import { junit } from './reporters/junit.ts'
import { markdown } from './reporters/markdown.ts'
import { sarif } from './reporters/sarif.ts'
import { text } from './reporters/text.ts'

/** Every way to show findings; the first is the default. */
export const reporters: readonly Reporter[] = [text, json, github, sarif, junit, markdown]
