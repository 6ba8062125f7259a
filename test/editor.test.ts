import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { napIn } from './support/nap.ts'

// What a focal person sees: the language server that the YAML extension of Visual Studio Code starts.
const require = createRequire(import.meta.url)
const serverFile = require.resolve('yaml-language-server/bin/yaml-language-server')
const home = realpathSync.native(mkdtempSync(join(tmpdir(), 'nap-editor-')))

type Connection = {
  listen(): void
  sendRequest(method: string, wanted: object): Promise<unknown>
  sendNotification(method: string, told: object): Promise<void>
  onRequest(
    method: string,
    answer: (asked: { items: readonly { section: string }[] }) => unknown,
  ): void
  onNotification(method: string, take: (told: Published) => void): void
  dispose(): void
}
type Published = { readonly uri: string; readonly diagnostics: readonly Finding[] }
type Finding = { readonly message: string; readonly range: { readonly start: { line: number } } }

let server: ChildProcess
let editor: Connection
let top: string
const published = new Map<string, (findings: readonly Finding[]) => void>()

beforeAll(async () => {
  top = join(home, 'قومی منصوبہ 2026')
  const rpc = createRequire(serverFile)('vscode-jsonrpc/node')
  const start = ['init', top, '--country', 'Kenya', '--period', '2026-2027']
  await nap(
    ...start,
    '--secretariat',
    'Ministry of Justice',
    '--theme',
    'Open Data',
    '--theme',
    'Fiscal Openness',
  )
  server = spawn(process.execPath, [serverFile, '--stdio'])
  editor = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  )
  const settings = { validate: true, hover: true, completion: true, ...workspaceSettings() }
  editor.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? settings : null)),
  )
  editor.onRequest('client/registerCapability', () => null)
  editor.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) =>
    published.get(uri)?.(diagnostics),
  )
  editor.listen()
  const root = pathToFileURL(top).href
  await editor.sendRequest('initialize', {
    processId: null,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'plan' }],
    capabilities: {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ['markdown'] } },
    },
  })
  await editor.sendNotification('initialized', {})
})

afterAll(() => {
  editor?.dispose()
  server?.kill()
  rmSync(home, { recursive: true, force: true })
})

async function nap(...words: string[]) {
  const env = { PATH: process.env['PATH'], HOME: top, GIT_CONFIG_NOSYSTEM: '1' }
  const { exitCode } = await napIn({ cwd: process.cwd(), env }, ...words)
  expect(exitCode).toBe(0)
}

/** What .vscode/settings.json says to the YAML extension, as the editor hands it over. */
function workspaceSettings(): object {
  const settings = JSON.parse(readFileSync(join(top, '.vscode/settings.json'), 'utf8'))
  expect(settings['yaml.schemaStore.enable']).toBe(false)
  return { schemas: settings['yaml.schemas'], schemaStore: { enable: false } }
}

/** A file of the plan as somebody has it on the screen, below the line that names its schema. */
function opened(file: string, lines: readonly string[]) {
  const up = '../'.repeat(file.split('/').length - 2)
  const kind = file.endsWith('/submission.yaml') ? 'submission' : 'contribution'
  const first = `# yaml-language-server: $schema=${up}.nap/schemas/${kind}.schema.json`
  return openedAsItIs(file, [first, ...lines])
}

/** The same of a file that somebody made without nap. */
async function openedAsItIs(file: string, all: readonly string[]) {
  const [, ...lines] = all
  const uri = pathToFileURL(join(top, file)).href
  const findings = new Promise<readonly Finding[]>((found) => published.set(uri, found))
  const text = all.join('\n')
  await editor.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  })
  const at = (line: number) => ({
    textDocument: { uri },
    position: { line, character: lines[line - 1]?.length ?? 0 },
  })
  return {
    findings: await findings,
    async offeredAt(line: number) {
      const { items } = (await editor.sendRequest('textDocument/completion', at(line))) as {
        items: readonly { label: string }[]
      }
      return items.map(({ label }) => label)
    },
    async toldAt(line: number) {
      const hover = await editor.sendRequest('textDocument/hover', {
        ...at(line),
        position: { line, character: 1 },
      })
      return (hover as { contents: { value: string } }).contents.value
    },
  }
}

