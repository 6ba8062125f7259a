import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const checkout = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(checkout, file), 'utf8')
const { dependencies, devDependencies, optionalDependencies, builtFrom, scripts } = JSON.parse(
  read('package.json'),
)

/** The packages that a text imports, also late. */
function importedIn(text: string): string[] {
  const found = text.matchAll(
    /(?:^(?:import|export)\b[^'"]*?from |^import |\bimport\()'([^'.][^']*)'/gm,
  )
  return Array.from(found, ([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

test('whoever installs nap gets nothing that is a part of it already', () => {
  const files = readdirSync(join(checkout, 'src'), { recursive: true, encoding: 'utf8' })
  const used = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => importedIn(read(`src/${file}`)))
  const built = [...new Set([...used, 'ajv', 'esbuild'])].toSorted()
  expect(builtFrom).toEqual(built)
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(built))
  const installed = Object.keys({ ...dependencies, ...optionalDependencies })
  expect(installed.filter((name) => !name.startsWith('@fontsource/'))).toEqual([
    '@sparticuz/chromium',
  ])
})

// With one of these, npm cannot install nap globally from git: https://github.com/npm/cli/issues/6984
test('npm finds no script that it would run before it packs what git holds', () => {
  const names = ['preinstall', 'install', 'postinstall', 'build', 'prepack', 'prepare']
  expect(Object.keys(scripts).filter((name) => names.includes(name))).toEqual([])
})
