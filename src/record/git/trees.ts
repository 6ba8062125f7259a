import { limits } from '../../model/limits.ts'
import { isInput } from '../../model/source.ts'
import { byText } from '../../plain/text.ts'
import { tooMany } from './committed.ts'
import { partly } from './faults.ts'
import type { Objects } from './objects.ts'

/** A file as a commit has it, before it is read; `file` is relative to the plan folder. */
export type Entry = { readonly file: string; readonly id: string }

/** The lists of folders that have been read: what two commits have alike is read once. */
export type Trees = {
  /**
   * The inputs of the plan as a commit has them, sorted by name, without their text; none where it has no such folder.
   * Throws a Refusal: 1 for too many files, 5 if a list is not on this machine.
   */
  readonly inputsAt: (hash: string, prefix: string) => Promise<readonly Entry[]>
}

/** One line of the list of a folder. */
type Line = { readonly mode: string; readonly name: string; readonly id: string }

const folderMode = '40000'
const fileModes = ['100644', '100755']

export function treesOf(objects: Objects): Trees {
  const known = new Map<string, Promise<readonly Line[]>>()
  const lines = (id: string) => remembered(known, id, () => linesAt(objects, id))

  async function planTree(hash: string, prefix: string): Promise<string | undefined> {
    let id: string | undefined = `${hash}^{tree}`
    for (const name of prefix === '' ? [] : prefix.split('/')) {
      const all: readonly Line[] = id === undefined ? [] : await lines(id)
      id = named(name, all)?.id
    }
    return id
  }

  const below = new Map<string, Promise<readonly Entry[]>>()
  function entriesBelow(id: string, path: string, count: () => void): Promise<readonly Entry[]> {
    return remembered(below, `${id} ${path}`, async () => {
      const all = (await lines(id)).flatMap(({ mode, name, id }) => {
        const file = path + name
        count()
        return isInput(file) ? [{ mode, id, file }] : []
      })
      const folders = all.filter(({ mode }) => mode === folderMode)
      const inside = folders.map(({ id, file }) => entriesBelow(id, `${file}/`, count))
      const files = all.filter(({ mode }) => fileModes.includes(mode))
      return [...files.map(({ id, file }) => ({ id, file })), ...(await Promise.all(inside)).flat()]
    })
  }

  return {
    async inputsAt(hash, prefix) {
      const id = await planTree(hash, prefix)
      if (id === undefined) return []
      let counted = 0
      const count = () => {
        counted += 1
        if (counted > limits.files) throw tooMany(hash)
      }
      const entries = await entriesBelow(id, '', count)
      return entries.toSorted((a, b) => byText(a.file, b.file))
    },
  }
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>) {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

// A Mac spells letters with marks in one way on disk and another in git.
function named(name: string, lines: readonly Line[]): Line | undefined {
  const folders = lines.filter(({ mode }) => mode === folderMode)
  return (
    folders.find((line) => line.name === name) ??
    folders.find((line) => line.name.normalize() === name.normalize())
  )
}

/** A list as git keeps it: for each name its mode, a space, the name, a zero byte and the bytes of its id. */
async function linesAt(objects: Objects, id: string): Promise<readonly Line[]> {
  const tree = await objects.read(id)
  if (tree?.kind !== 'tree' || !tree.bytes) throw partly()
  const { bytes } = tree
  const idLength = tree.id.length / 2
  const lines: Line[] = []
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(' ', at)
    const end = bytes.indexOf(0, space)
    lines.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('utf8', space + 1, end),
      id: bytes.toString('hex', end + 1, end + 1 + idLength),
    })
    at = end + 1 + idLength
  }
  return lines
}
