import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { action } from './support/action.ts'
import { workspace } from './support/workspace.ts'

const checkout = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(checkout, file), 'utf8')

test('no script holds an expression, and every action is pinned', () => {
  for (const { run = '', uses = '' } of action.runs.steps) expect(run + uses).not.toContain('${{')
  const own = readdirSync(join(checkout, '.github/workflows')).map(
    (name) => `.github/workflows/${name}`,
  )
  expect(own.length).toBeGreaterThan(2)
  for (const file of [
    'action.yml',
    'templates/workflow.yml',
    ...own.filter((name) => !name.endsWith('/plan.yml')),
  ]) {
    const used = Array.from(read(file).matchAll(/uses: (\S+)(.*)/g))
    expect(used.length).toBeGreaterThan(0)
    for (const [, name = '', remark = ''] of used) {
      if (name !== 'NAP_ACTION') expect(name + remark).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  }
})

test('the project’s own plan is checked by the workflow that nap init writes', () => {
  const own = read('.github/workflows/plan.yml').split('\n').slice(1).join('\n')
  const given = read('templates/workflow.yml').split('\n').slice(1).join('\n')
  expect(own).toBe(given.replace('NAP_ACTION', './'))
})

test.each(['check.yml', 'systems.yml'])('%s may only read', (name) => {
  const { on, permissions, jobs } = parse(read(`.github/workflows/${name}`))
  expect(Object.keys(on)).not.toContain('pull_request_target')
  expect(permissions).toEqual({ contents: 'read' })
  for (const { steps, ...job } of Object.values<{ steps: { with?: object }[] }>(jobs)) {
    expect(Object.keys(job)).not.toContain('permissions')
    expect(steps[0]?.with).toMatchObject({ 'persist-credentials': false })
  }
})

test('the workflow gives strangers nothing but reading', () => {
  const { on, permissions, jobs } = parse(read('templates/workflow.yml'))
  expect(Object.keys(on)).toEqual(['push', 'pull_request'])
  expect(permissions).toEqual({ contents: 'read' })
  expect(jobs.plan.steps[0].with).toMatchObject({ 'persist-credentials': false, 'fetch-depth': 0 })
})

test('the commit hook calls the nap of the package', async () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml'))
  expect(hook).toMatchObject({ language: 'node', pass_filenames: false })
  const { top, run } = await workspace()
  writeFileSync(join(top, 'plan/submissions/sindh/trade-information.yaml'), 'end_date: soon\n')
  expect(await run(hook.entry)).toContain('“soon”')
  await run('git checkout --quiet -- plan')
  expect(await run(hook.entry)).toContain('No problems found.')
})