const folder = 'plan/submissions/ministry-of-justice'

test('a file that names no schema is checked by the one that the settings of the editor name for its place', async () => {
  const messages = async (file: string, ...lines: string[]) =>
    (await openedAsItIs(file, lines)).findings.map(({ message }) => message)
  expect(await messages(`${folder}/own.yaml`, 'nonsense: x')).toEqual([
    'Property nonsense is not allowed.',
  ])
  const submission = await messages(`${folder}/submission.yaml`, 'status: lost')
  expect(submission.join()).toContain('Value is not accepted')
  expect(await messages('plan/decisions/own.yaml', 'decisions:', '  - nonsense: x')).not.toEqual([])
  expect(await messages('plan/institutions.yaml', 'nonsense: x')).not.toEqual([])
  expect(await messages('elsewhere/own.yaml', 'nonsense: x')).toEqual([])
})

test('over a field stands the question of OGP', async () => {
  const { toldAt, findings } = await opened(`${folder}/questions.yaml`, ['public_problem: X'])
  expect(await toldAt(1)).toMatch(
    /^#### What is the public problem that the commitment will address\?\n\nWhich problem do people have today/,
  )
  expect(findings).toEqual([])
})

test('the fields that are not there yet are offered', async () => {
  const { offeredAt } = await opened(`${folder}/fields.yaml`, ['title: X', ''])
  const offered = await offeredAt(2)
  expect(offered).toContain('public_problem')
  expect(offered).not.toContain('title')
})

test('the thematic areas and institutions of this plan are offered, also new ones', async () => {
  const { offeredAt } = await opened(`${folder}/choices.yaml`, [
    'title: X',
    'theme: ',
    'lead_implementing_agency: ',
  ])
  expect(await offeredAt(2)).toEqual(['open-data', 'fiscal-openness'])
  expect(await offeredAt(3)).toEqual(['ministry-of-justice'])
  await nap(
    'new',
    'institution',
    'treasury',
    '--plan',
    join(top, 'plan'),
    '--set',
    'name=Treasury',
    '--set',
    'level=federal',
  )
  // The server looks at the file again when the editor says that it has changed.
  const schema = pathToFileURL(join(top, 'plan/.nap/schemas/contribution.schema.json')).href
  await editor.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: schema, type: 2 }],
  })
  expect(await offeredAt(3)).toEqual(['ministry-of-justice', 'treasury'])
})

test('what is wrong is marked on its line, and what is right is not', async () => {
  const { findings } = await opened(`${folder}/faults.yaml`, [
    'title: X',
    'theme: fiscal-opennes',
    'end_date: 30 June',
    'titel: Y',
    'level: provincial',
  ])
  expect(findings.map(({ message, range }) => [range.start.line, message])).toEqual([
    [2, 'No thematic area of this id is in plan.yaml.'],
    [3, expect.stringContaining('does not match the pattern')],
    [4, expect.stringContaining('titel')],
  ])
})

test('the settings that init writes lead to schemas that are there', () => {
  const settings = JSON.parse(readFileSync(join(top, '.vscode/settings.json'), 'utf8'))
  const addresses = Object.keys(settings['yaml.schemas'])
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses) expect(existsSync(join(top, address)), address).toBe(true)
})

test('a file that nap makes has no fault for the editor', async () => {
  await nap(
    'new',
    'commitment',
    'e-courts',
    '--plan',
    join(top, 'plan'),
    '--institution',
    'ministry-of-justice',
    '--set',
    'title=E-courts',
    '--set',
    'theme=open-data',
  )
  const path = 'plan/submissions/ministry-of-justice/e-courts.yaml'
  const [, ...lines] = readFileSync(join(top, path), 'utf8').split('\n')
  expect((await opened(path, lines)).findings).toEqual([])
})
