import type { ReceivedComment } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import type { Package } from '../package.ts'
import { divide } from '../unfit.ts'
import { dayOf, personOf } from './marks.ts'

type Told = {
  readonly id: string
  readonly by: string | undefined
  readonly on: string | undefined
  readonly lines: string[]
  /** Names its last paragraph, by which replies refer to it. */
  paragraph: string | undefined
}

type Thread = { readonly parent: string | undefined; readonly isDone: boolean }

/** The comments of a Word file, in the order in which it lists them. */
export function readComments(
  source: Package,
  part: string | undefined,
  threadsPart: string | undefined,
): ReceivedComment[] {
  const told = commentsIn(source, part)
  const threads = threadsIn(source, threadsPart)
  const byParagraph = new Map(told.map(({ paragraph, id }) => [paragraph, id]))
  return told.map(({ id, by, on, lines, paragraph }) => {
    const thread = threads.get(paragraph ?? '')
    const parent = thread?.parent === undefined ? undefined : byParagraph.get(thread.parent)
    return {
      id,
      by,
      on,
      text: lines.join('\n').trim(),
      ...(parent !== undefined && parent !== id && { repliesTo: parent }),
      isDone: thread?.isDone ?? false,
    }
  })
}

function commentsIn(source: Package, part: string | undefined): Told[] {
  const told: Told[] = []
  let line: string[] = []
  let isText = false
  source.read(part, {
    open({ name, attribute }) {
      const comment = told.at(-1)
      if (name === 'w:comment') told.push(commentOf(attribute))
      else if (name === 'w:p' && comment) comment.paragraph = attribute('w14:paraId')
      else if (name === 'w:br' || name === 'w:cr') line.push('\n')
      isText = name === 'w:t'
      if (told.length > limits.receivedComments)
        throw source.unfit(
          'has more comments than anybody could answer, so it was not read.',
          divide,
        )
    },
    close(name) {
      isText = false
      if (name !== 'w:p') return
      told.at(-1)?.lines.push(line.join(''))
      line = []
    },
    text(words) {
      if (isText) line.push(words)
    },
  })
  return told
}

function commentOf(attribute: (name: string) => string | undefined): Told {
  return {
    id: attribute('w:id') ?? '',
    by: personOf(attribute('w:author')),
    on: dayOf(attribute('w:date')),
    lines: [],
    paragraph: undefined,
  }
}

function threadsIn(source: Package, part: string | undefined): Map<string, Thread> {
  const threads = new Map<string, Thread>()
  source.read(part, {
    open({ name, attribute }) {
      if (name !== 'w15:commentEx') return
      const isDone = /^(?:1|true|on)$/.test(attribute('w15:done') ?? '')
      threads.set(attribute('w15:paraId') ?? '', {
        parent: attribute('w15:paraIdParent'),
        isDone,
      })
    },
  })
  return threads
}
