import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

const rti = 'plan/submissions/sindh/sindh-right-to-information.yaml'

/** A plan in which one answer is not recorded yet, and a hook of its repository. */
async function withHook(name: string, script: string) {
  const made = await workspace()
  const path = join(made.top, '.git/hooks', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  await made.run(`sed -i "s/^end_date: .*/end_date: 2018-11-30/" ${rti}`)
  const compile = () => made.run('nap compile --to md')
  return { ...made, compile }
}

test('a hook that formats and stages again does not leave the index behind the revision', async () => {
  const { run, compile } = await withHook(
    'pre-commit',
    `grep -q formatted ${rti} || echo "# formatted" >> ${rti}; git add -- ${rti}`,
  )
  const told = await compile()
  expect(told).toContain('Recorded as revision HASH: 1 commitment changed.')
  expect(told).toContain(
    `A commit hook of this repository changed “${rti}” in that revision, so it is not what the documents were made from. Run nap compile again: it reads the files as they are now.`,
  )
  expect(told).toContain('(exit 5)')
  expect(await run('git status --short -- plan')).toBe('')
  await run('git commit --quiet --allow-empty -m "Something else"')
  expect(await run(`git show HEAD:${rti}`)).toMatch(/2018-11-30(.|\n)*# formatted\n$/)
  expect(await compile()).toContain('Nothing in the plan has changed')
})

test('a hook that stages everything takes in nothing of nap’s own, and what else it took is told', async () => {
  const { top, run, compile } = await withHook('pre-commit', 'git add -A')
  writeFileSync(join(top, 'letter.txt'), 'Dear Sir\n')
  writeFileSync(join(top, 'README.md'), 'x\n')
  await run('git add README.md')
  writeFileSync(join(top, 'README.md'), 'y\n')
  const told = await compile()
  expect(told).toContain(
    'A commit hook of this repository also put “README.md” and “letter.txt” into that revision: no part of the plan.',
  )
  expect(told).not.toContain('(exit')
  expect(await run('git ls-files')).not.toMatch(/\.nap\.|\.nap-|nap-plan/)
  // out/ is written after the revision.
  expect(await run('git status --short')).toBe('?? out/\n')
  expect(readdirSync(join(top, '.git')).filter((name) => name.startsWith('nap'))).toEqual([
    'nap-plan.draft',
  ])
})

test('what a hook changes after the commit is named, and recorded the next time', async () => {
  const { run, compile } = await withHook('post-commit', `echo "# after" >> plan/plan.yaml`)
  const told = await compile()
  expect(told).toContain(
    'On disk, “plan/plan.yaml” is not as that revision has it: a commit hook or another program was at work meanwhile. Look at the difference with git diff; nap compile records it.',
  )
  expect(told).toContain('(exit 5)')
  expect(await run('git status --short -- plan')).toBe(' M plan/plan.yaml\n')
})

test('a hook that changes what nap writes is to leave it alone', async () => {
  const { run, compile } = await withHook(
    'pre-commit',
    'echo formatted >> plan/draft/nap.md; git add plan/draft',
  )
  expect(await compile()).toContain(
    'changed “plan/draft/nap.md” in that revision, so it is not what the documents were made from. Have the hook leave out the folder “plan/draft”, which nap writes itself, and run nap compile again.',
  )
  expect(await run('git status --short -- plan')).toBe('')
})
