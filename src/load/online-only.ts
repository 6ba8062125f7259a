import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import { planFileAt } from '../model/plan-file.ts'
import { isInput } from '../model/source.ts'
import { shown } from '../plain/text.ts'

/** What iCloud leaves in the place of a file that it keeps online only: `.budget.yaml.icloud`. */
const placeholder = /^\.(.+)\.icloud$/

/** Findings for files of the plan that are there and not on this disk, so that they do not count as gone. */
export function onlineOnly(
  entries: readonly { readonly name: string }[],
  path: string,
): Diagnostic[] {
  return entries.flatMap(({ name }) => {
    const [, real] = placeholder.exec(name) ?? []
    const file = path === '' ? real : `${path}/${real}`
    if (real === undefined || file === undefined || !isInput(file) || !planFileAt(file)) return []
    return [
      {
        rule: 'file-can-be-opened',
        severity: 'error',
        place: startOf(file),
        message: `“${shown(file)}” is kept online only by iCloud, so it cannot be read. What it says is missing here.`,
        help: 'Download it in the Finder, or move the plan out of the synchronised folder.',
      },
    ]
  })
}
