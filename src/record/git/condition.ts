import { anonymousIn } from './obstacle.ts'
import { ask, type Environment, gitAt } from './run.ts'

/** What git is like on this computer, for a folder. */
export type Condition = {
  /** `2.39.5` */
  readonly version: string
  /** What to type so that git knows who records; undefined where it does. */
  readonly anonymous: string | undefined
  /** `core.autocrlf` and `core.longpaths`, in small letters; undefined where nobody has set them. */
  readonly autocrlf: string | undefined
  readonly longpaths: string | undefined
}

/** @returns undefined without git on this computer */
export async function conditionOf(
  folder: string,
  variables: Environment,
): Promise<Condition | undefined> {
  const git = await gitAt(folder, variables)
  if (!git) return undefined
  const { exitCode, out } = await ask(git, ['--version'])
  if (exitCode !== 0) return undefined
  const setting = async (name: string) => {
    const answer = await ask(git, ['config', '--get', name])
    return answer.exitCode === 0 ? answer.out.trim().toLowerCase() : undefined
  }
  return {
    version: /\d+(\.\d+)+/.exec(out)?.[0] ?? out.trim(),
    anonymous: (await anonymousIn(git))?.help,
    autocrlf: await setting('core.autocrlf'),
    longpaths: await setting('core.longpaths'),
  }
}
