import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { expect, inject, onTestFinished } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { type OpenRepository, openRepository } from '../../src/record/git.ts'
import { identity } from '../support/identity.ts'

/** A new empty folder that goes away after the test; the next test does not wait for that. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(inject('repositories'), 'nap-'))
  // What is left, because the process ended before, goes with the folder around it.
  onTestFinished(() => void rm(folder, { recursive: true, force: true }).catch(() => undefined))
  return folder
}

/** A repository in a new folder, with the variables of a machine that has no git configuration of its own. */
export function newRepository({ format = 'sha1' }: { readonly format?: string } = {}) {
  const home = temporaryFolder()
  const top = join(home, 'ogp')
  mkdirSync(top)
  const bare = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  const variables: Record<string, string | undefined> = { ...bare, ...identity }
  const git = (...args: string[]) => gitIn(top, variables, args)
  const put = (file: string, text: string) => putIn(top, file, text)
  if (format === 'sha1') cpSync(join(inject('repositories'), 'new'), top, { recursive: true })
  else git('init', '--quiet', '--initial-branch=main', `--object-format=${format}`)
  return {
    top,
    home,
    bare,
    variables,
    git,
    put,
    read: (file: string) => readFileSync(join(top, file), 'utf8'),
    /** The files of the last commit. */
    committed: () =>
      git('show', '-z', '--name-only', '--format=', 'HEAD').split('\0').filter(Boolean),
    open: (folder = 'plan', use = variables) => opened(join(top, folder), use),
  }
}

/** What git prints; it may fail, as a merge with conflicts does. */
export function gitIn(
  cwd: string,
  env: Record<string, string | undefined>,
  args: readonly string[],
): string {
  return spawnSync('git', args, { cwd, env, encoding: 'utf8' }).stdout
}

export function putIn(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

export async function opened(
  folder: string,
  variables: Record<string, string | undefined>,
): Promise<OpenRepository> {
  const repository = await openRepository(folder, variables)
  if (repository.kind === 'none') throw new Error(`no repository: ${repository.reason}`)
  return repository
}

/** The Refusal that a promise ends in. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => new Error('it was done'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  if (error instanceof Refusal) return error
  throw error
}

/** Starts a program in a process of its own. It may import from `record` by paths such as `./lock.ts`. */
export function started(source: string): { child: ChildProcess; ended: Promise<unknown> } {
  const program = join(temporaryFolder(), 'program.mjs')
  const resolveDir = join(import.meta.dirname, '../../src/record')
  const stdin = { contents: source, resolveDir, loader: 'ts' } as const
  // A library of simple-git is CommonJS and asks for Node's modules by `require`.
  const js = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)`
  buildSync({
    ...{ stdin, bundle: true, platform: 'node', format: 'esm', outfile: program },
    banner: { js },
  })
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, ended }
}
