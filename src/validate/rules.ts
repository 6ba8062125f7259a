import type { Rule } from './rule.ts'
import { commentHasAResponse } from './rules/comment-has-a-response.ts'
import { commentNamesPersonsOnlyWithConsent } from './rules/comment-names-persons-only-with-consent.ts'
import { commitmentEndsAfterItStarts } from './rules/commitment-ends-after-it-starts.ts'
import { commitmentFitsThePlanPeriod } from './rules/commitment-fits-the-plan-period.ts'
import { commitmentHasATheme } from './rules/commitment-has-a-theme.ts'
import { commitmentHasATitle } from './rules/commitment-has-a-title.ts'
import { commitmentHasDates } from './rules/commitment-has-dates.ts'
import { commitmentHasMilestones } from './rules/commitment-has-milestones.ts'
import { commitmentNamesItsLead } from './rules/commitment-names-its-lead.ts'
import { commitmentSaysWhatWillBeDone } from './rules/commitment-says-what-will-be-done.ts'
import { commitmentServesAnOgpValue } from './rules/commitment-serves-an-ogp-value.ts'
import { commitmentStatesTheProblem } from './rules/commitment-states-the-problem.ts'
import { commitmentsAreNotAlike } from './rules/commitments-are-not-alike.ts'
import { decisionDoesOneThing } from './rules/decision-does-one-thing.ts'
import { decisionNamesWhatWasKnown } from './rules/decision-names-what-was-known.ts'
import { decisionStillApplies } from './rules/decision-still-applies.ts'
import { disagreementsAreSettled } from './rules/disagreements-are-settled.ts'
import { institutionHasAnswered } from './rules/institution-has-answered.ts'
import { milestoneEndsAfterItStarts } from './rules/milestone-ends-after-it-starts.ts'
import { milestoneFitsItsCommitment } from './rules/milestone-fits-its-commitment.ts'
import { milestoneIsComplete } from './rules/milestone-is-complete.ts'
import { milestoneStandsOnce } from './rules/milestone-stands-once.ts'
import { renameIsToAFreeId } from './rules/rename-is-to-a-free-id.ts'
import { signOffIsOfThisText } from './rules/sign-off-is-of-this-text.ts'
import { textIsNotAPlaceholder } from './rules/text-is-not-a-placeholder.ts'
import { themeHasOneLead } from './rules/theme-has-one-lead.ts'
import { withdrawnTextIsUnchanged } from './rules/withdrawn-text-is-unchanged.ts'

/** Every rule, in the order in which `nap explain` lists them. */
export const rules: readonly Rule[] = [
  institutionHasAnswered,
  themeHasOneLead,
  disagreementsAreSettled,
  decisionDoesOneThing,
  decisionStillApplies,
  withdrawnTextIsUnchanged,
  renameIsToAFreeId,
  decisionNamesWhatWasKnown,
  commitmentsAreNotAlike,
  commitmentHasATitle,
  commitmentHasATheme,
  commitmentNamesItsLead,
  commitmentStatesTheProblem,
  commitmentSaysWhatWillBeDone,
  commitmentServesAnOgpValue,
  commitmentHasDates,
  commitmentEndsAfterItStarts,
  commitmentFitsThePlanPeriod,
  commitmentHasMilestones,
  milestoneIsComplete,
  milestoneEndsAfterItStarts,
  milestoneFitsItsCommitment,
  milestoneStandsOnce,
  textIsNotAPlaceholder,
  commentHasAResponse,
  commentNamesPersonsOnlyWithConsent,
  signOffIsOfThisText,
]
