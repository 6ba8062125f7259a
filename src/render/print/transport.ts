import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer'

/** A browser greets in some hundred bytes; a program that floods the pipe is not a browser. */
const greetingBytes = 1024 * 1024

type Events = {
  /** Called once when what arrives first is not a DevTools message. */
  onNonsense(): void
  /** Called when the browser says that a page is gone, with how, where it says that. */
  onPageCrashed(how: string): void
}

/**
 * The DevTools protocol over two pipes: JSON messages that end with a zero byte. Own, because puppeteer's `launch` keeps
 * the process to itself: its process group, its environment and its last words.
 */
export function pipeTransport(
  input: Writable,
  output: Readable,
  { onNonsense, onPageCrashed }: Events,
): ConnectionTransport {
  let pending: Buffer[] = []
  let pendingBytes = 0
  let greeted = false

  const transport: ConnectionTransport = {
    send(message) {
      if (input.writable) input.write(`${message}\0`)
    },
    close() {
      input.destroy()
      output.destroy()
    },
  }

  output.on('data', (chunk: Buffer) => {
    pending.push(chunk)
    pendingBytes += chunk.length
    if (chunk.includes(0)) {
      const { messages, rest } = splitAtZero(Buffer.concat(pending))
      pending = [rest]
      pendingBytes = rest.length
      for (const message of messages) deliver(message)
    }
    if (!greeted && pendingBytes > greetingBytes) reject()
  })
  output.on('close', () => transport.onclose?.())
  // A dead browser shows itself by its end; the broken pipe says nothing more.
  output.on('error', () => {})
  input.on('error', () => {})
  return transport

  function deliver(message: string) {
    if (!greeted && !isMessage(message)) return reject()
    greeted = true
    // Read here, because what waits for an answer of that page would wait for ever.
    if (crash.test(message)) onPageCrashed(/"status":"([^"]*)"/.exec(message)?.[1] ?? '')
    // Puppeteer counts on one turn of the event loop for each message.
    setImmediate(() => transport.onmessage?.(message))
  }

  function reject() {
    transport.close()
    onNonsense()
  }
}

const crash = /^.{0,60}"method":"(?:Target|Inspector)\.targetCrashed"/

function splitAtZero(bytes: Buffer): { messages: string[]; rest: Buffer } {
  const messages: string[] = []
  let start = 0
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    messages.push(bytes.toString('utf8', start, end))
    start = end + 1
  }
  return { messages, rest: bytes.subarray(start) }
}

function isMessage(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
