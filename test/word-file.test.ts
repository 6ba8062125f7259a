import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookmarkOf } from '../src/model/bookmark.ts'
import { fieldsOf, schemas } from '../src/model/schemas.ts'
import { partOf, propertiesIn } from './support/word-parts.ts'
import { workspace } from './support/workspace.ts'

describe('the plan in Word', () => {
  // Made by the first test that asks.
  let made: ReturnType<typeof compiled> | undefined
  const plan = () => {
    made ??= compiled()
    return made
  }

  test('has one bookmark for each field, on its label', async () => {
    const { docx, commitments } = await plan()
    const xml = partOf(docx, 'word/document.xml')
    const names = Array.from(xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g), (found) =>
      String(found[1]),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(40)
    expect(names.filter((name) => !/^(?:nap_[0-9a-f]{12}|_Toc\d+)$/.test(name))).toEqual([])
    const wanted = commitments.flatMap((one) =>
      pointersIn(one).map((pointer) => ({ id: one.id, pointer })),
    )
    expect(wanted.length).toBeGreaterThan(300)
    const unmarked = wanted.filter(
      ({ id, pointer }) => !names.includes(bookmarkOf({ kind: 'commitment', id, pointer })),
    )
    expect(unmarked).toEqual([])
    // The text itself is outside: what somebody writes there must not take the bookmark along.
    const id = bookmarkOf({
      kind: 'commitment',
      id: 'key-budget-documents',
      pointer: '/public_problem',
    })
    const marked = xml.split(`w:name="${id}"`)[1] ?? ''
    expect(marked.slice(0, marked.indexOf('<w:bookmarkEnd'))).toContain(
      'What is the public problem',
    )
    expect(marked.slice(0, marked.indexOf('<w:bookmarkEnd'))).not.toContain('Article 80')
  })

  test('has contents that are filled in, and asks nothing when it is opened', async () => {
    const { docx } = await plan()
    const xml = partOf(docx, 'word/document.xml')
    expect(xml).toContain('TOC \\h')
    expect(xml).toMatch(/w:anchor="_Toc\d+"[^>]*><w:r><w:t[^>]*>1 Fiscal Transparency</)
    expect(xml).not.toContain('w:dirty')
    expect(partOf(docx, 'word/settings.xml')).not.toContain('updateFields')
  })

  test('has tables whose head is repeated and whose rows do not split', async () => {
    const { docx } = await plan()
    const xml = partOf(docx, 'word/document.xml')
    for (const [table] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
      const [head, ...rows] = table.split('<w:tr>').slice(1)
      expect(head).toContain('<w:tblHeader/>')
      expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([])
      expect(table).toContain('<w:tblLayout w:type="fixed"/>')
    }
  })

  test('has the same bytes once more, here and in another process', async () => {
    const { docx, again, elsewhere } = await plan()
    expect(Buffer.compare(docx, again)).toBe(0)
    expect(Buffer.compare(docx, elsewhere)).toBe(0)
  })

  test('says from which revision it is', async () => {
    const { docx, revision } = await plan()
    expect(propertiesIn(docx)).toEqual({
      'nap-base': revision,
      'nap-digest': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
})

test('a Word file says its release, and no revision that it is not', async () => {
  const { run, top } = await workspace()
  const properties = () => propertiesIn(readFileSync(join(top, 'out/agenda.docx')))
  await run('nap release draft-1 --on 2017-06-15')
  const agenda = 'nap agenda --on 2017-06-15 --to docx'
  await run(agenda)
  expect(properties()).toMatchObject({ 'nap-release': 'draft-1' })
  expect(properties()['nap-base']).toBe(headOf(top))
  await run('sed -i "s/^title: .*/title: Later/" plan/plan.yaml')
  await run(agenda)
  expect(Object.keys(properties())).not.toContain('nap-base')
})

type Commitment = Readonly<Record<string, unknown>> & { readonly id: string }

async function compiled() {
  const { run, nap, top } = await workspace()
  const file = join(top, 'out/nap.docx')
  const word = async () => {
    await run('nap compile --to docx')
    return readFileSync(file)
  }
  const docx = await word()
  rmSync(file)
  const again = await word()
  rmSync(file)
  const program = join(import.meta.dirname, '../bin/nap.js')
  spawnSync(process.execPath, [program, 'compile', '--to', 'docx', '--no-record'], { cwd: top })
  const elsewhere = readFileSync(file)
  const merged = JSON.parse((await nap(['merge', '--dry-run', '--json'])).out)
  const commitments: readonly Commitment[] = merged.commitments
  return { docx, again, elsewhere, commitments, revision: headOf(top) }
}

function headOf(top: string): string {
  return readFileSync(join(top, '.git/refs/heads/main'), 'utf8').trim()
}

/** Every field of a commitment that has an answer; a milestone is one row. */
function pointersIn(commitment: Commitment): string[] {
  const milestones = commitment['milestones'] as readonly { readonly id: string }[] | undefined
  return [
    ...fieldsOf(schemas.contribution).flatMap(([name, schema, pointer]) => {
      const value = commitment[name]
      const parts = fieldsOf(schema).filter(([part]) => Object(value)[part] !== undefined)
      if (value === undefined || name === 'level') return []
      return parts.length > 0 ? parts.map(([, , own]) => pointer + own) : [pointer]
    }),
    ...(milestones ?? []).map(({ id }) => `/milestones/${id}`),
  ]
}
