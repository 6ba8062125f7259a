import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { png } from './support/pictures.ts'
import { workspace } from './support/workspace.ts'

const change =
  'sed -i "s/^end_date: .*/end_date: 2018-11-30/" plan/submissions/sindh/sindh-right-to-information.yaml'
const told = 'End date: [-31 January 2019-] {+30 November 2018+}'

/** Two revisions of the sample plan, of 30 June and of 5 July; the second gives one more end date. */
async function twoRevisions() {
  const space = await workspace()
  await space.run(change)
  await space.run(
    'GIT_COMMITTER_DATE=2017-07-05T10:00:00Z git commit --all --quiet --message=Second',
  )
  return space
}

describe('what changed is told', () => {
  test('in a linked worktree, on a detached HEAD', async () => {
    const { run } = await twoRevisions()
    await run('git worktree add --quiet --detach ../beside HEAD')
    await run('cd ../beside')
    expect(await run('nap diff 2017-06-30')).toContain(told)
    expect(await run('nap diff')).toContain(
      'From: revision HASH of 5 July 2017\n  To: the files as they are now, not recorded yet\nNothing changed between the two.',
    )
  })

  test('where the plan is the top of the repository', async () => {
    const { run } = await workspace()
    await run('cd plan')
    await run('git init --quiet')
    await run('git add --all')
    await run('git commit --quiet --message=First')
    await run(change.replaceAll('plan/', ''))
    expect(await run('nap diff')).toContain(told)
  })

  test('in a shallow clone, as far as its history goes', async () => {
    const { run } = await twoRevisions()
    await run('git clone --quiet --depth=1 file://$PWD ../shallow')
    await run('cd ../shallow')
    await run(change.replace('2018-11-30', '2018-10-31'))
    expect(await run('nap diff')).toContain('End date: [-30 November 2018-] {+31 October 2018+}')
    const refused = await run('nap diff 2017-06-30')
    expect(refused).toContain(
      'The older history was left out when this copy of the repository was made.',
    )
    expect(refused).toContain('(exit 5)')
  })

  test('where only a picture did', async () => {
    const { top, run } = await workspace()
    mkdirSync(join(top, 'plan/pictures'))
    writeFileSync(join(top, 'plan/pictures/lahore.png'), png())
    const told = await run('nap diff')
    expect(told).toContain('Not told here word by word: pictures (1).')
    expect(told).not.toContain('Nothing changed between')
  })

  test('with a word on what plan.yaml says in no usable form', async () => {
    const { run } = await workspace()
    await run('sed -i "s/^title: .*/title: 5/" plan/plan.yaml')
    const told = await run('nap diff')
    expect(told.replaceAll(/\s+/g, ' ')).toContain(
      'In the working files, this cannot be used: “title” in plan/plan.yaml. It is left out here.',
    )
  })

  test('without changes that nobody made, where a revision has no plan.yaml or not all of it', async () => {
    const { run } = await workspace()
    await run('git rm --quiet plan/plan.yaml')
    await run('git commit --quiet --message=Lost')
    await run('git checkout --quiet HEAD~1 -- plan/plan.yaml')
    const lost = await run('nap diff')
    expect(lost).toContain('there is no “plan.yaml”, so nothing of it was compared.')
    expect(lost).not.toMatch(/not given|The plan as a whole|Country/)
    await run('sed -i "/^country:/d" plan/plan.yaml')
    await run('git commit --quiet --all --message=Half')
    await run('git checkout --quiet HEAD~2 -- plan/plan.yaml')
    const half = await run('nap diff')
    expect(half).toContain('plan.yaml does not give “country”. This was not compared.')
    expect(half).not.toMatch(/not given|The plan as a whole/)
  })

  test('of a chapter as plain text, with a word on headings of another level', async () => {
    const { run } = await workspace()
    await run('sed -i "0,/^## /s//### /" plan/chapters/introduction.md')
    expect((await run('nap diff')).replaceAll(/\s+/g, ' ')).toContain(
      'Introduction Changed The heading “What the Open Government Partnership is” is of level 3 now; it was of level 2.',
    )
    await run('nap diff --to md')
    expect(await run('cat out/comparison.md')).toContain('is of level 3 now; it was of level 2.')
    await run('sed -i "s/^### /## /" plan/chapters/introduction.md')
    await run('echo "More **bold** [words](https://example.org)." >> plan/chapters/introduction.md')
    expect((await run('nap diff')).replaceAll(/\s+/g, ' ')).toContain(
      'More bold words (https://example.org).',
    )
    await run('git checkout --quiet plan')
    await run('sed -i "0,/^## .*/s//## **Bold**/" plan/chapters/introduction.md')
    await run('git commit --quiet --all --message=Bold')
    await run('sed -i "s/^## [*]*Bold[*]*/## Bold/" plan/chapters/introduction.md')
    expect(await run('nap diff')).toContain('Only marks changed, such as bold words.')
  })

  test('while a merge has left both versions in a file', async () => {
    const { run } = await twoRevisions()
    await run('git switch --quiet --create other HEAD~1')
    await run(change.replace('2018-11-30', '2018-10-31'))
    await run('git commit --all --quiet --message=Other')
    await run('git merge --quiet --no-edit -')
    const told = await run('nap diff')
    expect(told.replaceAll(/\s+/g, ' ')).toContain(
      'In the working files, “plan/submissions/sindh/sindh-right-to-information.yaml” cannot be read, so what it says was not compared.',
    )
  })

  test('across a merge, from either side of it', async () => {
    const { run } = await twoRevisions()
    await run('git switch --quiet --create other HEAD~1')
    await run('rm plan/submissions/balochistan/development-scheme-register.yaml')
    await run('git commit --all --quiet --message=Other')
    await run('git merge --quiet --no-edit -')
    const fromOther = await run('nap diff HEAD^1 HEAD')
    expect(fromOther).toContain('Commitments: 1 changed\n')
    expect(fromOther).toContain(told)
    expect(await run('nap diff HEAD^2 HEAD')).toContain('Commitments: 1 no longer in the plan\n')
    expect(await run('nap diff HEAD~1..HEAD^2')).toContain('Commitments: 1 new, 1 changed\n')
  })

  test('of files that git ignores or does not know yet, and of those that are gone', async () => {
    const { run } = await workspace()
    await run('cp plan/submissions/sindh/open-data-portal.yaml plan/submissions/sindh/new-one.yaml')
    await run(
      'cp plan/submissions/sindh/open-data-portal.yaml plan/submissions/sindh/other-one.yaml',
    )
    await run('echo other-one.yaml > .gitignore')
    await run('sed -i "s/^title: .*/title: Another/" plan/plan.yaml')
    await run('rm plan/submissions/punjab/development-scheme-tracking.yaml')
    const all = await run('nap diff --summary')
    expect(all).toContain('Commitments: 2 new, 1 no longer in the plan')
    expect(all).toContain('The plan as a whole: answers changed: 1')
  })
})

