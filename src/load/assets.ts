import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { existsSync, readdirSync, readFileSync } from '../disk/disk.ts'
import type { LetterName } from '../model/exchange/letter.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { wayInto } from '../plain/way.ts'
import { valueOfText } from './value-of-text.ts'

/** The page and the look that come with nap. Never those of the plan’s repository. */
export type Assets = { readonly page: string; readonly css: string }

export type FontFile = {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly range: string
  readonly woff2: Uint8Array
}

export function readAssets(): Assets {
  const folder = join(packageFolder(), 'templates')
  return {
    page: readFileSync(join(folder, 'document.html'), 'utf8'),
    css: readFileSync(join(folder, 'print.css'), 'utf8'),
  }
}

type Words = Readonly<Record<string, string>>

const locales = new Map<string, Words | undefined>()

/**
 * The words of documents in a language, as they come with nap; undefined where nobody has translated them. Each language is
 * read once, and only where it is asked for: to read them all takes longer than to print a plan.
 */
export function readLocale(language: string): Words | undefined {
  if (!locales.has(language)) {
    const file = join(packageFolder(), 'templates', 'locales', `${language}.yaml`)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    locales.set(language, text === undefined ? undefined : (valueOfText(text) as Words))
  }
  return locales.get(language)
}

/** The text of a letter as it comes with nap, in a language where there is one. */
export function readLetter(name: LetterName, language: string): string {
  const folder = join(packageFolder(), 'templates', 'letters')
  const own = join(folder, language, `${name}.md`)
  return readFileSync(existsSync(own) ? own : join(folder, `${name}.md`), 'utf8')
}

/** The texts of a new plan by file name, in its language where there are such; words in braces are to be filled in. */
export function readStartTexts(language: string): ReadonlyMap<string, string> {
  const folder = join(packageFolder(), 'templates', 'start')
  const own = join(folder, language)
  const from = (name: string) => (existsSync(join(own, name)) ? own : folder)
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(from(name), name), 'utf8')]),
  )
}

/** The workflow for pull requests, in which NAP_ACTION stands for where nap’s action is published. */
export function readWorkflow(): string | undefined {
  const file = join(packageFolder(), 'templates', 'workflow.yml')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

type FontSet = {
  readonly family: string
  readonly name: string
  readonly weights: readonly string[]
  readonly subsets: readonly string[]
  /** Where the package’s own range would bring a large file in for plain Latin. */
  readonly range?: string
}

// Static files only: a variable Nastaliq prints as pictures, seven times the size.
const fontSets: readonly FontSet[] = [
  {
    family: 'Nap Serif',
    name: 'source-serif-4',
    weights: ['400', '400-italic', '700'],
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
  },
  {
    family: 'Nap Sans',
    name: 'source-sans-3',
    weights: ['400', '400-italic', '600', '700'],
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'],
  },
  { family: 'Nap Urdu', name: 'noto-nastaliq-urdu', weights: ['400', '700'], subsets: ['arabic'] },
  { family: 'Nap Arabic', name: 'noto-naskh-arabic', weights: ['400', '700'], subsets: ['arabic'] },
  {
    family: 'Nap Latin',
    name: 'noto-sans',
    weights: ['400'],
    subsets: ['latin-ext'],
    range: 'U+20A0-20CF',
  },
  {
    family: 'Nap Math',
    name: 'noto-sans-math',
    weights: ['400'],
    subsets: ['latin'],
    range: 'U+2190-22FF, U+25A0-25FF',
  },
  {
    family: 'Nap Symbols',
    name: 'noto-sans-symbols-2',
    weights: ['400'],
    subsets: ['symbols'],
    range: 'U+2300-23FF, U+2600-27BF, U+2B00-2BFF',
  },
]

/** The bundled fonts, read from their packages with the ranges that these state. */
export function readFonts(): FontFile[] {
  return fontSets.flatMap(({ family, name, weights, subsets, range: own }) => {
    const folder = packageOf(`@fontsource/${name}`)
    return weights.flatMap((weight) => {
      const css = readFileSync(join(folder, `${weight}.css`), 'utf8')
      const [value = '400', style = 'normal'] = weight.split('-')
      return subsets.flatMap((subset): FontFile[] => {
        const file = `${name}-${subset}-${value}-${style}.woff2`
        const face = css.split('@font-face').find((block) => block.includes(file))
        const range = own ?? /unicode-range:\s*([^;]+);/.exec(face ?? '')?.[1] ?? 'U+0-10FFFF'
        const woff2 = readFileSync(join(folder, 'files', file))
        return [
          {
            family,
            weight: Number(value),
            style: style === 'italic' ? 'italic' : 'normal',
            range,
            woff2,
          },
        ]
      })
    })
  })
}

function packageOf(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    throw incomplete(`the package ${name}`)
  }
}

/** What starts this very nap: a script and the Node for it. */
export type OwnProgram = {
  /** Undefined where it lies inside one version of Node, and goes with it: then “nap” on the path is what stays. */
  readonly script: string | undefined
  /** Undefined where every path of it names a version, which the next upgrade takes away. */
  readonly node: string | undefined
}

/** @param home the user’s own folder, whose name may hold a number that is no version */
export function ownProgram(home = ''): OwnProgram {
  return lastingProgram(join(packageFolder(), 'bin', 'nap.js'), process.execPath, home)
}

/**
 * What of a script and its Node will be there after an upgrade of Node. nvm, fnm, volta and the like keep each version in a
 * folder with its number, and so does Homebrew, which also keeps a link without one.
 */
export function lastingProgram(script: string, running: string, home: string): OwnProgram {
  const node = running.replace(/\/Cellar\/node[^/]*\/[^/]+\//, '/')
  const own = node.startsWith(home) ? node.slice(home.length) : node
  if (!/\d/.test(own)) return { script, node }
  const bin = dirname(running)
  const version = /^bin$/i.test(basename(bin)) ? dirname(bin) : bin
  const goesWithIt = wayInto(version, script) !== undefined
  return { script: goesWithIt ? undefined : script, node: undefined }
}

// The program runs from src/ in tests and from dist/ otherwise.
function packageFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'templates', 'print.css'))) {
    const parent = dirname(folder)
    if (parent === folder) throw incomplete('its folder “templates”')
    folder = parent
  }
  return folder
}

function incomplete(what: string): Refusal {
  return new Refusal(
    exitCodes.somethingMissing,
    `nap is not installed completely: ${what} is missing.`,
    'Install nap again.',
  )
}
