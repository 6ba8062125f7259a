import type { Rule } from './rule.ts'
import { abbreviationIsExplained } from './rules/abbreviation-is-explained.ts'
import { commentHasAResponse } from './rules/comment-has-a-response.ts'
import { commentNamesPersonsOnlyWithConsent } from './rules/comment-names-persons-only-with-consent.ts'
import { commitmentChangesMoreThanAWebsite } from './rules/commitment-changes-more-than-a-website.ts'
import { commitmentEndsAfterItStarts } from './rules/commitment-ends-after-it-starts.ts'
import { commitmentFallsIntoThePlanPeriod } from './rules/commitment-falls-into-the-plan-period.ts'
import { commitmentFitsThePlanPeriod } from './rules/commitment-fits-the-plan-period.ts'
import { commitmentHasATheme } from './rules/commitment-has-a-theme.ts'
import { commitmentHasATitle } from './rules/commitment-has-a-title.ts'
import { commitmentHasDates } from './rules/commitment-has-dates.ts'
import { commitmentHasMilestones } from './rules/commitment-has-milestones.ts'
import { commitmentInvolvesOthers } from './rules/commitment-involves-others.ts'
import { commitmentLastsThreeMonths } from './rules/commitment-lasts-three-months.ts'
import { commitmentLinksToWiderGoals } from './rules/commitment-links-to-wider-goals.ts'
import { commitmentNamesAConcreteAct } from './rules/commitment-names-a-concrete-act.ts'
import { commitmentNamesAContact } from './rules/commitment-names-a-contact.ts'
import { commitmentNamesItsLead } from './rules/commitment-names-its-lead.ts'
import { commitmentSaysWhatIsNew } from './rules/commitment-says-what-is-new.ts'
import { commitmentSaysWhatWillBeDone } from './rules/commitment-says-what-will-be-done.ts'
import { commitmentServesAnOgpValue } from './rules/commitment-serves-an-ogp-value.ts'
import { commitmentSpeaksOfOpenness } from './rules/commitment-speaks-of-openness.ts'
import { commitmentStatesTheProblem } from './rules/commitment-states-the-problem.ts'
import { commitmentsAreNotAlike } from './rules/commitments-are-not-alike.ts'
import { consultationHasASummary } from './rules/consultation-has-a-summary.ts'
import { consultationIsAnnouncedInTime } from './rules/consultation-is-announced-in-time.ts'
import { contactIsOfTheOffice } from './rules/contact-is-of-the-office.ts'
import { dateInTextReadsOneWay } from './rules/date-in-text-reads-one-way.ts'
import { dayInTextIsOnTheCalendar } from './rules/day-in-text-is-on-the-calendar.ts'
import { deadlineComesToAnEnd } from './rules/deadline-comes-to-an-end.ts'
import { deadlineTextAgreesWithTheDate } from './rules/deadline-text-agrees-with-the-date.ts'
import { decisionDoesOneThing } from './rules/decision-does-one-thing.ts'
import { decisionNamesWhatWasKnown } from './rules/decision-names-what-was-known.ts'
import { decisionStillApplies } from './rules/decision-still-applies.ts'
import { dialogueGoesOn } from './rules/dialogue-goes-on.ts'
import { disagreementsAreSettled } from './rules/disagreements-are-settled.ts'
import { fieldIsDecidedOnce } from './rules/field-is-decided-once.ts'
import { fileNameFitsEveryComputer } from './rules/file-name-fits-every-computer.ts'
import { idIsGivenOnce } from './rules/id-is-given-once.ts'
import { institutionHasAnswered } from './rules/institution-has-answered.ts'
import { leftOutThemeHasNoCommitment } from './rules/left-out-theme-has-no-commitment.ts'
import { milestoneEndsAfterItStarts } from './rules/milestone-ends-after-it-starts.ts'
import { milestoneEndsInTheFirstYear } from './rules/milestone-ends-in-the-first-year.ts'
import { milestoneFitsItsCommitment } from './rules/milestone-fits-its-commitment.ts'
import { milestoneHasADeliverable } from './rules/milestone-has-a-deliverable.ts'
import { milestoneIsComplete } from './rules/milestone-is-complete.ts'
import { milestoneIsOfOneCommitment } from './rules/milestone-is-of-one-commitment.ts'
import { milestoneNamesAConcreteAct } from './rules/milestone-names-a-concrete-act.ts'
import { milestoneSaysWhenItStarts } from './rules/milestone-says-when-it-starts.ts'
import { milestoneStandsOnce } from './rules/milestone-stands-once.ts'
import { milestonesAreTwoToTen } from './rules/milestones-are-two-to-ten.ts'
import { milestonesEndAtDifferentTimes } from './rules/milestones-end-at-different-times.ts'
import { nameHasNoVersionMark } from './rules/name-has-no-version-mark.ts'
import { pictureCanBePrinted } from './rules/picture-can-be-printed.ts'
import { planEndsAfterItStarts } from './rules/plan-ends-after-it-starts.ts'
import { planHasACalendar } from './rules/plan-has-a-calendar.ts'
import { planHasFiveToFifteenCommitments } from './rules/plan-has-five-to-fifteen-commitments.ts'
import { planHasItsChapters } from './rules/plan-has-its-chapters.ts'
import { planLastsEighteenMonths } from './rules/plan-lasts-eighteen-months.ts'
import { planServesTwoOgpValues } from './rules/plan-serves-two-ogp-values.ts'
import { policyAreaHasOneSpelling } from './rules/policy-area-has-one-spelling.ts'
import { policyAreaIsListed } from './rules/policy-area-is-listed.ts'
import { problemIsDescribed } from './rules/problem-is-described.ts'
import { problemRestsOnAFact } from './rules/problem-rests-on-a-fact.ts'
import { proseHasNoPlaceholder } from './rules/prose-has-no-placeholder.ts'
import { provinceHasACommitment } from './rules/province-has-a-commitment.ts'
import { publishedNumberIsOfOneCommitment } from './rules/published-number-is-of-one-commitment.ts'
import { renameIsToAFreeId } from './rules/rename-is-to-a-free-id.ts'
import { signOffIsOfThisText } from './rules/sign-off-is-of-this-text.ts'
import { technologyServesAnotherValue } from './rules/technology-serves-another-value.ts'
import { textHasNoDamagedLetters } from './rules/text-has-no-damaged-letters.ts'
import { textHasNoKeyOrPassword } from './rules/text-has-no-key-or-password.ts'
import { textHasNoLocalPath } from './rules/text-has-no-local-path.ts'
import { textHasNoPersonalNumber } from './rules/text-has-no-personal-number.ts'
import { textHasNoPrivateContact } from './rules/text-has-no-private-contact.ts'
import { textHasNoRestrictiveMarking } from './rules/text-has-no-restrictive-marking.ts'
import { textHasNoTrackedChanges } from './rules/text-has-no-tracked-changes.ts'
import { textIsNotAPlaceholder } from './rules/text-is-not-a-placeholder.ts'
import { textIsPrintedWhole } from './rules/text-is-printed-whole.ts'
import { themeHasACommitment } from './rules/theme-has-a-commitment.ts'
import { themeHasOneLead } from './rules/theme-has-one-lead.ts'
import { themeOrdersItsOwnCommitments } from './rules/theme-orders-its-own-commitments.ts'
import { timeInTextIsExact } from './rules/time-in-text-is-exact.ts'
import { titleHasNoNumber } from './rules/title-has-no-number.ts'
import { titleIsOfOneCommitment } from './rules/title-is-of-one-commitment.ts'
import { titleIsShort } from './rules/title-is-short.ts'
import { translationIsCurrent } from './rules/translation-is-current.ts'
import { translationIsOfAText } from './rules/translation-is-of-a-text.ts'
import { valueIsExplained } from './rules/value-is-explained.ts'
import { waiverIsNeeded } from './rules/waiver-is-needed.ts'
import { waiverNamesARule } from './rules/waiver-names-a-rule.ts'
import { withdrawnTextIsUnchanged } from './rules/withdrawn-text-is-unchanged.ts'
import { wordingIsDefinite } from './rules/wording-is-definite.ts'

