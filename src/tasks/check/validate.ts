import type { Host } from '../../command.ts'
import { countWords } from '../../model/findings/finding-counts.ts'
import { limits } from '../../model/limits.ts'
import { type Refusal, wrongUsage } from '../../model/refusal.ts'
import type { Source } from '../../model/source.ts'
import { shown } from '../../plain/text.ts'
import { planFolder } from '../plan/folder.ts'
import { knownOne } from '../plan/known-one.ts'
import { type OpenPlan, openPlan, type PlanRequest } from '../plan/open.ts'
import { unmergedNow, withUnmerged } from '../plan/unmerged.ts'
import { askedFiles, placeOfInput } from './asked-files.ts'
import { explanations } from './explain.ts'
import { type Selection, select, type Wanted } from './selection.ts'
import { touchedFiles } from './touched-files.ts'

/** What narrows down what is reported, as typed. */
export type ValidateRequest = PlanRequest & {
  readonly changed: string | undefined
  readonly only: string | undefined
  readonly max: string | undefined
  readonly stdinPath: string | undefined
}

/**
 * The plan, checked as a whole, and the findings that the user asked for.
 * @param words paths, or “-” alone for what is piped in
 */
export async function validation(
  host: Host,
  request: ValidateRequest,
  words: readonly string[],
): Promise<{ plan: OpenPlan; selection: Selection }> {
  const only = request.only === undefined ? undefined : rulesNamed(request.only)
  const max = request.max === undefined ? undefined : countNamed(request.max)
  const root = planFolder(host, request)
  const unsaved = await unsavedFile(host, root, { words, stdinPath: request.stdinPath })
  const opened = await openPlan(host, request, unsaved)
  const plan = withUnmerged(opened, await unmergedNow(opened, host))
  const paths = unsaved ? [`${root}/${unsaved.file}`] : words
  const scope = await scopeOf(host, plan, { words: paths, request })
  return { plan, selection: select(plan, { ...scope, only, max }) }
}

type Asked = { readonly words: readonly string[]; readonly request: ValidateRequest }

/** Which files are meant. Paths and a revision together mean what both mean. */
export async function scopeOf(
  host: Host,
  plan: OpenPlan,
  { words, request }: Asked,
): Promise<Wanted> {
  const named = words.length === 0 ? undefined : await askedFiles(host, plan, words)
  const { changed } = request
  if (changed === undefined) return named ? { isAbout: named } : {}
  const touched = await touchedFiles(host, plan, { plan: request.plan, changed })
  if (!named) return touched
  return {
    isAbout: (file) => named(file) && touched.isAbout(file),
    isCaused: (diagnostic) => named(diagnostic.place.file) && touched.isCaused(diagnostic),
  }
}

type Piped = {
  readonly words: readonly string[]
  readonly stdinPath: string | undefined
}

async function unsavedFile(host: Host, root: string, piped: Piped): Promise<Source | undefined> {
  const { words, stdinPath } = piped
  const isPiped = words.includes('-')
  if (!isPiped && stdinPath === undefined) return undefined
  if (!isPiped || words.length > 1 || stdinPath === undefined) throw halfAsked()
  const file = await placeOfInput(host, root, stdinPath)
  if (!host.input) throw nothingPiped()
  // One byte more than the limit, so that the reader can tell that it is too large.
  return { file, bytes: await host.input(limits.fileBytes + 1) }
}

function rulesNamed(text: string): string[] {
  const known = explanations().map(({ id }) => id)
  return text.split(',').map((word) => knownOne('rule', word.trim(), known, wrongUsage))
}

function countNamed(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw wrongUsage(
    `“${shown(text)}” is not a number of findings.`,
    'Write how many to show, for example --max 10.',
  )
}

/** What the plan has besides what was asked for, as a line for the talk beside the result; empty where there is nothing. */
export function rest({ elsewhere }: Selection): string {
  const words = countWords(elsewhere)
  return words === ''
    ? ''
    : `Not asked for: ${words} in the rest of the plan. To see all: nap validate\n`
}

function halfAsked(): Refusal {
  return wrongUsage(
    '“-” stands for one file that is piped in, and nap has to know whose place it takes.',
    'Give both and no other path: nap validate - --stdin-path submissions/INSTITUTION/COMMITMENT.yaml.',
  )
}

function nothingPiped(): Refusal {
  return wrongUsage(
    'Nothing is piped in, so there is nothing to check.',
    'Put a file after the command, for example: nap validate - --stdin-path FILE < FILE.',
  )
}
