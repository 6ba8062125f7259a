import { posix } from 'node:path'
import { readWorkflow } from '../../load/assets.ts'
import { readText } from '../../load/read.ts'
import type { Change } from '../../model/change.ts'
import { fileKinds, hasFields, type Kind } from '../../model/kinds.ts'
import { globOf } from '../../model/plan-file.ts'
import { schemaAddress } from '../plan/guided.ts'

/** Where the plan lies, and what lies around it. */
export type Site = {
  /** Absolute path of the folder that is to hold the plan folder. */
  readonly folder: string
  /** Whether it is the top of its repository, or will be. */
  readonly isTop: boolean
  /** The text of plan.yaml, whose first line says where the schemas lie. */
  readonly planYaml: string
  /** The guide for focal persons. */
  readonly readme: string | undefined
  /** Where nap’s action is published: `OWNER/nap@v1`. */
  readonly action: string | undefined
}

/** What stands around a plan: files to write where there are none yet, and what is to be said. */
export type Surroundings = {
  readonly files: readonly Change[]
  readonly remarks: readonly string[]
}

/** Where any of it may be put, and the folders on the way. */
export const placesBeside: readonly string[] = [
  ...['.gitattributes', '.gitignore', 'README.md', 'README-plan.md'],
  ...['.vscode', '.vscode/settings.json', '.vscode/extensions.json'],
  ...['.github', '.github/workflows', '.github/workflows/plan.yml'],
]

const attributes = `* text=auto eol=lf
*.pdf binary
*.docx binary
*.xlsx binary
*.png binary
*.jpg binary
*.jpeg binary
`

/** Everything beside the plan folder: for git, for the editor, for the checks of pull requests, for people. */
export function surroundings(site: Site): Surroundings {
  const { readme } = site
  const guide = isFree(site, 'README.md') ? 'README.md' : 'README-plan.md'
  const wanted: readonly Change[] = [
    ...(site.isTop ? [{ file: '.gitattributes', content: attributes }] : []),
    { file: '.gitignore', content: ignored(site) },
    { file: '.vscode/settings.json', content: json(editorSettings(site)) },
    { file: '.vscode/extensions.json', content: json({ recommendations: ['redhat.vscode-yaml'] }) },
    ...(readme === undefined ? [] : [{ file: guide, content: readme }]),
    ...workflow(site),
  ]
  const files = wanted.filter(({ file }) => file === '.gitignore' || isFree(site, file))
  return { files, remarks: remarksOn(site, files) }
}

function isFree({ folder }: Site, file: string): boolean {
  return readText(folder, file) === undefined
}

function isTheSame({ folder }: Site, file: string, content: string): boolean {
  return Buffer.from(readText(folder, file) ?? []).toString() === content
}

// What is made anew at each run, and what nap leaves in the plan folder while it is at work.
const passing = ['out/', '.nap.*', '.nap-*.tmp']

// Lines are added to what is there; nothing of it is lost.
function ignored({ folder }: Site): string {
  const bytes = readText(folder, '.gitignore') ?? new Uint8Array()
  const text = Buffer.from(bytes).toString()
  const there = new Set(text.split(/\r?\n/).map((line) => line.replace(/^\/|\/$/g, '')))
  const missing = passing.filter((line) => !there.has(line.replace(/\/$/, '')))
  if (missing.length === 0) return text
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text === '' || text.endsWith('\n') ? '' : end
  return `${text}${gap}${missing.map((line) => line + end).join('')}`
}

/** Files that nap did not make have no line that names their schema; the editor finds it here. */
function editorSettings({ planYaml }: Site): object {
  const addressed = { loaded: { texts: new Map([['plan.yaml', planYaml]]) } }
  const address = (kind: Kind) => {
    const found = schemaAddress(kind, 'plan.yaml', addressed)
    return /^(?:[a-z]+:|[\\/])/i.test(found) ? found : `./${posix.join('plan', found)}`
  }
  return {
    'yaml.schemas': Object.fromEntries(
      fileKinds.filter(hasFields).map((kind) => [address(kind), `plan/${globOf(kind)}`]),
    ),
    'yaml.schemaStore.enable': false,
    'files.eol': '\n',
    '[yaml]': { 'editor.tabSize': 2, 'editor.insertSpaces': true, 'editor.wordWrap': 'on' },
    'files.readonlyInclude': { 'plan/draft/**': true, 'plan/.nap/**': true },
  }
}

function workflow({ isTop, action }: Site): Change[] {
  const text = readWorkflow()
  if (!isTop || action === undefined || text === undefined) return []
  return [{ file: '.github/workflows/plan.yml', content: text.replaceAll('NAP_ACTION', action) }]
}

function remarksOn(site: Site, files: readonly Change[]): string[] {
  const { isTop, action } = site
  const isWritten = (name: string) => files.some(({ file }) => file === name)
  const check = '.github/workflows/plan.yml'
  const settings = '.vscode/settings.json'
  return [
    ...(isWritten(settings) || isTheSame(site, settings, json(editorSettings(site)))
      ? []
      : [
          '“.vscode/settings.json” was there already and stays as it is. Files that nap makes name their schema themselves.',
        ]),
    ...(isWritten(check) || !isFree(site, check) ? [] : [whyNoCheck(isTop, action)]),
  ]
}

function whyNoCheck(isTop: boolean, action: string | undefined): string {
  if (!isTop)
    return 'No check of pull requests was set up, because this folder is not the top of its repository.'
  return action === undefined
    ? 'No check of pull requests was set up, because nap does not know where its action is published. To add it, type nap init --action OWNER/nap@REVISION.'
    : 'No check of pull requests was set up, because this nap came without its workflow.'
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
