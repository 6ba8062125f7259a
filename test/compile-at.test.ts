import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workspace } from './support/workspace.ts'

// An earlier revision is printed from git alone, wherever the plan lies and whatever kind of copy this is.

type Workspace = Awaited<ReturnType<typeof workspace>>

const title = 'Spending data every quarter'
const spending = 'plan/submissions/finance-division/quarterly-spending-data.yaml'
const rename = `sed -i "s/^title: .*/title: ${title}/" submissions/finance-division/quarterly-spending-data.yaml`

/** Issues the plan as draft-1, and records another title for one commitment. The plan is where one stands. */
async function secondRevision({ run }: Workspace): Promise<void> {
  await run('nap release draft-1 --title "First draft" --on 2017-06-15')
  await run(rename)
  await run('nap merge')
  await run('git add .')
  await run('git commit --quiet --message="Another title"')
}

/** The Markdown that a revision is made into. */
async function markdownAt({ run, home }: Workspace, revision: string): Promise<string> {
  const told = await run(`nap compile --at ${revision} --to md --out ${home}/past`)
  expect(told).toContain('Made from revision HASH')
  return readFileSync(join(home, 'past/nap.md'), 'utf8')
}

async function expectBoth(space: Workspace): Promise<void> {
  expect(await markdownAt(space, 'draft-1')).not.toContain(title)
  expect(await markdownAt(space, 'main')).toContain(title)
}

describe('an earlier revision', () => {
  test('of a plan that is the whole repository', async () => {
    const space = await workspace()
    await space.run('mv plan/* . && git add . && git commit --quiet --message="Move the plan"')
    await secondRevision(space)
    await expectBoth(space)
  })

  test('of a plan deep in a repository', async () => {
    const space = await workspace()
    const { run, top } = space
    mkdirSync(join(top, 'ogp/south asia'), { recursive: true })
    renameSync(join(top, 'plan'), join(top, 'ogp/south asia/plan'))
    await run('git add .')
    await run('git commit --quiet --message="Move the plan"')
    await run('cd "ogp/south asia/plan"')
    await secondRevision(space)
    await expectBoth(space)
    expect(await run('nap log --max 1')).toContain('1 commitment changed')
  })

  test('in a linked worktree, with no branch checked out', async () => {
    const space = await workspace()
    const { run, home } = space
    await run('cd plan')
    await secondRevision(space)
    await run('git pack-refs --all')
    await run(`git worktree add --quiet --detach ${home}/beside nap/draft-1`)
    await run(`cd ${home}/beside`)
    await expectBoth(space)
    expect(await run('nap compile --to md --out ../now')).toContain('Nothing in the plan has')
    expect(readFileSync(join(home, 'now/nap.md'), 'utf8')).toContain('# Open Government')
    expect(await run('nap release workshop --on 2017-06-16')).toContain('is now the release')
  })

  test('on either side of a merge, and of the merge itself', async () => {
    const space = await workspace()
    const { run } = space
    await run('git checkout --quiet -b punjab')
    await run('cd plan')
    await run(
      'sed -i "s/^end_date: .*/end_date: 2018-11-11/" submissions/punjab/open-data-portal.yaml',
    )
    await run('nap merge')
    await run('git commit --quiet --all --message=Punjab')
    await run('git checkout --quiet main')
    await secondRevision(space)
    await run('git merge --quiet --no-edit punjab')
    await run('git checkout --quiet main -- .')
    const merged = await markdownAt(space, 'HEAD')
    expect(merged).toContain(title)
    expect(merged).toContain('11 November 2018')
    expect(await markdownAt(space, 'HEAD^1')).not.toContain('11 November 2018')
    expect(await markdownAt(space, 'HEAD^2')).not.toContain(title)
    const log = await run('nap log --max 1')
    expect(log).toContain('(merges two lines of work)\n    1 commitment changed')
  })

  test('with line ends of Windows reads the same', async () => {
    const space = await workspace()
    const { run } = space
    await run('cd plan')
    await secondRevision(space)
    const before = await markdownAt(space, 'HEAD')
    await run('git config core.autocrlf false')
    await run("find submissions -name '*.yaml' -exec sed -i 's/$/\\r/' {} +")
    await run('git commit --quiet --all --message=Windows')
    expect(await markdownAt(space, 'HEAD')).toBe(before)
  })

  test('in a repository with the longer hashes', async () => {
    const space = await workspace()
    const { run } = space
    await run('rm -rf .git')
    await run('git init --quiet --initial-branch=main --object-format=sha256')
    await run('git add .')
    await run('git commit --quiet --message="The plan so far"')
    await run('cd plan')
    await secondRevision(space)
    await expectBoth(space)
  })

  test('in a shallow clone, as far as it goes', async () => {
    const space = await workspace()
    const { run, home, top } = space
    await run('cd plan')
    await secondRevision(space)
    await run(`git clone --quiet --depth=1 file://${top} ${home}/shallow`)
    await run(`cd ${home}/shallow`)
    expect(await markdownAt(space, 'HEAD')).toContain(title)
    for (const revision of ['HEAD~1', 'draft-1', '2017-06-29']) {
      const told = await run(`nap compile --at ${revision} --to md`)
      expect(told).toContain('The older history was left out')
      expect(told).toContain('(exit 5)')
    }
    await run('git fetch --quiet --unshallow --tags')
    await expectBoth(space)
  })

  test('does not replace the documents of today', async () => {
    const { run, top } = await workspace()
    await run('nap release draft-1 --on 2017-06-15')
    await run(`sed -i "s/^title: .*/title: ${title}/" ${spending}`)
    await run('nap compile --to md')
    expect(await run('nap compile --at draft-1 --to md')).toContain('wrote out/draft-1/nap.md\n')
    expect(readFileSync(join(top, 'out/draft-1/nap.md'), 'utf8')).not.toContain(title)
    expect(readFileSync(join(top, 'out/nap.md'), 'utf8')).toContain(title)
    expect(await run('nap compile --at HEAD --to md')).toContain('wrote out/HASH/nap.md\n')
  })

  test('goes to a folder called after the revision where the release cannot be one', async () => {
    const { run } = await workspace()
    await run('git tag --annotate --message=Odd nap/con')
    expect(await run('nap compile --at con --to md')).toContain('wrote out/HASH/nap.md\n')
  })
})
