import { workspace } from './workspace.ts'

/** Two revisions of the sample plan: an end date and a text changed, in English and in Urdu. */
export async function twoRevisions() {
  const space = await workspace()
  const right = 'plan/submissions/sindh/sindh-right-to-information.yaml'
  await space.run(`sed -i "s/^end_date: .*/end_date: 2018-11-30/" ${right}`)
  await space.run(`sed -i "s/Officers are trained/افسران کو تربیت دی جائے گی/" ${right}`)
  await space.run(
    'GIT_COMMITTER_DATE=2017-07-05T10:00:00Z git commit --all --quiet --message=Second',
  )
  return space
}