/** Every rule, in the order in which `nap explain` lists those of one subject. */
export const rules: readonly Rule[] = [
  institutionHasAnswered,
  themeHasOneLead,
  idIsGivenOnce,
  disagreementsAreSettled,
  decisionDoesOneThing,
  decisionStillApplies,
  fieldIsDecidedOnce,
  withdrawnTextIsUnchanged,
  renameIsToAFreeId,
  decisionNamesWhatWasKnown,
  commitmentsAreNotAlike,
  commitmentHasATitle,
  publishedNumberIsOfOneCommitment,
  commitmentHasATheme,
  commitmentNamesItsLead,
  commitmentStatesTheProblem,
  commitmentSaysWhatWillBeDone,
  commitmentServesAnOgpValue,
  commitmentHasDates,
  commitmentEndsAfterItStarts,
  commitmentFallsIntoThePlanPeriod,
  commitmentFitsThePlanPeriod,
  commitmentLastsThreeMonths,
  commitmentNamesAContact,
  commitmentInvolvesOthers,
  policyAreaIsListed,
  policyAreaHasOneSpelling,
  commitmentLinksToWiderGoals,
  technologyServesAnotherValue,
  valueIsExplained,
  commitmentHasMilestones,
  milestonesAreTwoToTen,
  milestoneIsComplete,
  milestoneSaysWhenItStarts,
  milestoneEndsAfterItStarts,
  milestoneFitsItsCommitment,
  milestonesEndAtDifferentTimes,
  milestoneEndsInTheFirstYear,
  milestoneHasADeliverable,
  milestoneStandsOnce,
  milestoneIsOfOneCommitment,
  deadlineTextAgreesWithTheDate,
  deadlineComesToAnEnd,
  textIsNotAPlaceholder,
  proseHasNoPlaceholder,
  titleIsOfOneCommitment,
  titleIsShort,
  titleHasNoNumber,
  problemIsDescribed,
  problemRestsOnAFact,
  commitmentSpeaksOfOpenness,
  commitmentNamesAConcreteAct,
  milestoneNamesAConcreteAct,
  commitmentSaysWhatIsNew,
  commitmentChangesMoreThanAWebsite,
  wordingIsDefinite,
  timeInTextIsExact,
  dateInTextReadsOneWay,
  dayInTextIsOnTheCalendar,
  abbreviationIsExplained,
  planEndsAfterItStarts,
  planLastsEighteenMonths,
  planHasItsChapters,
  planHasACalendar,
  planHasFiveToFifteenCommitments,
  planServesTwoOgpValues,
  themeHasACommitment,
  leftOutThemeHasNoCommitment,
  themeOrdersItsOwnCommitments,
  provinceHasACommitment,
  translationIsCurrent,
  translationIsOfAText,
  dialogueGoesOn,
  consultationIsAnnouncedInTime,
  consultationHasASummary,
  commentHasAResponse,
  commentNamesPersonsOnlyWithConsent,
  signOffIsOfThisText,
  textIsPrintedWhole,
  pictureCanBePrinted,
  textHasNoDamagedLetters,
  textHasNoKeyOrPassword,
  textHasNoPersonalNumber,
  textHasNoLocalPath,
  textHasNoRestrictiveMarking,
  textHasNoPrivateContact,
  contactIsOfTheOffice,
  textHasNoTrackedChanges,
  nameHasNoVersionMark,
  fileNameFitsEveryComputer,
  waiverNamesARule,
  waiverIsNeeded,
]
