import { kinds } from '../../../model/kinds.ts'
import { filePathOf } from '../../../model/plan-file.ts'
import { slugOf } from '../../../model/slug.ts'
import { listed, shown } from '../../../plain/text.ts'
import type { Answers } from '../../plan/answers.ts'
import { refuseIfThere } from '../../plan/free-file.ts'
import { guidedFile } from '../../plan/guided.ts'
import type { OpenPlan } from '../../plan/open.ts'
import { type Known, type NewKind, plainKind } from '../kind.ts'

const leftOut = ['waive'] as const

/** What an institution says about one commitment. */
export const newCommitment: NewKind = {
  ...plainKind,
  name: kinds.contribution.made.as,
  kind: 'contribution',
  leftOut,
  needs: ['title'],
  namedBy: { institution: true, id: 'title' },
  example:
    'nap new commitment citizens-budget --institution finance-division --set title="A citizens’ budget in plain words"',
  suggested: (plan, _host, known) => leadFor(plan, known),

  async change(plan, answers, { institution, id }) {
    const file = filePathOf('contribution', { institution, commitment: id })
    await refuseIfThere(plan, file, 'choose another id')
    return {
      file,
      content: await guidedFile(plan, { kind: 'contribution', file, answers, leftOut }),
    }
  },

  next(plan, { file, names: { institution, id } }) {
    const others = plan.folder.contributions
      .filter(
        (contribution) =>
          contribution.commitment === id && contribution.institution !== institution,
      )
      .map((contribution) => contribution.institution)
    const shared =
      others.length === 0
        ? ''
        : ` ${listed(others)} ${others.length === 1 ? 'has' : 'have'} a commitment of this id too; they are merged into one.`
    const isRecorded = plan.folder.submissions.some((known) => known.institution === institution)
    const record = isRecorded
      ? 'type nap validate, or bring the plan up to date with nap compile'
      : `say how it came, with nap new submission ${institution}`
    return `go on writing in ${shown(plan.shownRoot + file)}; then ${record}.${shared}`
  },
}

// Whoever adds to a commitment of others, or writes in their thematic area, may be a supporting agency.
function leadFor({ folder }: OpenPlan, { answers, names }: Known): Answers {
  const { institution, id = slugOf(String(answers['title'] ?? '')) } = names
  if (institution === undefined) return {}
  const isShared = folder.contributions.some(
    (contribution) => contribution.commitment === id && contribution.institution !== institution,
  )
  const { institutions } = folder.institutions.value
  const leaders = institutions.filter(
    ({ leads }) => leads !== undefined && leads === answers['theme'],
  )
  const isTheirs = leaders.some((leader) => leader.id !== institution)
  return isShared || isTheirs ? {} : { lead_implementing_agency: institution }
}
