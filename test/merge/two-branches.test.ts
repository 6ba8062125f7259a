import { expect, test } from 'vitest'
import { workspace } from '../support/workspace.ts'

const file = 'plan/decisions/open-data-portal.yaml'

// git merges line by line, because no driver is set up in this copy; the two stand at different places of the file.
test('of two decisions that git has merged, the later day does not win in silence', async () => {
  const { run } = await workspace()
  await run('git switch --quiet -c ogp-cell')
  await run(
    `sed -i "s/^decisions:/decisions:\\n  - about: \\/end_date\\n    take: punjab\\n    reason: The first year.\\n    decided_by: OGP Cell\\n    decided_on: 2017-06-15/" ${file}`,
  )
  await run('git commit --quiet --all --message "The portal ends in 2018"')
  await run('git switch --quiet main')
  const settle = 'nap resolve open-data-portal --about end_date --take sindh --reason "Languages."'
  await run(`${settle} --on 2017-06-16`)
  await run('git commit --quiet --all --message "The portal ends in 2019"')
  expect(await run('git merge --quiet -m "Both" ogp-cell')).not.toContain('CONFLICT')
  expect(await run('nap validate')).toContain('2 decisions on “End date” differ')
  expect(await run('nap compile --to md')).toContain('1 field has decisions that differ')
  await run(`${settle} --on 2017-06-17`)
  expect(await run('nap validate')).not.toContain('field-is-decided-once')
})
