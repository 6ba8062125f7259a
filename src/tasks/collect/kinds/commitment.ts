import type { Host } from '../../../command.ts'
import { commitmentsOf } from '../../../model/draft.ts'
import { kinds } from '../../../model/kinds.ts'
import type { PlanFolder } from '../../../model/plan.ts'
import { filePathOf } from '../../../model/plan-file.ts'
import { slugOf } from '../../../model/slug.ts'
import { listed, shown, shownInWords } from '../../../plain/text.ts'
import type { Answers } from '../../plan/answers.ts'
import { refuseIfThere } from '../../plan/free-file.ts'
import { guidedFile } from '../../plan/guided.ts'
import type { OpenPlan } from '../../plan/open.ts'
import { type Known, type NewKind, plainKind } from '../kind.ts'

// A number is what the secretariat writes down, for plans that are out.
// What few commitments have is not asked of everybody.
const leftOut = [
  'waive',
  'published_number',
  'policy_areas',
  'cluster',
  'co_leads',
  'links',
  'further_contacts',
] as const

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
  suggested: leadFor,

  others: ({ folder }, names) => othersWith(folder, names),
  place: (_plan, { institution, id }) =>
    institution === undefined || id === undefined
      ? undefined
      : { file: filePathOf('contribution', { institution, commitment: id }), pointer: '' },
  offered: ({ draft, folder }, institution) =>
    commitmentsOf(draft).map(({ id, number, value: { title } }) => {
      const isTheirs = folder.contributions.some(
        (one) => one.institution === institution && one.commitment === id,
      )
      const name = title === undefined ? id : `${shownInWords(title, 60)} (${id})`
      return { name: `${isTheirs ? 'Go on with' : 'Add to'} ${number} ${name}`, value: id }
    }),

  async change(plan, answers, { institution, id }) {
    const file = filePathOf('contribution', { institution, commitment: id })
    await refuseIfThere(plan, file, 'choose another id')
    return {
      file,
      content: await guidedFile(plan, { kind: 'contribution', file, answers, leftOut }),
    }
  },

  next(plan, { file, names: { institution, id } }) {
    const others = othersWith(plan.folder, { institution, id })
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

function othersWith(
  { contributions }: PlanFolder,
  {
    institution,
    id,
  }: { readonly institution?: string | undefined; readonly id?: string | undefined },
): string[] {
  return contributions
    .filter((one) => one.commitment === id && one.institution !== institution)
    .map((one) => one.institution)
}

// Whoever adds to a commitment of others, or writes in their thematic area, may be a supporting agency.
function leadFor({ folder }: OpenPlan, host: Host, { answers, names }: Known): Answers {
  const { institution, id = slugOf(String(answers['title'] ?? '')) } = names
  if (institution === undefined || othersWith(folder, { institution, id }).length > 0) return {}
  const { institutions } = folder.institutions.value
  const own = institutions.find((one) => one.id === institution)?.leads
  const { theme = own } = answers
  const leaders = institutions.filter(({ leads }) => leads !== undefined && leads === theme)
  const isTheirs = leaders.some((leader) => leader.id !== institution)
  return {
    // Nobody is there to say otherwise where nobody is asked.
    ...(host.ask && own !== undefined && { theme: own }),
    ...(isTheirs ? {} : { lead_implementing_agency: institution }),
  }
}