test('without a repository there is nothing to compare with', async () => {
  const { run } = await workspace()
  await run('rm -rf .git')
  const refused = await run('nap diff')
  expect(refused).toContain('This plan is not under git, so there is nothing to compare it with.')
  expect(refused).toContain('(exit 5)')
})

test('colour only decorates: every mark is there without it', async () => {
  const { run } = await twoRevisions()
  expect(await run('nap diff 2017-06-30 --no-color')).toContain(told)
})

test('a comment whose giver is not known is of nobody in the data, of somebody in print', async () => {
  const { run, top } = await workspace()
  writeFileSync(
    join(top, 'plan/comments/2017-06-14-unsigned.yaml'),
    `received_on: 2017-06-14
via: letter
about: {commitment: sindh-right-to-information, field: /end_date}
text: Sooner, please.
response:
  disposition: accepted
  reason: Agreed.
  decided_on: 2017-06-20
`,
  )
  await run(change)
  const { commitments } = JSON.parse(await run('nap diff --json'))
  const [field] = commitments[0].fields
  expect(field.because).toContainEqual(expect.objectContaining({ kind: 'comment', from: null }))
  expect(await run('nap diff')).toContain('After a comment of somebody: Accepted.')
  await run('nap diff --to md')
  const printed = readFileSync(join(top, 'out/comparison.md'), 'utf8')
  expect(printed).toContain('After a comment of somebody')
})
