import type { Host } from '../command.ts'
import { readPdfFile } from '../load/read.ts'
import type { Proof } from '../model/proof.ts'
import { type ExitCode, exitCodes, Refusal } from '../model/refusal.ts'
import { shortHash } from '../model/revision.ts'
import { claimIn } from '../pipeline.ts'
import { type Compared, compareWithRevision } from './verify-revision.ts'

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

type Flags = { readonly plan?: unknown; readonly rebuild?: unknown; readonly browser?: unknown }

export type Outcome = Pick<Verification, 'verdict' | 'message' | 'help' | 'exitCode'> & {
  readonly compared?: Compared
  readonly remarks?: readonly string[]
}

/**
 * Compares what a PDF claims with the revision that it names.
 * @throws Refusal: 2 without a plan, 4 where the file cannot be opened, 3 and 5 where git or its history is not at hand
 */
export async function verification(host: Host, file: string, flags: Flags): Promise<Verification> {
  const pdf = readPdfFile(host.cwd, file)
  if (!pdf) return verdictOn(file, undefined, tooLarge)
  const claim = await claimOf(pdf)
  if (claim.kind !== 'proof') return verdictOn(file, undefined, claim.outcome)
  const { proof, document } = claim
  if (proof.unrecorded || !proof.revision) return verdictOn(file, proof, unrecorded(proof))
  const { revision } = proof
  const outcome = await compareWithRevision(
    host,
    { proof: { ...proof, revision }, document, pdf },
    flags,
  )
  return verdictOn(file, proof, outcome)
}

function verdictOn(file: string, claim: Proof | undefined, outcome: Outcome): Verification {
  return { file, claim, compared: undefined, remarks: [], ...outcome }
}

const problem = { exitCode: exitCodes.planHasProblems } as const

const tooLarge: Outcome = {
  ...problem,
  verdict: 'unreadable',
  message: 'This file is larger than any plan, so it was not read.',
  help: 'Check that this is the PDF that you mean.',
}

async function claimOf(pdf: Uint8Array) {
  try {
    const claim = await claimIn(pdf)
    if (claim.kind === 'proof') return claim
    const { kind: verdict, message, help } = claim
    const outcome: Outcome = { ...problem, verdict, message, help }
    return { kind: 'outcome', outcome } as const
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { message, help, exitCode } = error
    const outcome: Outcome = { verdict: 'unreadable', message, help, exitCode }
    return { kind: 'outcome', outcome } as const
  }
}

function unrecorded({ revision }: Proof): Outcome {
  const basis = revision
    ? `It is based on revision ${shortHash(revision.hash)}, with changes that had not been recorded when it was printed`
    : 'It was made from files that had never been recorded'
  return {
    ...problem,
    verdict: 'unrecorded',
    message: `${basis}, so no revision says what it should contain.`,
    help: 'Compile a recorded revision, and issue that PDF: nap compile.',
  }
}
