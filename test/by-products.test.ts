import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { byProductAt } from '../src/plain/by-product.ts'
import { workspace } from './support/workspace.ts'

const names = [
  ...[
    'desktop.ini',
    'Thumbs.db',
    '.DS_Store',
    '._canals.yaml',
    '~$canals.docx',
    '.~lock.plan.odt#',
  ],
  ...['canals.yaml.bak', 'canals.yaml~', '.canals.yaml.swp', 'canals.yaml.orig', 'upload.tmp'],
  ...['canals.yaml.crdownload', '#canals.yaml#'],
]

test('what programs leave in the plan folder is named, and neither printed nor recorded, even when git knows it', async () => {
  const { top, run } = await workspace()
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(top, 'plan', file)), { recursive: true })
    writeFileSync(join(top, 'plan', file), text)
  }
  for (const name of names) put(`submissions/sindh/${name}`, 'Left behind by a program.\n')
  put('chapters/Thumbs.db', 'Left behind by a program.\n')
  const findings = await run('nap validate --only file-belongs-to-the-plan')
  for (const name of names.filter((one) => !/desktop|Thumbs|DS_Store|docx|\._|lock/.test(one)))
    expect(findings).toContain(name)
  expect(findings).toContain('like 4 more in this plan')
  // Nothing else has changed.
  expect(await run('nap compile --to md')).toContain('Nothing in the plan has changed')

  await run('git add -A -f plan')
  const before = await run('git show HEAD:plan/submissions/sindh/submission.yaml')
  put('submissions/sindh/submission.yaml', `# by hand\n${before}`)
  expect(await run('nap compile --to md')).toContain('Recorded as revision')
  const recorded = await run('git ls-tree -r --name-only HEAD')
  expect(recorded.split('\n').filter((file) => byProductAt(file))).toEqual([])
  expect(await run('git show HEAD:plan/submissions/sindh/submission.yaml')).toContain('by hand')
  expect(await run('cat out/nap.md')).not.toContain('Left behind')
})

test('copies of synchronising programs are never recorded', async () => {
  const { top, run } = await workspace()
  const text = await run('git show HEAD:plan/submissions/sindh/open-data-portal.yaml')
  const copies = [
    ...['open-data-portal (1)', 'open-data-portal - Copy', 'open-data-portal-DESKTOP-7QK2'],
    "open-data-portal (Ayesha's conflicted copy 2017-06-01)",
    'open-data-portal.sync-conflict-20170601-101500-ABCDEFG',
  ]
  for (const name of copies) writeFileSync(join(top, `plan/submissions/sindh/${name}.yaml`), text)
  expect(await run('nap compile --to md')).toContain('Nothing in the plan has changed')
  await run('git add -A plan')
  writeFileSync(join(top, 'plan/submissions/sindh/open-data-portal.yaml'), `# by hand\n${text}`)
  for (const name of copies)
    writeFileSync(join(top, `plan/submissions/sindh/${name}.yaml`), `# by hand\n${text}`)
  const said = await run('nap compile --to md')
  expect(said).toContain('Recorded as revision')
  expect((await run('git show --name-only --format= HEAD')).trim()).toBe(
    'plan/submissions/sindh/open-data-portal.yaml',
  )
})

test('what iCloud has not downloaded keeps the plan from being recorded', async () => {
  const { top, run } = await workspace()
  await run('rm plan/submissions/sindh/open-data-portal.yaml')
  writeFileSync(join(top, 'plan/submissions/sindh/.open-data-portal.yaml.icloud'), 'bplist00')
  const said = await run('nap compile --to md')
  expect(said).toMatch(/\(exit 1\)/)
  expect(await run('nap validate')).toContain('iCloud keeps the content of this file elsewhere')
  expect(await run('git log --oneline')).not.toMatch(/\n.*\n.*\n/)
})

test.for([
  'canals.yaml',
  'nap.md',
  'tmp.yaml',
  'bak.yaml',
  'part-time.yaml',
  'orig.md',
  '.gitkeep',
])('%s is left by nobody', (name) =>
  expect(byProductAt(`submissions/sindh/${name}`)).toBeUndefined(),
)
