import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { identity } from './identity.ts'

const root = join(import.meta.dirname, '../..')

/** A copy of nap’s own source, to be changed as CONTRIBUTING.md says, and a repository with Pakistan’s plan to try it on. */
export function changedProgram() {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'nap-changed-')))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const program = join(home, 'nap')
  const place = join(home, 'ogp')
  const env = { PATH: process.env['PATH'], HOME: home, ...identity }

  mkdirSync(program)
  for (const part of ['src', 'schemas', 'templates', 'bin', 'build.mjs', 'package.json'])
    cpSync(join(root, part), join(program, part), { recursive: true })
  const settings = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  writeFileSync(join(program, 'tsconfig.json'), JSON.stringify({ ...settings, include: ['src'] }))
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'))

  const run = (cwd: string, command: string, words: readonly string[]) => {
    const { stdout, stderr, status } = spawnSync(command, words, { cwd, env, encoding: 'utf8' })
    return { out: stdout, err: stderr, exitCode: status }
  }
  const nap = (...words: string[]) =>
    run(place, process.execPath, [join(program, 'bin/nap.js'), ...words])

  return {
    place,
    nap,
    /** Runs git in the repository of the plan; what it printed. */
    git: (...words: string[]) => run(place, 'git', words).out,
    change(file: string, changed: (text: string) => string): void {
      writeFileSync(join(program, file), changed(readFileSync(join(root, file), 'utf8')))
    },
    add(file: string, text: string): void {
      writeFileSync(join(program, file), text)
    },
    /** What a file of nap’s own says now. */
    read: (file: string): string => readFileSync(join(program, file), 'utf8'),
    /** Brings up to date what is derived, builds nap, and records the plan with it. */
    build(): void {
      for (const words of [['types'], []])
        execFileSync(process.execPath, ['build.mjs', ...words], { cwd: program })
      cpSync(join(root, 'plan'), join(place, 'plan'), { recursive: true })
      execFileSync('git', ['init', '--quiet', place], { env })
      nap('compile', '--to', 'md')
    },
    /** What the compiler has to say. */
    mistakesOfType: () =>
      run(program, process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit'])
        .out,
  }
}
