import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

const rti = 'plan/submissions/sindh/sindh-right-to-information.yaml'
const merged = 'plan/draft/commitments/sindh-right-to-information.yaml'
const later = (day: string) => `sed -i "s/^end_date: .*/end_date: ${day}/" ${rti}`
const edit = (file: string) => `sed -i "s/^title: .*/title: A better title/" ${file}`

test('an edit under draft/ is told and kept, and nothing else is taken for one', async () => {
  const { top, run } = await workspace()
  await run(edit(merged))
  await run('cp plan/draft/nap.md plan/draft/commitments/mine.yaml')
  const text = readFileSync(join(top, merged), 'utf8')
  expect(await run('nap merge --dry-run')).toContain(`“${merged}” was changed by hand`)
  expect(readFileSync(join(top, merged), 'utf8')).toBe(text)

  const told = await run('nap merge')
  expect(told).toContain(
    `“${merged}” was changed by hand. nap writes that file anew, so the change is not in the plan; it is kept in “out/draft-by-hand/sindh-right-to-information.yaml”. To have it in the plan, change the file of the institution, which nap why sindh-right-to-information names, or decide: nap resolve sindh-right-to-information.`,
  )
  expect(told).toContain('it is kept in “out/draft-by-hand/mine.yaml”')
  const kept = join(top, 'out/draft-by-hand/sindh-right-to-information.yaml')
  expect(readFileSync(kept, 'utf8')).toBe(text)
  expect(await run('git status --short -- plan')).toBe('')

  // A second edit does not replace the first one that was kept; this time nap knows what it wrote itself.
  await run(edit(merged))
  await run(later('2018-11-30'))
  expect(await run('nap compile --to md')).toContain(
    '“out/draft-by-hand/sindh-right-to-information-2.yaml”',
  )
  expect(readFileSync(kept, 'utf8')).toBe(text)
  expect(await run(`git show HEAD:${merged}`)).not.toContain('A better title')
})

test('a draft that is older than the plan, or of another revision, is nobody’s edit', async () => {
  const { top, run } = await workspace()
  const quiet = async (command: string) => {
    expect(await run(command)).not.toMatch(/by hand|otherwise than by nap/)
  }
  await run(later('2018-11-30'))
  await quiet('nap compile --to md')
  await run('git checkout --quiet -b sindh HEAD~1')
  await run(later('2018-10-31'))
  await quiet('nap merge')
  await run('git commit --quiet --all --message "Recorded without nap"')
  await run('git checkout --quiet main')
  await run('git merge --quiet --strategy-option=theirs -m "Bring both together" sindh')
  await quiet('nap merge')
  await run('git restore --source=HEAD~1 -- plan/draft')
  await quiet('nap merge')
  await run('git commit --quiet --all --message "And again"')
  // Elsewhere nothing is known of what nap wrote here.
  const clone = join(top, '../clone')
  await run(`git clone --quiet . ${clone}`)
  await run(`cd ${clone}`)
  await run(later('2018-09-30'))
  await quiet('nap compile --to md')
  expect(existsSync(join(clone, 'out/draft-by-hand'))).toBe(false)
})

test('an edit that somebody committed is told with who did it, and stays in git', async () => {
  const { top, run } = await workspace()
  await run(edit(merged))
  await run('git commit --quiet --all --message "A better title"')
  await run(later('2018-11-30'))
  const told = await run('nap compile --to md')
  expect(told).toMatch(
    new RegExp(
      `“${merged}” was changed otherwise than by nap, in revision HASH of 2017-06-30 by Aisha Khan\\. nap writes .* git keeps it: git show HASH\\.`,
    ),
  )
  expect(told).toContain('Recorded as revision')
  expect(existsSync(join(top, 'out/draft-by-hand'))).toBe(false)
})

test('without git, what nap wrote before is known all the same', async () => {
  const { home, top, run } = await workspace()
  const folder = join(home, 'copied')
  cpSync(join(top, 'plan'), join(folder, 'plan'), { recursive: true })
  await run(`cd ${folder}`)
  await run(later('2018-11-30'))
  expect(await run('nap merge')).not.toContain('by hand')
  writeFileSync(join(folder, 'plan/draft/nap.md'), 'My own words\n')
  expect(await run('nap merge')).toContain('it is kept in “out/draft-by-hand/nap.md”')
  expect(readFileSync(join(folder, 'out/draft-by-hand/nap.md'), 'utf8')).toBe('My own words\n')
})
