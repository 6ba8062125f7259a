import { isInEnglish } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { type Rule, remark } from '../rule.ts'
import { anyOf } from '../words/pattern.ts'

const standalone = anyOf([
  ...['app', 'awareness campaign', 'campaign', 'course', 'courses', 'dashboard', 'portal', 'pilot'],
  ...['seminar', 'seminars', 'train', 'training', 'trainings', 'web page', 'web site', 'webinar'],
  ...['webinars', 'website', 'websites', 'workshop', 'workshops'],
])
const lasting = anyOf([
  ...['act', 'adopt', 'agreement', 'amend', 'bill', 'budget', 'circular', 'committee', 'decree'],
  ...['guidelines', 'law', 'laws', 'legislation', 'licence', 'mandate', 'mandatory', 'notify'],
  ...['obligation', 'ordinance', 'policy', 'procedure', 'procedures', 'regulation', 'regulations'],
  ...['report', 'require', 'required', 'rule', 'rules', 'standard', 'standards'],
])

export const commitmentChangesMoreThanAWebsite: Rule = {
  id: 'commitment-changes-more-than-a-website',
  subject: 'wording',
  precision: 'not measured',
  on: 'commitment',
  severity: remark,
  why: 'OGP’s reviewers call web sites, trainings and pilots by themselves positive but modest, and binding changes across government substantial.',
  help: 'Say which rule, duty or practice changes with it and stays when the project ends. If nothing does, leave it as it is: this is a hint.',
  source: 'OGP independent reporting mechanism, potential for results',
  example: {
    bad: '- activity: Launch a portal\n- activity: Hold four workshops on its use',
    good: '- activity: Adopt a rule that every contract is published\n- activity: Launch a portal for contracts',
  },
  *check(commitment) {
    const activities = (commitment.value.milestones ?? []).flatMap(({ activity }) => activity ?? [])
    const [first] = commitment.value.milestones ?? []
    const text = activities.join('\n')
    if (!first || activities.length === 0 || !isInEnglish(text, commitment)) return
    if (!activities.every((activity) => standalone(activity)) || lasting(text)) return
    yield {
      at: commitment.place(`/milestones/${first.id}`),
      message: `${called(commitment)}: all its milestones are web sites, trainings or pilots.`,
    }
  },
}
