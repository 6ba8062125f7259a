import type { Readable } from 'node:stream'
import { main } from '../../src/main.ts'

type Place = {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin?: Readable
  /** What the screen says of itself. */
  readonly stdout?: { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr?: { readonly isTTY?: boolean; readonly columns?: number }
}

/** One command line, in this process. @returns what it prints, apart and as both stand on a screen, and how it ends */
export async function napIn(
  { cwd, env, stdin, stdout, stderr }: Place,
  ...words: readonly string[]
): Promise<{ out: string; err: string; all: string; exitCode: number }> {
  const told = { out: '', err: '', all: '' }
  const into = (name: 'out' | 'err') => ({
    write(text: string) {
      told[name] += text
      told.all += text
    },
  })
  const exitCode = await main({
    argv: ['node', 'nap', ...words],
    env,
    cwd: () => cwd,
    ...(stdin && { stdin }),
    stdout: { ...stdout, ...into('out') },
    stderr: { ...stderr, ...into('err') },
  })
  return { ...told, exitCode }
}
