import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { identity } from './identity.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for all that tests write, with the repository `ogp`, in which Pakistan’s plan is one recorded revision, and the empty repository `new`. */
    readonly repositories: string
  }
}

const root = join(import.meta.dirname, '../..')

/** What all tests share is made once: what is built from the schemas, the program, and repositories to copy. */
export function setup({ provide }: TestProject): () => void {
  execFileSync(process.execPath, [join(root, 'build.mjs')], { stdio: 'inherit' })
  const repositories = realpathSync.native(mkdtempSync(join(tmpdir(), 'nap-sample-')))
  makeRepositories(repositories)
  provide('repositories', repositories)
  return () => rmSync(repositories, { recursive: true, force: true })
}

function makeRepositories(home: string): void {
  const { PATH } = process.env
  const env = {
    PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    ...identity,
  }
  const top = join(home, 'ogp')
  const git = (...words: string[]) => execFileSync('git', words, { cwd: home, env })
  // Few files: each copy costs, and each goes away again.
  git('init', '--quiet', '--template=', '--initial-branch=main', 'new')
  mkdirSync(join(home, 'new/.git/hooks'))
  cpSync(join(home, 'new'), top, { recursive: true })
  cpSync(join(root, 'plan'), join(top, 'plan'), { recursive: true })
  // The draft of this nap, whichever one wrote the sample’s.
  rmSync(join(top, 'plan/draft'), { recursive: true, force: true })
  execFileSync(process.execPath, [join(root, 'bin/nap.js'), 'merge'], { cwd: top, env })
  git('-C', top, 'add', '.')
  git('-C', top, 'commit', '--quiet', '--message=The plan so far')
  git('-C', top, 'repack', '-a', '-d', '--quiet')
}
