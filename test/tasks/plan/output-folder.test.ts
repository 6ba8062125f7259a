import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

// Whoever sends a change of the plan must not choose which files of another computer are written or uploaded.
describe.skipIf(process.platform === 'win32')(
  'documents never follow a link that came with the plan (not on Windows)',
  () => {
    const printing = ['compile --to md', 'agenda --to md', 'diff HEAD HEAD --to md']

    test('in the place of the usual folder, wherever it leads', async () => {
      const { home, top, run } = await workspace()
      mkdirSync(join(home, 'private'))
      for (const target of [join(home, 'private'), '.', 'nowhere', 'plan/chapters']) {
        await run('rm -f out')
        symlinkSync(target, join(top, 'out'))
        for (const command of printing) {
          const printed = await run(`nap ${command}`)
          expect(printed, target).toMatch(/is a link to another place|is inside the plan folder/)
          expect(printed).toMatch(/\(exit [24]\)/)
        }
      }
      expect(readdirSync(join(home, 'private'))).toEqual([])
      expect(await run('git status --short')).toBe('?? out\n')
    })

    test('in a folder that is named, if git keeps the link; one’s own is one’s own word', async () => {
      const { home, top, run } = await workspace()
      mkdirSync(join(home, 'private'))
      symlinkSync(join(home, 'private'), join(top, 'papers'))
      expect(await run('nap compile --to md --out papers/new')).not.toContain('(exit')
      expect(readdirSync(join(home, 'private/new'))).toEqual(['nap.md'])
      await run('rm -r ../private/new')
      await run('git add papers')
      for (const command of printing) {
        const printed = await run(`nap ${command} --out papers/new`)
        expect(printed).toContain('“DIR/papers” is a link to another place')
        expect(printed).toContain('(exit 4)')
      }
      expect(readdirSync(join(home, 'private'))).toEqual([])
    })

    test('in the place of a document: it is replaced; in the place of a folder: nothing is written', async () => {
      const { home, top, run } = await workspace()
      const precious = join(home, 'precious')
      writeFileSync(precious, 'mine')
      mkdirSync(join(top, 'out'))
      symlinkSync(precious, join(top, 'out/nap.md'))
      // A second name of one file is no link that could be seen; a document gets a file of its own all the same.
      linkSync(precious, join(top, 'out/agenda.md'))
      symlinkSync('nowhere', join(top, 'out/comparison.md'))
      for (const command of printing) expect(await run(`nap ${command}`)).not.toContain('(exit')
      for (const name of ['nap.md', 'agenda.md', 'comparison.md'])
        expect(lstatSync(join(top, 'out', name)).isFile(), name).toBe(true)
      expect(readFileSync(precious, 'utf8')).toBe('mine')
    })

    test('what nap writes into a plan follows none either', async () => {
      const { home, top, run } = await workspace()
      mkdirSync(join(home, 'private'))
      for (const place of ['plan/draft', 'plan/.nap', '.vscode']) {
        await run(`rm -rf ${place}`)
        symlinkSync(join(home, 'private'), join(top, place))
      }
      for (const name of ['.gitignore', '.gitattributes']) {
        await run(`rm -f ${name}`)
        symlinkSync(join(home, 'private', name), join(top, name))
      }
      await run('nap compile --to md')
      await run('nap merge')
      await run('nap doctor --fix')
      await run('nap merge-driver --install')
      await run('nap init')
      expect(readdirSync(join(home, 'private'))).toEqual([])
      expect(readlinkSync(join(top, '.gitignore'))).toBe(join(home, 'private/.gitignore'))
    })
  },
)

test.skipIf(process.platform === 'win32')(
  'nap init writes nothing at all where a link is in its way (not on Windows)',
  async () => {
    const { home, top, run } = await workspace()
    mkdirSync(join(home, 'private'))
    for (const [link, target] of [
      ['.vscode', join(home, 'private')],
      ['.gitignore', join(home, 'private/x')],
      ['README.md', 'nowhere'],
    ] as const) {
      const folder = join(top, 'new')
      await run('rm -rf new')
      mkdirSync(folder)
      symlinkSync(target, join(folder, link))
      const printed = await run('nap init new --country Kenya --period 2026-2027')
      expect(printed, link).toContain(`“new/${link}” is a link to another place`)
      expect(printed).toContain('(exit 4)')
      expect(readdirSync(folder)).toEqual([link])
    }
    expect(readdirSync(join(home, 'private'))).toEqual([])
  },
)
