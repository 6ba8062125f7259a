import { type CanonicalIds, canonicalIdsIn } from '../../model/decision.ts'
import type { Unread } from '../../model/findings/unread.ts'
import { openOf, type PointOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { fileStem, type PlanFile } from '../../model/plan-file.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import type { OpenPlan } from './open.ts'

type Closed = PointOf<'unread-file'>

/** More lines would hide the result that they are about. */
const mostNamed = 5

/**
 * A sentence for each file that cannot be read: whoever reads what the others say must not believe that this institution
 * said nothing.
 * @param commitment only what may have to do with this one
 */
export function unreadLines(plan: OpenPlan, commitment?: string): string[] {
  const files = unreadIn(plan, commitment)
  const lines = files.slice(0, mostNamed).map((closed) => sentence(closed, plan))
  const more = files.length - lines.length
  return more > 0
    ? [
        ...lines,
        `${counted(more, 'more file', 'more files')} cannot be read; nap validate names them.`,
      ]
    : lines
}

/** The same for programs. */
export function unreadRecords(plan: OpenPlan, commitment?: string): Unread[] {
  return unreadIn(plan, commitment).map(({ file, is }) => ({
    file: plan.shownRoot + file,
    institution: is && 'institution' in is ? is.institution : null,
    commitment: is && 'commitment' in is ? is.commitment : null,
  }))
}

function unreadIn({ open, folder }: OpenPlan, commitment: string | undefined): Closed[] {
  const files = openOf(open, 'unread-file')
  if (commitment === undefined) return files
  const canonicalIds = canonicalIdsIn(folder)
  return files.filter(({ is }) => mayBeAbout(canonicalIds.of(commitment), is, canonicalIds))
}

function mayBeAbout(
  commitment: string,
  is: PlanFile | undefined,
  canonicalIds: CanonicalIds,
): boolean {
  if (is === undefined) return true
  if (is.kind === 'contribution') return canonicalIds.ofContribution(is) === commitment
  if (is.kind === 'decisions') return canonicalIds.of(is.commitment) === commitment
  return is.kind === 'plan' || is.kind === 'institutions' || is.kind === 'comment'
}

function sentence({ file, is }: Closed, { folder, shownRoot }: OpenPlan): string {
  const name = shown(shownRoot + file)
  const whose = is && 'institution' in is ? `${shown(nameOf(folder, is.institution), 60)}’s` : 'The'
  return `${whose} file ${name} cannot be read, so ${lost(is)} here; nap validate says why.`
}

function lost(is: PlanFile | undefined): string {
  if (is?.kind === 'contribution') return 'its answers are missing'
  return is?.kind === 'decisions' ? 'its decisions are missing' : 'what it says is missing'
}

/**
 * For who decides by what the files say: what could not be opened would be taken for never said.
 * @throws Refusal (4) where that is a file on which the commitment depends, or a folder
 */
export function refuseUnread({ diagnostics }: Pick<OpenPlan, 'diagnostics'>, commitment: string) {
  const lost = diagnostics.find(
    ({ rule, place: { file } }) =>
      rule === 'file-can-be-opened' &&
      (['plan', 'institutions', commitment].includes(fileStem(file)) || !/\.\w+$/.test(file)),
  )
  if (lost) throw new Refusal(exitCodes.fileSystem, lost.message, lost.help)
}
