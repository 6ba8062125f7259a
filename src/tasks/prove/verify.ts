import type { Host } from '../../command.ts'
import { readPdfFile } from '../../load/read.ts'
import type { Proof } from '../../model/proof.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
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
  const claim = await orRefusal(() => claimIn(pdf))
  if (claim instanceof Refusal || claim.kind !== 'proof')
    return verdictOn(file, undefined, unproved(claim))
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

type Claim = Awaited<ReturnType<typeof claimIn>>

function unproved(claim: Refusal | Exclude<Claim, { kind: 'proof' }>): Outcome {
  const { message, help } = claim
  return claim instanceof Refusal
    ? { verdict: 'unreadable', message, help, exitCode: claim.exitCode }
    : { ...problem, verdict: claim.kind, message, help }
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
