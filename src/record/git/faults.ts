import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'

/** How much of what git or a hook says is passed on, in characters. */
const wordsShown = 500

const diskWords =
  /Permission denied|Read-only file system|No space left on device|Disk quota exceeded/

/** What git said when it could not do its part, as a Refusal for a desk officer. */
export function gitRefusal(words: string): Refusal {
  if (words.includes('dubious ownership')) return distrusted(words)
  if (diskWords.test(words)) {
    return new Refusal(
      exitCodes.fileSystem,
      `git could not read or write a file: ${quoted(words)}`,
      'Make room on the disk, or ask for the right to read and write there, and try again.',
    )
  }
  if (words.includes('promisor remote')) return partly()
  if (words.includes('gpg failed to sign')) {
    return new Refusal(
      exitCodes.repositoryState,
      `Nothing was recorded, because git could not sign the revision: ${quoted(words)}`,
      'Fix the signing key, or switch signing off with git config commit.gpgSign false, and try again.',
    )
  }
  if (words.trim() === '') {
    return new Refusal(
      exitCodes.repositoryState,
      'git was ended before it had done its part, and did not say why.',
      'Try again. If it happens again, type git status in the folder of the plan, and ask a colleague who knows git.',
    )
  }
  if (/bad (numeric |boolean )?config/.test(words)) {
    return new Refusal(
      exitCodes.repositoryState,
      `git cannot read its settings: ${quoted(words)}`,
      'Fix or delete the line that git names, or ask a colleague who knows git, and try again.',
    )
  }
  return new Refusal(
    exitCodes.repositoryState,
    `git could not do its part: ${quoted(words)}`,
    'Fix what git names, or ask a colleague who knows git, and try again.',
  )
}

/** That a folder has the marks of a repository, and git does not take it for one. */
export function damaged(top: string): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    `The repository in “${shown(top)}” is damaged: git no longer recognises what is in “.git”. Files there, such as HEAD, may be empty or gone, as after a power cut.`,
    'Do not set it up anew. Ask a colleague who knows git to repair it, or take the plan from another copy of the repository.',
  )
}

/** A clone that leaves files out does not fetch them by itself: nap never reaches for the network. */
export function partly(): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    'This copy of the repository does not hold the text of every recorded file.',
    'Type git fetch --refetch --no-filter, or clone the repository anew, and try again.',
  )
}

/** Words of git or of a hook between quotation marks, made harmless and kept short. */
export function quoted(words: string): string {
  return `“${shown(words.trim(), wordsShown)}”`
}

function distrusted(words: string): Refusal {
  const folder = /repository at '(.+)'/.exec(words)?.[1] ?? 'the repository'
  return new Refusal(
    exitCodes.repositoryState,
    `git does not trust “${shown(folder)}”, because the folder belongs to another user of this computer.`,
    `If you trust what is in it, type git config --global --add safe.directory '${shown(folder, wordsShown)}' and try again.`,
  )
}
