import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from './support/workspace.ts'

// A story is a console transcript: `# ` lines tell it, `$ ` lines run, indented lines were printed. It begins in a
// repository that holds Pakistan’s plan as one revision; what has arrived from elsewhere lies in the folder ../inbox.
// After a wanted change: npx vitest run test/stories.test.ts --update
const stories = join(import.meta.dirname, 'stories')

test.for(readdirSync(stories))('%s', async (name) => {
  const path = join(stories, name, 'story.txt')
  const { run } = await workspace({ inbox: join(stories, name, 'inbox') })
  let told = ''
  let before = '# '

  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const kind = line.slice(0, 2)
    if (kind === '# ') told += before === kind ? `${line}\n` : `\n${line}\n`
    if (kind === '$ ') told += `${line}\n${indented(await run(line.slice(2)))}`
    if (kind === '# ' || kind === '$ ') before = kind
  }

  await expect(told).toMatchFileSnapshot(path)
})

function indented(printed: string): string {
  return printed
    .trimEnd()
    .replace(/^(?=.)/gm, '  ')
    .replace(/(?<=.)$/, '\n')
}
