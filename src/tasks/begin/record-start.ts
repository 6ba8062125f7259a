import type { Host } from '../../command.ts'
import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { listed, shown } from '../../plain/text.ts'
import { inputList } from '../../record/message.ts'

/** How it went: whether there is a revision now, and what is to be said. */
type Start = { readonly isRecorded: boolean; readonly remarks: readonly string[] }

/**
 * Records a new plan and what was written around it as the first revision of the repository that nap made for it.
 * @param folder the top of that repository
 * @param files named from there
 */
export async function recordStart(
  folder: string,
  files: readonly string[],
  { env, version }: Host,
): Promise<Start> {
  const git = await import('../../record/git.ts')
  const outcome = await orRefusal(async (): Promise<Start> => {
    const repository = await git.openRepository(folder, env)
    if (repository.kind === 'none') return { isRecorded: false, remarks: [] }
    const ignored = await git.ignoredAmong(repository, files)
    const lost = ignored.filter((file) => file.startsWith('plan/'))
    if (lost.length > 0) return { isRecorded: false, remarks: [unrecorded(lost)] }
    const kept = files.filter((file) => !ignored.includes(file))
    const recorded = await git.recordFirst(repository, kept, messageFor(kept, version))
    if ('nothing' in recorded) return { isRecorded: false, remarks: [] }
    return {
      isRecorded: true,
      remarks: [
        `Recorded these files as revision ${shortHash(recorded.hash)}.`,
        ...(ignored.length > 0
          ? [
              `Not recorded, because git is told to ignore them: ${listed(ignored.map((file) => shown(file)))}.`,
            ]
          : []),
      ],
    }
  })
  if (!(outcome instanceof Refusal)) return outcome
  const words = sentences(outcome)
  const remark = words.replace('so nothing can be recorded', 'so nothing was recorded')
  return { isRecorded: false, remarks: [remark] }
}

// A revision without the plan would be none of it, and git would go on leaving it out.
function unrecorded(lost: readonly string[]): string {
  return `Nothing was recorded, because git is told to ignore files of the plan: ${listed(lost.map((file) => shown(file)))}. Find the rule with “git check-ignore -v ${shown(lost[0] ?? '')}”, take it out, and type: nap compile`
}

function messageFor(files: readonly string[], version: string): string {
  const paragraphs = ['Plan: set up', `Written: ${inputList(files)}`, `Nap-Version: ${version}`]
  return `${paragraphs.join('\n\n')}\n`
}

/** The two lines that record files beside a plan, in every shell. @param files named from where they are typed */
export function toRecord(files: readonly string[]): string[] {
  if (files.length === 0) return []
  const names = files.map((file) => (/^[\w./-]+$/.test(file) ? file : `"${shown(file)}"`)).join(' ')
  return [
    'nap compile records the plan. To record the files beside it, type these two lines:',
    `  git add -- ${names}`,
    `  git commit -m "Set up the plan" -- ${names}`,
  ]
}
