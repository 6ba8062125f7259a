import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { type FileKind, fileKinds } from '../src/model/kinds.ts'
import { planFileAt } from '../src/model/plan-file.ts'
import { planCopy } from './support/plan-copy.ts'

const chapter = 'chapters/introduction.md'

/** A copy of the plan with a file of every type, and what nap finds in it. */
function planOfAll() {
  const copy = planCopy()
  copy.put('plan/requests/2017-05-20-sindh.yaml', 'to: sindh\nkind: request\nsent_on: 2017-05-20\n')
  copy.put(
    'plan/imports/2017-06-09-sindh.yaml',
    `file: sindh.xlsx\nsha256: ${'0'.repeat(64)}\nas: form\nreceived_on: 2017-06-09\nvia: email\n`,
  )
  const files = readdirSync(join(copy.top, 'plan'), { recursive: true, encoding: 'utf8' })
  const ofType = (kind: FileKind) => {
    const file = files.toSorted().find((path) => planFileAt(path)?.kind === kind)
    if (file === undefined) throw new Error(`the plan has no ${kind}`)
    return file
  }
  async function findings() {
    const { out } = await copy.nap('validate', '--json')
    const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(out)
    return diagnostics
  }
  const inPlan = (file: string) => `plan/${file}`
  return {
    ...copy,
    findings,
    ofType,
    put: (file: string, text: string) => copy.put(inPlan(file), text),
    read: (file: string) => copy.read(inPlan(file)),
    async draft() {
      await copy.nap('compile', '--to', 'md')
      return copy.read('out/nap.md')
    },
  }
}

type Finding = {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly help: string
  readonly place: { readonly file: string; readonly line: number }
}

function renamed(file: string, rename: (stem: string) => string): string {
  const ending = posix.extname(file)
  return posix.join(posix.dirname(file), rename(posix.basename(file, ending)) + ending)
}

