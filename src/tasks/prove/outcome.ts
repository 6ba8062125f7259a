import type { Proof } from '../../model/proof.ts'
import type { ExitCode } from '../../model/refusal.ts'
import type { Pages } from './pages.ts'

/** What became of a PDF that was verified. */
export type Verdict =
  /** Everything that was compared is as the revision says. */
  | 'verified'
  /** Something in it is not as the revision that it names says, or was changed afterwards. */
  | 'different'
  | 'tampered'
  | 'unrecorded'
  | 'unknown-revision'
  | 'other-plan'
  /** The release that it names is unknown here, or has become another. */
  | 'other-release'
  /** The pages cannot be compared, because they were printed with other programs. */
  | 'not-comparable'
  | 'not-from-nap'
  | 'other-document'
  | 'no-proof'
  | 'newer-nap'
  | 'unreadable'

export type Verification = {
  /** As the user typed it. */
  readonly file: string
  readonly verdict: Verdict
  /** What the PDF says about itself; undefined where it says nothing that can be read. */
  readonly claim: Proof | undefined
  readonly compared: Compared | undefined
  /** The outcome, whole sentences. */
  readonly message: string
  readonly help: string | undefined
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

export type Outcome = Pick<Verification, 'verdict' | 'message' | 'help' | 'exitCode'> & {
  readonly compared?: Compared
  readonly remarks?: readonly string[]
}

/** How each thing that the PDF carries compares with the revision that it names. */
export type Compared = {
  /** The branch that has the revision: the one that is checked out, another one, or none any more. */
  readonly branch: 'this' | 'other' | 'none'
  readonly release: 'none' | 'same' | 'moved' | 'renamed' | 'unknown'
  readonly draft: 'same' | 'different'
  /** The Markdown that it carries. */
  readonly document: 'same' | 'different' | 'missing'
  readonly pages: Pages
  /** What of the draft is not as it should be, in words. */
  readonly differences: readonly string[]
}
