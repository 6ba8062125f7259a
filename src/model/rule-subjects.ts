/** What rules are about, in the order in which `nap explain` tells them; each rule says where it belongs. */
export const subjects = {
  participants: 'Who takes part',
  decisions: 'What does not agree, and how it is settled',
  commitments: 'What every commitment answers',
  milestones: 'Milestones and their dates',
  wording: 'Wording: advice, never a score',
  plan: 'The plan as a whole',
  process: 'Consultations, comments and sign-offs',
  publication: 'What must not be published',
  waivers: 'Rules that are switched off',
  fields: 'What a field may hold',
  reading: 'How a file is written',
} as const

export type Subject = keyof typeof subjects
