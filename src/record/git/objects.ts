import { gitRefusal, partly } from './faults.ts'
import type { OpenRepository } from './repository.ts'
import { started } from './run.ts'

/** What git keeps under a name: a commit, a list of a folder, the text of a file. `size` is in bytes. */
export type GitObject = {
  readonly id: string
  readonly kind: string
  readonly size: number
  /** Undefined where they are more than was wanted. */
  readonly bytes: Buffer | undefined
}

/** One running process of git that is asked for one object after another. Whoever opens it closes it. */
export type Objects = {
  /** Undefined for what git does not have, or cannot tell from something else. The name has no space and no line end. */
  readonly read: (name: string) => Promise<GitObject | undefined>
  readonly close: () => void
}

type Asked = {
  readonly resolve: (object: GitObject | undefined) => void
  readonly reject: (reason: unknown) => void
}

/** @param mostBytes of a larger file only the size is told: its text goes by without being kept */
export function openObjects({ git }: OpenRepository, mostBytes: number): Objects {
  const child = started(git, ['cat-file', '--batch'])
  const waiting: Asked[] = []
  const words: Buffer[] = []
  const answers = answersOf(mostBytes, (object) => waiting.shift()?.resolve(object))
  let over: unknown
  const fail = (reason: unknown) => {
    over ??= reason
    for (const { reject } of waiting.splice(0)) reject(reason)
  }
  child.stdout.on('data', answers)
  child.stderr.on('data', (bytes) => words.push(bytes))
  // If git ends before it has answered all, its words say why.
  child.stdin.on('error', () => undefined)
  child.on('error', fail)
  child.on('close', () => fail(refusalFor(words)))
  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        if (over !== undefined) return reject(over)
        waiting.push({ resolve, reject })
        child.stdin.write(`${name}\n`)
      }),
    close: () => void child.stdin.end(),
  }
}

function refusalFor(words: readonly Buffer[]) {
  const said = Buffer.concat(words).toString()
  return said === '' ? partly() : gitRefusal(said)
}

type Head = Omit<GitObject, 'bytes'>

/**
 * Takes what git prints, piece by piece: for each object a line with its id, kind and size, its bytes and a line end; for
 * each that is missing or not clear one line of words.
 */
function answersOf(mostBytes: number, answer: (object: GitObject | undefined) => void) {
  let rest: Buffer = Buffer.alloc(0)
  let head: Head | undefined
  let parts: Buffer[] = []
  let missing = 0

  // What is left after it; undefined where more has to come.
  function body(bytes: Buffer, { size, ...is }: Head): Buffer | undefined {
    const isKept = is.kind !== 'blob' || size <= mostBytes
    const own = bytes.subarray(0, missing)
    if (isKept) parts.push(own)
    missing -= own.length
    if (missing > 0) return undefined
    const kept = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    answer({ ...is, size, bytes: isKept ? kept.subarray(0, size) : undefined })
    head = undefined
    parts = []
    return bytes.subarray(own.length)
  }

  function line(bytes: Buffer): Buffer | undefined {
    const end = bytes.indexOf('\n')
    if (end < 0) {
      rest = bytes
      return undefined
    }
    const [, id, kind, size] =
      /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(bytes.toString('latin1', 0, end)) ?? []
    if (id === undefined || kind === undefined) answer(undefined)
    else {
      head = { id, kind, size: Number(size) }
      missing = head.size + 1
    }
    return bytes.subarray(end + 1)
  }

  return (chunk: Buffer): void => {
    let left: Buffer | undefined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = Buffer.alloc(0)
    while (left && left.length > 0) left = head ? body(left, head) : line(left)
  }
}
