import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { lstat } from '../../disk/disk.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import { ifMissing } from '../faults.ts'
import { lockInPlan } from '../traces.ts'
import { gitRefusal, quoted } from './faults.ts'
import { type HookWork, hookWorkIn } from './hook-work.ts'
import { headOf, type OpenRepository, planIn } from './repository.ts'
import { type Answer, act, ask } from './run.ts'
import type { State } from './state.ts'

/** A new revision, or nothing because the plan is as the last one has it. */
export type Recorded =
  | { readonly hash: string; readonly hookWork: HookWork }
  | { readonly nothing: true }

/** How long another git may hold its lock: its commands take less, so after that it was probably killed. */
const lockPatienceMs = 3_000

type CommitRequest = {
  readonly message: string
  /** How long the commit and the user's hooks may take. */
  readonly hookMs: number
  /** Tells somebody at a screen what git is waiting for, once it has taken so long. */
  readonly quietMs: number
  readonly say?: ((words: string) => void) | undefined
}

/**
 * One commit of exactly the plan folder. Everything else in the index and on disk stays as it is, and after a failure
 * the plan's own entries in the index do too.
 */
export function commit(
  repository: OpenRepository,
  state: State,
  request: CommitRequest,
): Promise<Recorded> {
  const { prefix } = repository
  // Not the option for literal paths: hooks would inherit it, and their own patterns would no longer match.
  const plan = prefix === '' ? '.' : `:(top,literal)${planIn(repository)}`
  const lock = `:(top,literal,exclude)${prefix === '' ? '' : `${prefix}/`}${lockInPlan}`
  const others = state.byProducts.map((file) => `:(top,literal,exclude)${file}`)
  return commitPaths(repository, { ...state, paths: [plan, lock, ...others] }, request)
}

/** One commit of exactly these files, all new, in a repository without any. @param files named from its top */
export function commitFirst(
  repository: OpenRepository,
  files: readonly string[],
  request: CommitRequest,
): Promise<Recorded> {
  const untracked = files.map((file) => Buffer.from(file))
  const paths = files.map((file) => `:(top,literal)${file}`)
  return commitPaths(repository, { head: undefined, untracked, paths }, request)
}

async function commitPaths(
  repository: OpenRepository,
  { head, untracked, paths }: Pick<State, 'head' | 'untracked'> & { readonly paths: string[] },
  { message, hookMs, quietMs, say }: CommitRequest,
): Promise<Recorded> {
  const names = untracked.flatMap((name) => [name, Buffer.from([0])])
  const added = Buffer.concat(names)
  // Only new files need it: of the others, `--only` takes what is on disk and leaves the index alone until it is done.
  if (added.length > 0) {
    const staged = await stage(repository, added)
    if (staged.exitCode !== 0)
      throw (await lockedBy(repository, staged)) ?? gitRefusal(staged.words)
  }
  const command = ['commit', '--only', '--cleanup=whitespace', '-F', '-', '--', ...paths]
  const committing = patiently(() =>
    act(repository.git, command, { input: message, patienceMs: hookMs }),
  )
  const telling = setTimeout(async () => say?.(await waitingFor(repository)), quietMs)
  const answer = await committing.finally(() => clearTimeout(telling))
  const hash = await headOf(repository)
  if (hash !== undefined && hash !== head)
    return { hash, hookWork: await hookWorkIn(repository, head, hash) }
  if (added.length > 0) await unstage(repository, added)
  if (isNothing(answer)) return { nothing: true }
  if (answer.stopped) throw await tookTooLong(repository, hookMs)
  throw (await lockedBy(repository, answer)) ?? whyNot(answer)
}

function stage({ git }: OpenRepository, added: Buffer): Promise<Answer> {
  // simple-git waits 50 ms after a command that prints nothing, so it is made to print.
  const command = ['add', '--verbose', '--pathspec-from-file=-', '--pathspec-file-nul']
  const staging = (...more: string[]) =>
    patiently(() => ask(git, [...command, ...more], { input: added }))
  return staging().then((answer) =>
    // A file may be new where a sparse checkout keeps the others out. Older versions of git do not know the option.
    answer.exitCode !== 0 && answer.words.includes('sparse') ? staging('--sparse') : answer,
  )
}

