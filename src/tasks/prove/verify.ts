import type { Host } from '../../command.ts'
import { readPdfFile } from '../../load/read.ts'
import type { Proof } from '../../model/proof.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { claimIn } from '../../pipeline.ts'
import type { Outcome, Verification } from './outcome.ts'
import { compareWithRevision, type VerifyRequest } from './revision.ts'

/**
 * Compares what a PDF claims with the revision that it names.
 * @throws Refusal: 2 without a plan, 4 where the file cannot be opened, 3 and 5 where git or its history is not at hand
 */
export async function verification(
  host: Host,
  file: string,
  request: VerifyRequest,
): Promise<Verification> {
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
    request,
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
