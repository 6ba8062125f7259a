import type { Host } from '../../command.ts'
import { type Diagnostic, startOf } from '../../model/diagnostic.ts'
import { orRefusal, Refusal } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import { unmergedFiles } from '../../record/unmerged.ts'
import { isCi } from './ci.ts'
import type { OpenPlan } from './open.ts'

const marks = 'file-has-no-conflict-marks'

/** The files of the plan of which git still holds two versions. What git does not want to answer keeps nobody from the plan. */
export async function unmergedNow(
  { root }: Pick<OpenPlan, 'root'>,
  host: Host,
): Promise<readonly string[]> {
  if (isCi(host)) return []
  const found = await orRefusal(() => unmergedFiles(root, host.env))
  return found instanceof Refusal ? [] : found
}

/** The plan with a finding for each of these files; whose marks are found already needs no other. */
export function withUnmerged(plan: OpenPlan, files: readonly string[]): OpenPlan {
  const marked = new Set(
    plan.diagnostics.filter(({ rule }) => rule === marks).map(({ place }) => place.file),
  )
  const found = files.filter((file) => !marked.has(file)).map(findingOn)
  return found.length === 0 ? plan : { ...plan, diagnostics: [...plan.diagnostics, ...found] }
}

function findingOn(file: string): Diagnostic {
  const isDraft = file.startsWith('draft/')
  return {
    rule: 'file-is-merged',
    severity: 'error',
    place: startOf(file),
    message: isDraft
      ? 'git holds two versions of this file of the draft and waits for one.'
      : 'git holds two versions of this file and waits for one; the text here may be that of one side alone.',
    help: isDraft
      ? 'Once the other files are merged, type nap compile, which makes the draft anew, then git add and the name of this file.'
      : 'Compare both with git diff, write what is right into the file, then type git add and its name.',
  }
}

/** More lines would hide the result that they are about. */
const mostNamed = 5

/** The same as sentences below another result. */
export function unmergedLines({ shownRoot }: OpenPlan, files: readonly string[]): string[] {
  if (files.length === 0) return []
  const names = files.slice(0, mostNamed).map((file) => `“${shown(shownRoot + file)}”`)
  const more = files.length - names.length
  if (more > 0) names.push(counted(more, 'other file'))
  return [
    `git holds two versions of ${names.join(', ')} and waits for one. What is said here may leave out what one side wrote; nap validate says what to do.`,
  ]
}