/** Best effort: if it does not succeed, the new files stay staged, and the next record takes them. */
function unstage({ git }: OpenRepository, added: Buffer): Promise<Answer> {
  return ask(git, ['update-index', '--force-remove', '-z', '--stdin'], { input: added })
}

/** Tries again while another git holds one of its locks, which is never removed. */
async function patiently(command: () => Promise<Answer>): Promise<Answer> {
  const end = performance.now() + lockPatienceMs
  for (;;) {
    const answer = await command()
    const isLocked = answer.exitCode !== 0 && lockIn(answer) !== undefined
    if (!isLocked || performance.now() >= end) return answer
    await pause(150)
  }
}

function lockIn({ words }: Answer): string | undefined {
  return /Unable to create '(.+\.lock)': File exists/.exec(words)?.[1]
}

function isNothing({ exitCode, out, stopped }: Answer): boolean {
  return (
    exitCode === 1 && !stopped && /^(nothing to commit|nothing added|no changes added)/m.test(out)
  )
}

function whyNot({ exitCode, words }: Answer): Refusal {
  // git ends with 128 for reasons of its own and with 1 when a hook says no.
  if (exitCode !== 1) return gitRefusal(words)
  const reason = words.trim() === '' ? ' without a word.' : `: ${quoted(words)}`
  return new Refusal(
    exitCodes.repositoryState,
    `Nothing was recorded, because a commit hook of this repository refused${reason}`,
    'Fix what the hook names and try again.',
  )
}

async function lockedBy({ top }: OpenRepository, answer: Answer): Promise<Refusal | undefined> {
  const lock = lockIn(answer)
  if (lock === undefined) return undefined
  const path = resolve(top, lock)
  const found = await lstat(path).catch(ifMissing)
  const seconds = found ? Math.max(0, Math.round((Date.now() - found.mtimeMs) / 1000)) : 0
  const age =
    seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
  return new Refusal(
    exitCodes.busy,
    `Another git is at work in this repository, or was stopped in the middle: its lock “${shown(path)}” is ${age} old. Nothing was recorded.`,
    'Wait until it has finished and try again. If you are sure that no git is running, delete that file.',
  )
}

/** The program that signs revisions, where git is told to have them signed. */
async function signerOf({ git }: OpenRepository): Promise<string | undefined> {
  const setting = async (...args: string[]) => (await ask(git, ['config', ...args])).out.trim()
  if ((await setting('--type=bool', '--get', 'commit.gpgSign')) !== 'true') return undefined
  const format = (await setting('--get', 'gpg.format')) || 'openpgp'
  const named = await setting('--get', `gpg.${format}.program`)
  return named || (await setting('--get', 'gpg.program')) || 'gpg'
}

async function waitingFor(repository: OpenRepository): Promise<string> {
  const signer = await signerOf(repository)
  return signer === undefined
    ? 'git is still at work on the revision: a commit hook of this repository has not finished yet.'
    : `git waits for the program that signs revisions (${shown(signer)}). It may be asking for a password, in another window; to record without a signature: git config commit.gpgSign false`
}

async function tookTooLong(repository: OpenRepository, hookMs: number): Promise<Refusal> {
  const seconds = counted(Math.round(hookMs / 1000), 'second')
  const signer = await signerOf(repository)
  if (signer !== undefined)
    return new Refusal(
      exitCodes.repositoryState,
      `Nothing was recorded, because git waited longer than ${seconds} for the program that signs revisions (${shown(signer)}), and was stopped.`,
      'Give it the password it waits for, or switch signing off with git config commit.gpgSign false, and try again.',
    )
  return new Refusal(
    exitCodes.repositoryState,
    `Nothing was recorded, because git and its commit hooks took longer than ${seconds} and were stopped.`,
    'Ask whoever set up the commit hooks of this repository, and try again.',
  )
}
