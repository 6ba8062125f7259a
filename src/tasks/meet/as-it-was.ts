import type { OpenPlan } from '../plan/open.ts'

/** What is to be said beside a plan that is told as it was on a day that is over. */
export function asItWas({ isAsItWas }: OpenPlan): string[] {
  return isAsItWas
    ? [
        'What came in, was decided or was answered after that day is not counted. Texts are told as they are now.',
      ]
    : []
}
