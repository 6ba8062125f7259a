import { basename } from 'node:path'
import type { Host } from '../../command.ts'
import { readArrived } from '../../load/read.ts'
import { limits } from '../../model/limits.ts'
import type { Received, ReceivedMail } from '../../model/received.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { receive } from '../../pipeline/incoming.ts'
import { sha256 } from '../../plain/digest.ts'
import { counted, shown } from '../../plain/text.ts'

/** A file that came in: what it says, or why it cannot be read. */
export type Arrived = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly received: Received | Refusal
  /** The e-mail that it came with. */
  readonly mail?: ReceivedMail
  /** What is to be said besides. */
  readonly remarks: readonly string[]
}

/** The file that the user names and, of an e-mail, what came with it. */
export async function arrivedAt(host: Host, named: string): Promise<Arrived[]> {
  const name = basename(named)
  const bytes = await orRefusal(() => readClosed(host, named, name))
  if (bytes instanceof Refusal) {
    return [{ name, bytes: new Uint8Array(), sha256: '', received: bytes, remarks: [] }]
  }
  return arrivedIn({ name, bytes }, undefined)
}

/** While it is open in an office program, that program keeps a file of its own beside it. */
function readClosed({ cwd }: Host, named: string, name: string): Uint8Array {
  if (!/^(?:~\$|\.~lock\.)/.test(name)) return readArrived(cwd, named)
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(name)}” is kept by an office program while a document is open, and is no document itself.`,
    'Save the document, close it, and import the document itself.',
  )
}

type File = Pick<Arrived, 'name' | 'bytes'>

async function arrivedIn(
  { name, bytes }: File,
  mail: ReceivedMail | undefined,
): Promise<Arrived[]> {
  const received = await orRefusal(() => receive(bytes, name))
  const isMail = !(received instanceof Refusal) && received.kind === 'mail'
  const sent = isMail ? received.attachments : []
  const some = sent.slice(0, limits.attachments)
  const documents = some.filter((one) => !isDecoration(one.name))
  const own = { name, bytes, sha256: sha256(bytes), received, ...(mail && { mail }) }
  const remarks = [
    ...some
      .filter((one) => isDecoration(one.name))
      .map(
        (one) => `“${shown(one.name, 80)}” came with it and is no document, so it was left aside.`,
      ),
    ...(sent.length > some.length
      ? [
          `${counted(sent.length - some.length, 'further file')} came with it and were left aside: nap takes at most ${limits.attachments} from one e-mail.`,
        ]
      : []),
  ]
  // A letter within a letter is taken in, and what came with that is not: nobody sends forms so.
  if (!isMail || mail) return [{ ...own, remarks }]
  const attached = await Promise.all(
    documents.map((one) => arrivedIn({ name: basename(one.name), bytes: one.bytes }, received)),
  )
  return [{ ...own, remarks }, ...attached.flat()]
}

// Emblems in signatures, cards and seals come with every second letter.
function isDecoration(name: string): boolean {
  return /\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|vcf|p7s|asc|ics|emz|wmz)$/i.test(name)
}
