// How long it takes to find commitments that look alike, and how many of the planted ones are found.
//   node test/bench/likeness.bench.mjs
// The texts are made up: a vocabulary in which few words are frequent and most are rare, subjects that share words, and
// three commitments in a hundred that say in other words what an earlier one says. Not part of `npm run check`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const bundled = join(src, '../node_modules/.likeness-bench.mjs')

await build({
  stdin: {
    contents: "export { compareTexts } from './likeness/compare.ts'",
    resolveDir: src,
    loader: 'ts',
  },
  outfile: bundled,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
})
const { compareTexts } = await import(pathToFileURL(bundled).href)
rmSync(bundled)

const enough = 0.33
console.log('commitments  cpu ms  us each  planted  found  others over 0.33')
for (const count of [300, 300, 1_000, 3_000]) {
  const { passages, planted } = corpus(count)
  const start = process.cpuUsage()
  const { pairs } = compareTexts(passages)
  const { user, system } = process.cpuUsage(start)
  const over = pairs.filter(({ likeness }) => likeness >= enough)
  const found = over.filter(({ a, b }) => planted.has(`${a} ${b}`)).length
  const row = [count, (user + system) / 1000, (user + system) / count, planted.size, found, over.length - found]
  console.log(row.map((value, column) => Math.round(value).toString().padStart([11, 7, 8, 8, 6, 17][column])).join(' '))
}

function corpus(count) {
  const next = generator(count)
  const vocabulary = 6_000 + count
  const word = () => `w${Math.floor(vocabulary ** next()).toString(36)}a`
  const texts = []
  const planted = new Set()
  for (let index = 0; index < count; index += 1) {
    if (index > 20 && next() < 0.03) {
      const model = Math.floor(next() * index)
      planted.add(`${model} ${index}`)
      // In other words: half of the words are new, the rest in another order.
      texts.push(shuffled(texts[model].map((known) => (next() < 0.5 ? word() : known))))
    } else {
      // A commitment comes back to its own telling words.
      const own = Array.from({ length: 12 }, word)
      texts.push(Array.from({ length: 110 }, () => (next() < 0.3 ? own[Math.floor(next() * 12)] : word())))
    }
  }
  const passages = texts.map((words) => ({ text: words.join(' '), emphasised: 60 }))
  return { passages, planted }

  function shuffled(words) {
    return words
      .map((known) => ({ known, rank: next() }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ known }) => known)
  }
}

function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
