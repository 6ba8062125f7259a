// How long files take that are made to be slow: most of them took half a minute and more once.
//   node test/bench/hostile.mjs
// A line a file: milliseconds of the processor for reading it and checking its form, its size, what it repeats. Ten times its
// neighbours is a mistake of nap’s. The same files are read by test/long/load/hostile.test.ts, which asks only what is told of them.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const bundled = join(src, '../node_modules/.hostile-bench.mjs')

await build({
  stdin: {
    contents: `export { load } from './load/load.ts'
      export { checkForm } from './validate/form.ts'
      export { wordsBetween } from './compare/words.ts'
      export { inPlainText, movedHeadings } from './plain/markdown.ts'`,
    resolveDir: src,
    loader: 'ts',
  },
  outfile: bundled,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
})
const { load, checkForm, wordsBetween, inPlainText, movedHeadings } = await import(pathToFileURL(bundled).href)
rmSync(bundled)

const small = 63 * 1024
const large = 255 * 1024

for (const [piece, size] of [
  ['|||||||\n', large],
  ['<<<<<<<\n=======\n', large],
  ['<<<<<<< a\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n', large],
  ['title: a\u0001\n', small],
  ['\u00a0title: x\n', small],
  ['title: x\n', small],
  ['title: x\n  a\n', small],
  ['title = a: b\n', small],
  ['title: "a\nb"\n', small],
  ["- 'x\n", small],
  ['title: "a" b\n', small],
  ['title:\nab cd\n', small],
  ['__proto__: x\n', small],
]) {
  const bytes = Buffer.from(piece.repeat(size / Buffer.byteLength(piece)))
  told(piece, size, () => checkForm(load([{ file: 'submissions/sindh/budget.yaml', bytes }])))
}

const words = (start) => Array.from({ length: 20_000 }, (_, index) => `w${start + index}`).join(' ')
told('texts with no word in common', words(0).length, () => wordsBetween(words(0), words(50_000)))
for (const part of [' ', '#', '[', '**a ', '_a ', '<http://a ']) {
  const text = `# a${part.repeat(200_000 / part.length)}b`
  told(`a heading of ${part}`, text.length, () => movedHeadings(text, inPlainText(text)))
}

function told(what, size, work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  console.log(`${String(Math.round((user + system) / 1000)).padStart(7)} ms ${String(size).padStart(7)}  ${JSON.stringify(what)}`)
}
