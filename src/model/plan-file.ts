import type { Diagnostic } from './diagnostic.ts'
import type { Kind } from './schemas.ts'
import type { Document } from './source.ts'

/** What a file of the plan folder is, told from its path alone. */
export type PlanFile =
  | { readonly kind: 'plan' | 'institutions' | 'comment' | 'consultation' }
  | { readonly kind: 'submission'; readonly institution: string }
  | { readonly kind: 'contribution'; readonly institution: string; readonly commitment: string }
  | { readonly kind: 'decisions' | 'translation'; readonly commitment: string }
  | { readonly kind: 'chapter'; readonly name: string }

/** A YAML file of the plan that could be parsed. Whether it has the right form is still open. */
export type LoadedFile = { readonly is: PlanFile & { kind: Kind }; readonly document: Document }

/** What a file that cannot be read says besides its slips; in the lines of those, something stands in. */
export type Supposed = { readonly document: Document; readonly standIns: ReadonlySet<number> }

/** Everything that was read from the plan folder. */
export type Loaded = {
  readonly files: readonly LoadedFile[]
  readonly chapters: readonly {
    readonly name: string
    readonly file: string
    readonly text: string
  }[]
  /** Files of the plan that cannot be read; the diagnostics say why. */
  readonly unreadable: readonly {
    readonly file: string
    readonly is: PlanFile
    readonly supposed?: Supposed
  }[]
  /** File -> its text, for showing the line of a finding. */
  readonly texts: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

const plainId = /^[a-z0-9]+(-[a-z0-9]+)*$/
// Windows cannot store a file of such a name, with whatever ending.
const reservedName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** May this be an id: of a commitment, which becomes a file name and a link, or of an institution, which is a folder? */
export function isPlainId(id: string): boolean {
  return id.length <= 64 && plainId.test(id) && !reservedName.test(id)
}
