import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from './workspace.ts'

const stories = join(import.meta.dirname, '../stories')

/**
 * A story is a console transcript: `# ` lines tell it, `$ ` lines run, indented lines were printed. It begins in a
 * repository that holds Pakistan’s plan as one revision; what has arrived from elsewhere lies in the folder ../inbox.
 * They take long together, so that two files, and with them two processes, share them: the first takes one, the other the
 * next. After a wanted change: npx vitest run test/stories --update
 */
export function runStories(turn: 0 | 1): void {
  const names = readdirSync(stories).filter((_, index) => index % 2 === turn)
  test.for(names)('%s', play)
}

async function play(name: string): Promise<void> {
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
}

function indented(printed: string): string {
  return printed
    .trimEnd()
    .replace(/^(?=.)/gm, '  ')
    .replace(/(?<=.)$/, '\n')
}
