import { gitRefusal } from './faults.ts'
import type { OpenRepository } from './repository.ts'
import { ask, type Environment, gitAt, read } from './run.ts'

/** A setting of this copy of the repository; undefined where it has none. */
export async function localSetting(
  { git }: OpenRepository,
  name: string,
): Promise<string | undefined> {
  const { exitCode, out } = await ask(git, ['config', '--local', '-z', '--get', name])
  return exitCode === 0 ? out.replace(/\0$/, '') : undefined
}

/** Whether git, asked in a folder, knows no such setting. Where it cannot answer, nothing is known to be missing. */
export async function lacksSetting(
  top: string,
  name: string,
  variables: Environment,
): Promise<boolean> {
  const git = await gitAt(top, variables)
  return git !== undefined && (await ask(git, ['config', '--get', name])).exitCode === 1
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
