import { extname } from 'node:path'
import { nothingWritten } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import { pending } from '../../record/write.ts'

/** @param wanted `comments/2017-06-14-cgpa.yaml` @returns the first name that nothing has: it, or it with -2 */
export async function freeFile(root: string, wanted: string): Promise<string> {
  const extension = extname(wanted)
  const stem = wanted.slice(0, wanted.length - extension.length)
  for (let count = 1; ; count++) {
    const file = count === 1 ? wanted : `${stem}-${count}${extension}`
    if (await isFree(root, file)) return file
  }
}

/** Whether nothing has this name. The disk decides, whether or not it tells capitals apart. */
async function isFree(root: string, file: string): Promise<boolean> {
  // What would have to be removed is there.
  return (await pending(root, [{ file, content: undefined }])).length === 0
}

type Folder = { readonly root: string; readonly shownRoot: string }

/** @param instead what else can be done: `choose another id` @throws Refusal where something has this name */
export async function refuseIfThere(
  { root, shownRoot }: Folder,
  file: string,
  instead: string,
): Promise<void> {
  if (await isFree(root, file)) return
  throw nothingWritten(
    `“${shown(shownRoot + file)}” is there already.`,
    `Go on writing in that file, or ${instead}.`,
  )
}
