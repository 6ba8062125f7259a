import type { Change } from '../../model/change.ts'
import { nameKey } from '../../plain/computer/file-name.ts'
import { pending } from '../../record/write.ts'

/**
 * Papers under names that cover up nothing else: a number goes behind a name that another paper has. One that stands there
 * as it is to be written keeps its name. @param sets a paper each, in its formats @param out the folder that they go to
 */
export async function namedBeside(
  sets: readonly (readonly Change[])[],
  out: string,
): Promise<Change[]> {
  const named: Change[] = []
  const taken = new Set<string>()
  for (const files of sets) {
    const own = await firstFree(files, out, taken)
    for (const { file } of own) taken.add(nameKey(file))
    named.push(...own)
  }
  return named
}

async function firstFree(
  files: readonly Change[],
  out: string,
  taken: ReadonlySet<string>,
): Promise<readonly Change[]> {
  for (let count = 1; ; count++) {
    const own = files.map((one) => numbered(one, count))
    const isTaken = own.some(({ file }) => taken.has(nameKey(file)))
    if (!isTaken && (await coversNothing(own, out))) return own
  }
}

function numbered({ file, content }: Change, count: number): Change {
  return { file: count === 1 ? file : file.replace(/(?=\.\w+$)/, `-${count}`), content }
}

/** Whether each is there already as it is to be, or nothing has its name. */
async function coversNothing(files: readonly Change[], out: string): Promise<boolean> {
  const others = await pending(out, files)
  const there = await pending(
    out,
    others.map(({ file }) => ({ file, content: undefined })),
  )
  return there.length === 0
}
