import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { workspace } from '../support/workspace.ts'

const reads = [
  'import datetime, json, sys, yaml',
  'class Days(json.JSONEncoder):',
  '  def default(self, day): return day.isoformat()',
  'print(json.dumps([yaml.safe_load(open(name, encoding="utf-8")) for name in sys.argv[1:]], cls=Days))',
].join('\n')

const hasReader = spawnSync('python3', ['-c', 'import yaml']).status === 0

// Python’s is the reader of YAML 1.1 that most people have. Where it is not installed, nothing can be asked.
test.runIf(hasReader)('what nap writes says the same to Python (needs PyYAML)', async () => {
  const { top, run } = await workspace()
  const said = [
    await run(
      'nap new commitment yes --institution sindh --set title=12:30 --set public_problem=no --set commitment_description=1e3 --set contribution=~ --set end_date=2018-06-30',
    ),
    await run(
      'nap resolve open-data-portal --about title --value 1_000 --reason on --by y --on 2017-06-14',
    ),
    await run('nap compile --to md --no-record'),
  ]
  const changed = (await run('git status --porcelain --untracked-files=all'))
    .split('\n')
    .map((line) => line.slice(3))
    .filter((file) => file.endsWith('.yaml') && existsSync(join(top, file)))
  expect(changed.length, said.join('\n')).toBeGreaterThan(3)
  const { stdout, stderr } = spawnSync('python3', ['-c', reads, ...changed], {
    cwd: top,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const texts = await Promise.all(changed.map((file) => run(`cat ${file}`)))
  expect(JSON.parse(stdout)).toEqual(texts.map((text) => parse(text)))
})
