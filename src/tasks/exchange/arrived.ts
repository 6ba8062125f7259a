import { basename, dirname, resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { readArrived, readArrivedFolder } from '../../load/read-arrived.ts'
import type { Received, ReceivedMail } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import type { Source } from '../../model/source.ts'
import { receive, receiveList, receiveRecords } from '../../pipeline/incoming.ts'
import { sha256 } from '../../plain/digest.ts'
import { counted, shown, visibleName } from '../../plain/text.ts'
import { openerOf } from '../../record/office.ts'

/** A file that came in: what it says, or why it cannot be read. */
export type Arrived = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly received: Received | Refusal
  /** Where it lies, on this computer; of what came with an e-mail, where that does. */
  readonly path: string
  /** It is a folder: there is no one file that could be kept. */
  readonly isFolder?: true
  /** The e-mail that it came with. */
  readonly mail?: ReceivedMail
  /** What is to be said besides. */
  readonly remarks: readonly string[]
}

/** The file that the user names and, of an e-mail, what came with it. */
export async function arrivedAt(host: Host, named: string): Promise<Arrived[]> {
  const name = nameIn(named)
  const path = resolve(host.cwd, named)
  const folder = readArrivedFolder(host.cwd, named)
  if (folder) return [await folderArrived(folder, name, path)]
  const bytes = await orRefusal(() => readClosed(host, named, name))
  if (bytes instanceof Refusal) {
    return [{ name, bytes: new Uint8Array(), sha256: '', received: bytes, path, remarks: [] }]
  }
  const [own, ...attached] = await arrivedIn({ name, bytes, path }, undefined)
  if (!own) return attached
  return [{ ...own, remarks: [...(await openWords(path)), ...own.remarks] }, ...attached]
}

/** What a file is called in the plan and on the screen. Whoever gave it its name may have hidden something in it. */
function nameIn(path: string): string {
  const [name = ''] = /[^/\\]*$/.exec(path) ?? []
  return visibleName(name) || 'file'
}

/** What somebody has typed and not saved is in no file. */
async function openWords(path: string): Promise<string[]> {
  const opener = await openerOf(dirname(path), basename(path))
  if (!opener) return []
  // Excel keeps its file under a name of the same form.
  const program = /\.xls[xm]?$/i.test(path) && opener.program === 'Word' ? 'Excel' : opener.program
  return [
    `It is open in ${program}: what has not been saved yet is not in it. If it is not open there, delete “${shown(opener.lock)}”.`,
  ]
}

/** A plan that was kept as a file for each commitment. */
async function folderArrived(
  sources: readonly Source[],
  name: string,
  path: string,
): Promise<Arrived> {
  const bytes = Buffer.concat(
    sources.flatMap(({ file, bytes: own }) => [Buffer.from(`${file}\n${own.length}\n`), own]),
  )
  const received = await orRefusal(() => receiveRecords(sources, name))
  return { name, bytes, sha256: sha256(bytes), received, path, isFolder: true, remarks: [] }
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

type File = Pick<Arrived, 'name' | 'bytes' | 'path'>

async function arrivedIn(
  { name, bytes, path }: File,
  mail: ReceivedMail | undefined,
): Promise<Arrived[]> {
  const received = await orRefusal(() =>
    /\.json$/i.test(name) ? receiveList(bytes, name) : receive(bytes, name),
  )
  const isMail = !(received instanceof Refusal) && received.kind === 'mail'
  const sent = isMail ? received.attachments : []
  const some = sent.slice(0, limits.attachments)
  const documents = some.filter((one) => !isDecoration(one.name))
  const own = { name, bytes, sha256: sha256(bytes), received, path, ...(mail && { mail }) }
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
  // A box of e-mails says nothing itself; each in it is one that came for itself.
  const isBox = received.from.address === '' && received.text === ''
  const attached = await Promise.all(
    documents.map((one) =>
      arrivedIn({ name: nameIn(one.name), bytes: one.bytes, path }, isBox ? undefined : received),
    ),
  )
  return isBox && attached.length > 0 ? attached.flat() : [{ ...own, remarks }, ...attached.flat()]
}

// Emblems in signatures, cards and seals come with every second letter.
function isDecoration(name: string): boolean {
  return /\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|vcf|p7s|asc|ics|emz|wmz)$/i.test(name)
}
