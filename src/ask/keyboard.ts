import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** As much of a terminal’s input as is used. */
type Terminal = {
  on(event: 'data', listener: (bytes: Uint8Array | string) => void): unknown
  off(event: 'data', listener: (bytes: Uint8Array | string) => void): unknown
  pause(): unknown
  resume(): unknown
  setRawMode?(isRaw: boolean): unknown
}

export type Keyboard = {
  /** What a question reads from. */
  readonly input: Readable
  close(): void
}

// Nobody types on so soon after Enter: whatever follows within this time was pasted.
const gapMs = 50
// What is pasted may come in parts, over a slow line too.
const pasteGapMs = 250
// Some terminals never say where the paste ends.
const lostEndMs = 2_000
/** So many letters at once nobody types. */
const burst = 20

type Waiting = {
  readonly text: string
  /** Whether the terminal has said that this is pasted, and not yet where that ends. */
  readonly isMarked: boolean
}

const interrupt = '\u0003'
const opening = '\u001b[200~'
const closing = '\u001b[201~'

/**
 * The keys of a terminal one by one, but what is pasted as one piece, whether or not the terminal marks it: the line
 * breaks in it are no Enter. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode
 * @param pasted says what of it is put where the cursor stands
 */
export function keyboardOf(terminal: Terminal, pasted: (text: string) => string): Keyboard {
  // Nothing is ever pushed: an event reaches its reader at once, and in order.
  const input = new Readable({ read: () => undefined })
  const decoder = new StringDecoder('utf8')
  let waiting: Waiting = { text: '', isMarked: false }
  let timer: NodeJS.Timeout | undefined

  const press = (keys: string) => {
    if (keys !== '') input.emit('data', keys)
  }
  const deliver = ({ text, isMarked }: Waiting) => {
    const { words, keys } = isMarked ? { words: text, keys: '' } : readAs(text)
    const put = words === '' ? '' : pasted(words)
    // One event for the whole: a keypress for each letter would draw the question anew for each.
    if (put !== '') input.emit('keypress', put, { name: undefined, sequence: put })
    press(keys)
  }
  const settle = () => {
    const done = waiting
    waiting = { text: '', isMarked: false }
    deliver(done)
  }
  const take = (bytes: Uint8Array | string) => {
    clearTimeout(timer)
    const text = typeof bytes === 'string' ? bytes : decoder.write(bytes)
    if (text === interrupt) return press(interrupt)
    const { whole, rest } = divided({ ...waiting, text: waiting.text + text })
    waiting = rest
    for (const piece of whole) deliver(piece)
    const patience = patienceWith(waiting)
    if (patience === 0) settle()
    else timer = setTimeout(settle, patience)
  }

  terminal.on('data', take)
  input.on('resume', () => terminal.resume())
  input.on('pause', () => terminal.pause())
  Object.assign(input, {
    isTTY: true,
    setRawMode: (isRaw: boolean) => terminal.setRawMode?.(isRaw),
  })
  return {
    input,
    close() {
      clearTimeout(timer)
      terminal.off('data', take)
      terminal.pause()
    },
  }
}

/** What came so far, at the marks of the terminal. */
function divided(waiting: Waiting): { whole: readonly Waiting[]; rest: Waiting } {
  const whole: Waiting[] = []
  let rest = waiting
  for (;;) {
    const mark = rest.isMarked ? closing : opening
    const at = rest.text.indexOf(mark)
    if (at === -1) return { whole, rest }
    whole.push({ text: rest.text.slice(0, at), isMarked: rest.isMarked })
    rest = { text: rest.text.slice(at + mark.length), isMarked: !rest.isMarked }
  }
}

/** Milliseconds in which more of the same may come. */
function patienceWith({ text, isMarked }: Waiting): number {
  if (isMarked) return lostEndMs
  if (text.includes(interrupt)) return 0
  if (hasLines(text) || text.length >= burst) return pasteGapMs
  return /[\r\n]/.test(text) || beginsMark(text) ? gapMs : 0
}

/** Which of it are words that were pasted, and which are keys. */
function readAs(text: string): { words: string; keys: string } {
  if (hasLines(text) && !text.includes(interrupt)) return { words: text, keys: '' }
  const [, line = text, end = ''] = /^([^\r\n]*)([\r\n]*)$/.exec(text) ?? []
  // However many line ends a terminal sends for it, it is one Enter.
  const enter = end === '' ? '' : '\r'
  return line.length >= burst && !hasKeys(line)
    ? { words: line, keys: enter }
    : { words: '', keys: line + enter }
}

function hasLines(text: string): boolean {
  return /[\r\n](?:[^\u0000-\u001f\u007f]|\t)/.test(text)
}

// Backspace, arrows and their like.
function hasKeys(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)
}

function beginsMark(text: string): boolean {
  return [...opening].some((_, index) => index > 0 && text.endsWith(opening.slice(0, index)))
}
