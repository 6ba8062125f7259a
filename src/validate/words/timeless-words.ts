import { anyOf } from './pattern.ts'

// What stood in the place of an end date in 20 of 106 deadlines of Canada’s plan and in 29 of 45 commitments of a plan of the
// United States: our own selection.
export const timelessWords = anyOf([
  ...['annual', 'annually', 'as and when', 'continuous', 'continuously', 'continuing', 'each year'],
  ...['every year', 'monthly', 'on a regular basis', 'on-going', 'ongoing', 'periodically'],
  ...['permanent', 'quarterly', 'regularly', 'throughout', 'until further notice', 'yearly'],
])