test('a copy of a file of any type is told as one, and is neither merged nor printed', async () => {
  const { put, read, ofType, findings, draft } = planOfAll()
  const before = { findings: await findings(), draft: await draft() }
  const copies = fileKinds.map((kind) => renamed(ofType(kind), (stem) => `${stem} (1)`))
  for (const kind of fileKinds) {
    put(
      renamed(ofType(kind), (stem) => `${stem} (1)`),
      read(ofType(kind)).replaceAll('\n', '\r\n'),
    )
  }
  const found = await findings()
  const isOfCopy = ({ place }: Finding) => copies.some((file) => place.file.endsWith(file))
  expect(found.filter((one) => !isOfCopy(one))).toEqual(before.findings)
  expect(found.filter(isOfCopy).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(
    copies.map(() => 'warning file-is-no-copy'),
  )
  expect(found.find(isOfCopy)?.message).toMatch(
    /^This file is a copy of “.*” and says the same, so it is left out of the draft\.$/,
  )
  expect(await draft()).toBe(before.draft)
})

test.for([
  '2017-06-01-cgpa (2)',
  '2017-06-01-cgpa(1)',
  '2017-06-01-cgpa - Copy',
  '2017-06-01-cgpa - Copy (2)',
  'Copy of 2017-06-01-cgpa',
  '2017-06-01-cgpa copy 2',
  '2017-06-01-cgpa 2',
  '2017-06-01-cgpa-DESKTOP-7QK2',
  '2017-06-01-cgpa-Ayeshas-MacBook-Pro',
  '2017-06-01-cgpa (conflicted copy 2017-06-01)',
  '2017-06-01-cgpa (Ayesha’s conflicted copy 2017-06-01)',
  '2017-06-01-cgpa (Case Conflict)',
  '2017-06-01-cgpa_conf(1)',
  '2017-06-01-cgpa.sync-conflict-20170601-101500-ABCDEFG',
])('“%s” is a name of a copy', async (name) => {
  const { put, read, ofType, findings } = planOfAll()
  const text = read(ofType('comment'))
  put('comments/2017-06-01-cgpa.yaml', text)
  put(`comments/${name}.yaml`, text)
  const found = (await findings()).filter(({ place }) => place.file.includes(name))
  expect(found.map(({ rule }) => rule)).toEqual(['file-is-no-copy'])
})

test('a copy that differs is an error, so that no words are lost without anybody knowing', async () => {
  const { put, read, findings, draft } = planOfAll()
  const text = read(chapter)
  const before = await draft()
  const copy = 'chapters/introduction-DESKTOP-7QK2.md'
  put(copy, text.replace(/\n$/, '\nOne sentence was written on the other computer only.\n'))
  const [found, ...others] = (await findings()).filter(({ place }) => place.file.endsWith(copy))
  expect(others).toEqual([])
  expect(found).toMatchObject({ rule: 'file-is-no-copy', severity: 'error' })
  expect(found?.message).toContain(
    'a copy of “introduction.md”, but differs from it, first in line',
  )
  expect(found?.help).toContain('Write what is newer into “introduction.md”')
  expect(await draft()).toBe(before)
})

test('a copy of a folder is told once, with all that is in it', async () => {
  const { put, read, findings, list, draft } = planOfAll()
  const before = { findings: await findings(), draft: await draft() }
  const files = list('plan/submissions/finance-division')
  for (const file of files)
    put(`submissions/finance-division - Copy/${file}`, read(`submissions/finance-division/${file}`))
  const found = (await findings()).filter(({ place }) => place.file.includes('- Copy'))
  expect(found.map(({ rule }) => rule)).toEqual(['file-is-no-copy'])
  expect(found[0]?.message).toBe(
    `The folder “submissions/finance-division - Copy” is a copy of “submissions/finance-division” and says the same, so the ${files.length} files in it are left out of the draft.`,
  )
  expect((await findings()).length).toBe(before.findings.length + 1)
  expect(await draft()).toBe(before.draft)
})

test('neither a name alone nor the words alone make a copy', async () => {
  const { put, read, ofType, findings, draft } = planOfAll()
  const comment = read(ofType('comment'))
  // What nap itself calls the second comment of a day.
  put(
    renamed(ofType('comment'), (stem) => `${stem}-2`),
    comment,
  )
  put(
    'comments/2017-06-01-cgpa.yaml',
    'from: Centre for Governance\nreceived_on: 2017-06-01\nvia: email\nabout: {chapter: introduction}\ntext: Name those who took part.\n',
  )
  put(
    'comments/2017-06-01-cgpa (1).yaml',
    'from: Centre for Governance\nreceived_on: 2017-06-01\nvia: email\nabout: {commitment: citizens-budget}\ntext: A leaflet in Pashto reaches those who do not read Urdu, and costs little.\n',
  )
  expect((await findings()).filter(({ rule }) => rule === 'file-is-no-copy')).toEqual([])
  expect(await draft()).toContain('A leaflet in Pashto reaches those')
})

test.for(fileKinds.map((kind) => [kind] as const))(
  'a pointer of Git LFS in the place of a file of the type %s is told as one, and nothing follows from it',
  async ([kind]) => {
    const { put, ofType, findings } = planOfAll()
    const file = ofType(kind)
    const elsewhere = (found: Finding[]) =>
      found
        .filter(({ place, severity }) => !place.file.endsWith(file) && severity === 'error')
        .map(({ message }) => message)
    const before = elsewhere(await findings())
    put(
      file,
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a2146'.repeat(8)}\nsize 12345\n`,
    )
    const found = await findings()
    const own = found.filter(({ place }) => place.file.endsWith(file))
    expect(own.map(({ rule }) => rule)).toEqual(['file-is-downloaded'])
    expect(own[0]?.message).toContain('Git LFS keeps the content of this file elsewhere')
    expect(own[0]?.help).toContain('git lfs pull')
    expect(elsewhere(found)).toEqual(before)
  },
)
