import { limits } from '../../model/limits.ts'
import type { NamedRevision } from '../../model/revision.ts'
import type { Source } from '../../model/source.ts'
import { partly } from './faults.ts'
import { type Objects, openObjects } from './objects.ts'
import type { OpenRepository } from './repository.ts'
import { commitNamed, inWordsOfGit, knownIn, lastRevisionAt, resolved } from './revision.ts'
import { type Entry, treesOf } from './trees.ts'

/** A revision of the plan and the names of its inputs. */
type RecordedState = { readonly revision: NamedRevision; readonly entries: readonly Entry[] }

/** Several revisions of one plan, read through one process of git. Whoever opens them closes them. */
export type States = {
  /** Throws a Refusal like `revisionNamed` and `inputsAt`. */
  readonly at: (text: string) => Promise<RecordedState>
  /**
   * The files of entries, of whichever revisions, in their order; of one that is too large, only that it is. Throws a
   * Refusal (5) if a text is not on this machine.
   */
  readonly read: (entries: readonly Entry[]) => Promise<Source[]>
  readonly close: () => void
}

export function openStates(repository: OpenRepository): States {
  const objects = openObjects(repository, limits.fileBytes)
  const trees = treesOf(objects)
  let names: ReturnType<typeof knownIn> | undefined
  const known = () => {
    names ??= knownIn(repository)
    return names
  }

  async function commitIn(text: string): Promise<string | undefined> {
    // A place in the reflog that is not there would end the process for all who still want to read.
    if (text.includes('@{')) return resolved(repository, text)
    const name = inWordsOfGit(text)
    return name === undefined ? undefined : (await objects.read(name))?.id
  }

  async function stateAt(text: string): Promise<RecordedState> {
    const [{ releases }, found] = await Promise.all([known(), commitIn(text)])
    const hash = await commitNamed(repository, text, { releases, found })
    // The commit before it that changed the plan last has the plan as this one has it.
    const [revision, entries] = await Promise.all([
      lastRevisionAt(repository, { text, hash }, known()),
      trees.inputsAt(hash, repository.prefix),
    ])
    return { revision, entries }
  }

  const states = new Map<string, Promise<RecordedState>>()
  return {
    at(text) {
      const state = states.get(text) ?? stateAt(text)
      states.set(text, state)
      return state
    },
    read: (entries) => Promise.all(entries.map((entry) => sourceOf(objects, entry))),
    close: objects.close,
  }
}

async function sourceOf(objects: Objects, { file, id }: Entry): Promise<Source> {
  const text = await objects.read(id)
  if (!text) throw partly()
  // An input may be as large as anybody likes: the reader only has to see that it is too large.
  return { file, bytes: text.bytes ?? new Uint8Array(limits.fileBytes + 1) }
}
