import type { PlanFile } from '../model/plan-file.ts'

const shapes: readonly (readonly [RegExp, (parts: readonly string[]) => PlanFile])[] = [
  [/^plan\.yaml$/, () => ({ kind: 'plan' })],
  [/^institutions\.yaml$/, () => ({ kind: 'institutions' })],
  [
    /^submissions\/([^/]+)\/submission\.yaml$/,
    ([institution = '']) => ({ kind: 'submission', institution }),
  ],
  [
    /^submissions\/([^/]+)\/([^/]+)\.yaml$/,
    ([institution = '', commitment = '']) => ({ kind: 'contribution', institution, commitment }),
  ],
  [/^decisions\/([^/]+)\.yaml$/, ([commitment = '']) => ({ kind: 'decisions', commitment })],
  [/^comments\/[^/]+\.yaml$/, () => ({ kind: 'comment' })],
  [/^consultations\/[^/]+\.yaml$/, () => ({ kind: 'consultation' })],
  [
    /^translations\/[a-z]{2}\/([^/]+)\.yaml$/,
    ([commitment = '']) => ({ kind: 'translation', commitment }),
  ],
  [/^chapters\/([^/]+)\.md$/, ([name = '']) => ({ kind: 'chapter', name })],
]

/** @param file path relative to the plan folder @returns undefined for a file that has no place in a plan */
export function identify(file: string): PlanFile | undefined {
  for (const [shape, make] of shapes) {
    const parts = shape.exec(file)
    if (parts) return make(parts.slice(1))
  }
  return undefined
}
