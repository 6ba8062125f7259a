import { expect, test } from 'vitest'
import { limits } from '../../src/model/limits.ts'
import { openStates } from '../../src/record/git.ts'
import { newRepository } from './support.ts'

test.each(['sha1', 'sha256'])(
  'the inputs of two revisions and their texts, with %s',
  async (format) => {
    const { put, git, open } = newRepository({ format })
    put('plan/plan.yaml', 'title: One\n')
    put('plan/submissions/a b/ہم.yaml', 'x: 1\n')
    put('plan/submissions/large.yaml', 'x'.repeat(limits.fileBytes + 1))
    put('plan/draft/left-out.yaml', '')
    put('plan/.hidden/left-out.yaml', '')
    git('add', '--all')
    git('commit', '--quiet', '--message=One')
    put('plan/plan.yaml', 'title: Two\n')
    git('commit', '--quiet', '--all', '--message=Two')
    const states = openStates(await open())
    try {
      const [one, two] = await Promise.all([states.at('HEAD~1'), states.at('HEAD')])
      const files = ['plan.yaml', 'submissions/a b/ہم.yaml', 'submissions/large.yaml']
      expect(one.entries.map(({ file }) => file)).toEqual(files)
      expect(two.entries.slice(1)).toEqual(one.entries.slice(1))
      const read = await states.read([...one.entries, ...two.entries])
      expect(read.map(({ bytes }) => bytes.length)).toEqual([
        11,
        5,
        limits.fileBytes + 1,
        11,
        5,
        limits.fileBytes + 1,
      ])
      expect(Buffer.from(read[3]?.bytes ?? []).toString()).toBe('title: Two\n')
      for (const name of ['nothing', 'HEAD@{99}', '@{u}', 'nobody@{u}']) {
        await expect(states.at(name)).rejects.toThrow(`There is no revision “${name}”`)
      }
      expect((await states.at('HEAD@{0}')).revision.hash).toBe(two.revision.hash)
    } finally {
      states.close()
    }
  },
)
