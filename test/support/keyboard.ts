import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Wait until this is on the screen, then type that. */
export type Keystroke = readonly [seen: string, typed: string]

/** Wait until this is on the screen, then send that in one piece. */
export type Paste = readonly [seen: string, sent: { readonly pasted: string }]

export const keys = { down: '\u001b[B', enter: '\r', interrupt: '\u0003' } as const

/** As a terminal pastes that marks it, and as one does that does not. */
export const pastings = {
  marked: (text: string) => ({
    pasted: `\u001b[200~${text.replaceAll(/\r?\n/g, '\r')}\u001b[201~`,
  }),
  unmarked: (text: string) => ({ pasted: text.replaceAll(/\r?\n/g, '\r') }),
  'unmarked, with the line ends of Windows': (text: string) => ({
    pasted: text.replaceAll(/\r?\n/g, '\r\n'),
  }),
} as const

const program = join(import.meta.dirname, '../../bin/nap.js')

// A terminal of 50 lines, in which a person reads before typing.
const terminal = `
import fcntl, json, os, pty, select, struct, sys, termios, time
argv, steps, columns = json.loads(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, columns, 0, 0))
screen, seen = b'', 0
def read_until(text):
    global screen, seen
    end = time.time() + 600
    while time.time() < end:
        if text is not None and text in screen[seen:]:
            seen = screen.index(text, seen) + len(text)
            return True
        ready, _, _ = select.select([fd], [], [], 0.1)
        if ready:
            try:
                data = os.read(fd, 65536)
            except OSError:
                return text is None
            if not data:
                return text is None
            screen += data
    return False
def send(data):
    global screen
    while data:
        readable, writable, _ = select.select([fd], [fd], [])
        if readable:
            screen += os.read(fd, 65536)
        if writable:
            data = data[os.write(fd, data[:1024]):]
for text, typed in steps:
    if not read_until(text.encode()):
        screen += b'\\n(never seen: ' + text.encode() + b')\\n'
        os.kill(pid, 9)
        break
    time.sleep(0.2)
    if isinstance(typed, dict):
        send(typed['pasted'].encode())
        continue
    for key in typed if typed[:1] != '\\x1b' else [typed]:
        os.write(fd, key.encode())
read_until(None)
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(screen)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`

/** Runs nap in a real pseudo-terminal. @returns what was on the screen, without colours, and the exit code */
export function atTerminal(
  cwd: string,
  words: readonly string[],
  strokes: readonly (Keystroke | Paste)[],
  columns = 100,
): Promise<{ readonly screen: string; readonly exitCode: number | null }> {
  const argv = JSON.stringify([process.execPath, program, ...words])
  const env = {
    PATH: process.env['PATH'],
    HOME: cwd,
    TERM: 'xterm',
    LANG: 'C.UTF-8',
    EDITOR: 'true',
  }
  const child = spawn('python3', ['-c', terminal, argv, JSON.stringify(strokes), String(columns)], {
    cwd,
    env,
  })
  let screen = ''
  child.stdout.on('data', (bytes) => {
    screen += String(bytes)
  })
  child.stderr.on('data', (bytes) => {
    screen += String(bytes)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ screen: withoutControls(screen), exitCode }))
  })
}

function withoutControls(text: string): string {
  // How far long work was, which a slow machine shows and a quick one does not.
  const left = text.replaceAll(/\r\u001b\[K[^\r\n]* …(?=\r)/g, '')
  return left.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')
}
