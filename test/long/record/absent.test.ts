import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

const rti = 'plan/submissions/sindh/sindh-right-to-information.yaml'
const decision = 'plan/decisions/open-data-portal.yaml'
const later = `sed -i "s/^end_date: .*/end_date: 2018-11-30/" ${rti}`

test.each([
  [
    'in a sparse checkout without decisions/',
    `git sparse-checkout set --no-cone '/*' '!/plan/decisions/'`,
  ],
  [
    'in a sparse checkout of the submissions alone',
    'git sparse-checkout set --cone --sparse-index plan/submissions',
  ],
  [
    'with a file that git was told by hand to leave out',
    `git update-index --skip-worktree ${decision} && rm ${decision}`,
  ],
])('%s, the plan is what git holds, and nothing is recorded as deleted', async (_, leaveOut) => {
  const { top, run } = await workspace()
  const before = await run('nap status --on 2017-06-16')
  mkdirSync(join(top, '.git/info'), { recursive: true })
  await run('git update-index --refresh')
  expect(await run(leaveOut)).toBe('')
  expect(existsSync(join(top, decision))).toBe(false)
  expect(await run('nap status --on 2017-06-16')).toBe(before)
  expect(await run('nap diff')).toContain('Nothing changed between the two')
  expect(await run('nap why open-data-portal')).toContain('Publish twenty')
  await run(later)
  expect(await run('nap compile --to md')).toContain(
    'Recorded as revision HASH: 1 commitment changed.',
  )
  expect(await run('git show --name-status --format= HEAD')).not.toMatch(/^D/m)
  expect(await run('git ls-tree -r --name-only HEAD plan/decisions')).toContain(decision)
  expect(await run('git status --short -- plan')).toBe('')
  // A new decision goes into the file as git holds it.
  const settle =
    'nap resolve open-data-portal --about title --take punjab --reason "Shorter." --on 2017-06-16'
  expect(await run(settle)).toContain('Written to')
  // Of a file that was left out by hand, git has to be told that it is there again.
  if (leaveOut.includes('update-index')) {
    const told = await run('nap compile --to md')
    expect(told).toContain('git is told to overlook changes of “decisions/open-data-portal.yaml”')
    const [advice = ''] = /git update-index .*"/.exec(told) ?? []
    await run(advice)
  }
  expect(await run('nap compile --to md')).toContain('Recorded as revision')
  expect(await run(`git show HEAD:${decision}`)).toMatch(/about: \/(.|\n)*Shorter\./)
  expect(await run(`git diff --stat HEAD~1 HEAD -- ${decision}`)).not.toContain('-\n')
})

test('where git is told to overlook a change, the revision would not hold what the draft was made from', async () => {
  const { top, run } = await workspace()
  await run(`git update-index --assume-unchanged ${decision}`)
  rmSync(join(top, decision))
  const told = await run('nap compile --to md')
  expect(told).toContain(
    'git is told to overlook changes of “decisions/open-data-portal.yaml” (assume-unchanged), so a revision would not hold what the draft was made from. Nothing was recorded.',
  )
  expect(told).toContain(`git update-index --no-assume-unchanged "${decision}"`)
  expect(told).toContain('(exit 5)')
  await run(`git checkout -- ${decision} plan/draft`)
  await run(`git update-index --skip-worktree ${rti}`)
  await run(later)
  expect(await run('nap compile --to md')).toContain('git is told to overlook changes')
})

test('a whole folder that is gone is told, and recorded only if it was meant', async () => {
  const { top, run } = await workspace()
  renameSync(join(top, 'plan/decisions'), join(top, 'elsewhere'))
  const told = await run('nap compile --to md')
  expect(told).toMatch(
    /The folder “plan\/decisions” is gone from the disk, with \d files that git still has\. Nothing was recorded/,
  )
  expect(told).toContain('git restore -- "plan/decisions"')
  expect(told).toContain('(exit 5)')
  await run('git restore -- "plan/decisions"')
  expect(await run('nap compile --to md')).toContain('Nothing in the plan has changed')
  // One file is normal work, and so is a folder of which git was told.
  rmSync(join(top, decision))
  expect(await run('nap compile --to md')).toContain('Recorded as revision')
  await run('git rm -r --quiet -- "plan/decisions"')
  expect(await run('nap compile --to md')).toContain('Recorded as revision')
})

test('a clone that was stopped before git had written its index is no plan with deletions', async () => {
  const { top, run } = await workspace()
  rmSync(join(top, '.git/index'))
  rmSync(join(top, rti))
  const told = await run('nap compile --to md')
  expect(told).toContain('This copy of the repository was never finished')
  expect(told).toContain('(exit 5)')
})

test('a file that iCloud keeps online only is not gone', async () => {
  const { top, run } = await workspace()
  rmSync(join(top, decision))
  writeFileSync(join(top, 'plan/decisions/.open-data-portal.yaml.icloud'), 'bplist00')
  const told = await run('nap compile --to md')
  expect(told).toContain('(exit 1)')
  expect(told).not.toContain('Recorded')
  expect(await run('nap validate')).toContain(
    '“decisions/open-data-portal.yaml” is kept online only by iCloud, so it cannot be read.',
  )
  expect(await run('nap diff --summary')).toContain('open-data-portal')
})

test.skipIf(process.getuid?.() === 0)(
  'a folder of the plan that cannot be listed is not empty (not as root, who may list any folder)',
  async () => {
    const { top, run } = await workspace()
    await run('chmod 0 plan/decisions')
    const told = await run('nap compile --to md')
    await run('chmod 755 plan/decisions')
    expect(told).not.toContain('Recorded')
    expect(readdirSync(join(top, 'plan/decisions'))).not.toEqual([])
    expect(readFileSync(join(top, decision), 'utf8')).not.toBe('')
  },
)
