import { editionName, type Proof, proofFile } from '../model/proof.ts'
import { listed, shown } from '../plain/text.ts'
import { type Carried, carriedBy } from './attachments.ts'
import { proofIn } from './shape.ts'
import type { Work } from './work.ts'

/** What a PDF claims: nothing more than its own words, until somebody has compared them with the revision. */
export type Claim =
  | {
      readonly kind: 'proof'
      readonly proof: Proof
      /** The Markdown that it carries; undefined where it is not in it. */
      readonly document: string | undefined
    }
  | Unproved

/** A PDF that claims nothing that can be compared: what it is, and what to do, whole sentences. */
export type Unproved = {
  readonly kind: 'not-from-nap' | 'other-document' | 'no-proof' | 'tampered' | 'newer-nap'
  readonly message: string
  readonly help: string
}

/** @throws Refusal (1) where the file cannot be read as a PDF */
export function claimIn(pdf: Uint8Array, work?: Work): Claim {
  const carried = carriedBy(pdf, work)
  const proofs = carried.files.filter(({ name }) => name === proofFile)
  if (proofs.length > 1) return tampered(`It carries ${proofFile} more than once.`)
  const [file] = proofs
  if (!file) return unproved(carried)
  const read = proofIn(textOf(file.content()))
  if (read === 'newer') return newerNap()
  if (!read) return tampered(`The ${proofFile} that it carries is not as nap writes it.`)

  const told = carried.property('NapRevision')
  if (told !== undefined && told !== read.revision?.hash) {
    return tampered(
      `Its properties name revision “${shown(told.slice(0, 12))}”, and the ${proofFile} that it carries names another one.`,
    )
  }
  const name = `${editionName(read.audience)}.md`
  const documents = carried.files.filter((other) => other.name === name)
  if (documents.length > 1) return tampered(`It carries ${name} more than once.`)
  return { kind: 'proof', proof: read, document: textOf(documents[0]?.content()) }
}

function textOf(content: Uint8Array | undefined): string | undefined {
  return content && Buffer.from(content).toString('utf8')
}

function tampered(what: string): Unproved {
  return {
    kind: 'tampered',
    message: `${what} Somebody has changed this PDF since nap made it.`,
    help: 'Do not rely on it. Ask whoever issued the plan for the PDF.',
  }
}

function newerNap(): Unproved {
  return {
    kind: 'newer-nap',
    message: `The ${proofFile} that it carries was written by a newer version of nap.`,
    help: 'Install the newest version of nap and try again.',
  }
}

function unproved(carried: Carried): Unproved {
  const isOurs =
    carried.property('NapVersion') !== undefined ||
    carried.property('NapRevision') !== undefined ||
    carried.property('Creator')?.startsWith('nap, with ') === true
  const others = carried.files
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.md') && !/^nap(-internal)?\.md$/.test(name))
  if (!isOurs) {
    return {
      kind: 'not-from-nap',
      message: 'This PDF was not made by nap, or another program has taken out all that nap wrote.',
      help: 'Name a PDF that nap compile has made.',
    }
  }
  if (others.length > 0) {
    const names = others.slice(0, 3).map((name) => `“${shown(name, 60)}”`)
    return {
      kind: 'other-document',
      message: `nap made this PDF, but it is no edition of the plan: it carries ${listed(names)}.`,
      help: 'Name a PDF that nap compile has made.',
    }
  }
  return {
    kind: 'no-proof',
    message: `nap made this PDF, but it does not carry ${proofFile}, so there is nothing to compare. An older version of nap made it, or another program took the attached files out when it saved the PDF.`,
    help: 'Ask for the file as nap wrote it, or compile the plan again.',
  }
}
