import { gitRefusal } from './faults.ts'
import type { OpenRepository } from './repository.ts'
import { ask, type Environment, gitAt, read, readAnswer } from './run.ts'

/** A setting of this copy of the repository; undefined where it has none. */
export async function localSetting(
  { git }: OpenRepository,
  name: string,
): Promise<string | undefined> {
  const { exitCode, out } = await ask(git, ['config', '--local', '-z', '--get', name])
  return exitCode === 0 ? out.replace(/\0$/, '') : undefined
}

/**
 * The command that git starts to merge files for which the attributes name this driver; undefined where it knows none.
 * Where git cannot answer, nothing is known to be missing.
 */
export async function mergeDriverAt(
  top: string,
  name: string,
  variables: Environment,
): Promise<string | 'unknown' | undefined> {
  const git = await gitAt(top, variables)
  if (!git) return 'unknown'
  const { exitCode, out } = await readAnswer(git, ['config', '-z', '--get', `merge.${name}.driver`])
  if (exitCode === 0) return out.toString().replace(/\0$/, '')
  return exitCode === 1 ? undefined : 'unknown'
}

/** Sets a setting of this copy of the repository. Throws a Refusal if git cannot. */
export async function setLocally(
  { git }: OpenRepository,
  name: string,
  value: string,
): Promise<void> {
  // simple-git lets nobody name a merge driver, because git will run it. This one is nap itself.
  await read(git, ['config', '--local', '--replace-all', name, value])
}

/**
 * Removes a section of settings from this copy of the repository, if it is there. Throws a Refusal if git cannot.
 * @param name any setting of that section
 */
export async function forgetLocally(repository: OpenRepository, name: string): Promise<void> {
  if ((await localSetting(repository, name)) === undefined) return
  const section = name.slice(0, name.lastIndexOf('.'))
  const command = ['config', '--local', '--remove-section', section]
  const { exitCode, words } = await ask(repository.git, command)
  if (exitCode !== 0) throw gitRefusal(words)
}

/** The value of an attribute for each of the paths, as git sees it now: `unspecified` where nobody gave one. */
export async function attributeOf(
  { git }: OpenRepository,
  attribute: string,
  paths: readonly string[],
): Promise<string[]> {
  const answer = await read(git, ['check-attr', '-z', attribute, '--', ...paths])
  return answer
    .toString()
    .split('\0')
    .filter((_, index) => index % 3 === 2)
}
