import { expect, test } from 'vitest'
import { limits } from '../../src/model/limits.ts'
import { inputsAt, revisionNamed, sourcesOf } from '../../src/record/git.ts'
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
    const repository = await open()
    const [one, two] = await Promise.all(
      ['HEAD~1', 'HEAD'].map(async (name) => {
        const { hash } = await revisionNamed(repository, name)
        return inputsAt(repository, hash)
      }),
    )
    const files = ['plan.yaml', 'submissions/a b/ہم.yaml', 'submissions/large.yaml']
    expect(one?.map(({ file }) => file)).toEqual(files)
    expect(two?.slice(1)).toEqual(one?.slice(1))
    const read = await sourcesOf(repository, [...(one ?? []), ...(two ?? [])])
    const sizes = [11, 5, limits.fileBytes + 1]
    expect(read.map(({ bytes }) => bytes.length)).toEqual([...sizes, ...sizes])
    expect(Buffer.from(read[3]?.bytes ?? []).toString()).toBe('title: Two\n')
    for (const name of ['nothing', 'HEAD@{99}', '@{u}', 'nobody@{u}']) {
      await expect(revisionNamed(repository, name)).rejects.toThrow(
        `There is no revision “${name}”`,
      )
    }
    const { hash } = await revisionNamed(repository, 'HEAD')
    expect((await revisionNamed(repository, 'HEAD@{0}')).hash).toBe(hash)
  },
)
