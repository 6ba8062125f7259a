import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../support/workspace.ts'

// Real processes, because a locale and a umask are those of a whole process.

const nap = join(import.meta.dirname, '../../bin/nap.js')
const { PATH = '', HOME = '', XDG_CACHE_HOME = join(HOME, '.cache') } = process.env

type Place = { readonly zone: string; readonly locale: string; readonly mask: string }

/** Compiles in a folder as on another computer. @returns the hash of each document by its name */
function hashesIn(
  folder: string,
  { zone, locale, mask }: Place,
  flags = '',
): Record<string, string> {
  const out = join(folder, '../out of', zone.replace('/', ' '), flags.replaceAll(/\W/g, ''))
  const env = { PATH, HOME: folder, XDG_CACHE_HOME, TZ: zone, LC_ALL: locale, LANG: locale }
  const command = `umask ${mask} && "${process.execPath}" "${nap}" compile ${flags} --out "${out}"`
  const { status, stderr } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return Object.fromEntries(
    readdirSync(out)
      .toSorted()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ]),
  )
}

test('a revision gives the same bytes in every place, and from every copy of it', async () => {
  const { run, home, top } = await workspace()
  await run(`git clone --quiet ${top} "${home}/a clone"`)
  await run(`git worktree add --quiet --detach "${home}/beside/it"`)
  const clone = join(home, 'a clone')
  rewrite(join(clone, 'plan/submissions/finance-division'))

  const islamabad = { zone: 'Asia/Karachi', locale: 'ur_PK.UTF-8', mask: '077' }
  const elsewhere = { zone: 'America/Los_Angeles', locale: 'C', mask: '002' }
  const first = hashesIn(top, islamabad)
  expect(Object.keys(first)).toEqual(['nap.html', 'nap.md', 'nap.pdf'])
  expect(hashesIn(clone, elsewhere)).toEqual(first)

  await run('sed -i "s/^title: .*/title: Later/" plan/plan.yaml')
  await run('git commit --quiet --all --message=Later')
  expect(hashesIn(top, elsewhere, '--at HEAD~1')).toEqual(first)
  const { 'nap.pdf': _, ...texts } = first
  expect(hashesIn(join(home, 'beside/it'), elsewhere, '--to md,html')).toEqual(texts)
})

/** Writes files once more, the last one first, on another day. */
function rewrite(folder: string): void {
  for (const name of readdirSync(folder).toSorted().toReversed()) {
    const file = join(folder, name)
    writeFileSync(`${file}.new`, readFileSync(file))
    renameSync(`${file}.new`, file)
    utimesSync(file, 1e9, 1e9)
  }
}
