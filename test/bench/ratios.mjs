// Whole commands against `node -e 0`, in turn, in one run: node test/bench/ratios.mjs [pairs]
// Prints medians of the ratios of processor time (user + system, all threads) and of wall time. Needs a shell with
// `times`; not part of `npm run check`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pairs = Number(process.argv[2] ?? 11)
const commands = { '--version': '--version', '--help': '--help', validate: 'validate' }

for (const [name, words] of Object.entries(commands)) {
  const ratios = Array.from({ length: pairs }, () => {
    const bare = measure('node -e 0')
    const nap = measure(`node bin/nap.js ${words}`)
    return { cpu: nap.cpu / bare.cpu, wall: nap.wall / bare.wall }
  })
  const median = (of) => ratios.map(of).toSorted((a, b) => a - b)[pairs >> 1].toFixed(2)
  process.stdout.write(
    `${name.padEnd(10)} cpu ${median(({ cpu }) => cpu)}  wall ${median(({ wall }) => wall)}\n`,
  )
}

// The second line of `times` is the time of all children of the shell.
function measure(command) {
  const start = performance.now()
  const { stdout } = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1; times`], {
    cwd: root,
    encoding: 'utf8',
  })
  const wall = performance.now() - start
  const [, children] = stdout.trim().split('\n')
  const seconds = Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => m * 60 + Number(s))
  return { wall, cpu: seconds[0] + seconds[1] }
}
