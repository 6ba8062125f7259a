import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookmarkOf } from '../../src/model/bookmark.ts'
import { commitmentsOf } from '../../src/model/draft.ts'
import { valueById } from '../../src/model/field.ts'
import { nameOf } from '../../src/model/plan.ts'
import { receive } from '../../src/receive/receive.ts'
import { understandReview } from '../../src/understand/review.ts'
import { temporaryFolder } from '../record/support.ts'
import { against, planInWord } from '../support/known-plan.ts'
import { editedFields, everyField } from '../support/reviewed-fields.ts'
import { editKinds, withBody } from '../support/word-edits.ts'

const hasOffice =
  spawnSync('soffice', ['--version']).status === 0 &&
  spawnSync('/usr/bin/python3', ['-c', 'import uno']).status === 0

const ways = ['New words', 'نئے الفاظ'].flatMap((words) =>
  editKinds.flatMap((kind) => [true, false].map((tracked) => ({ words, kind, tracked }))),
)

type Plan = Awaited<ReturnType<typeof planInWord>>

async function reviewed(docx: Uint8Array, { known }: Plan) {
  const received = await receive(docx, 'nap.docx')
  if (received.kind !== 'document') throw new Error('no document')
  return understandReview(received, against(known))
}

const wanted = everyField.map(({ about }) => JSON.stringify(about)).toSorted()

describe('five kinds of edit in every kind of field, in English and Urdu, tracked and not', () => {
  test('each arrive once, as Word writes them', async () => {
    const plan = await planInWord()
    for (const { words, kind, tracked } of ways) {
      const tracking = tracked ? { by: 'Reviewer', on: '2017-06-18' } : undefined
      const docx = withBody(plan.docx, (xml) => editedFields(xml, kind, words, tracking))
      const { comments, answers, faults } = await reviewed(docx, plan)
      const found = comments.map(({ value }) => JSON.stringify(value.about)).toSorted()
      expect({ words, kind, tracked, found }).toEqual({ words, kind, tracked, found: wanted })
      expect([answers, faults]).toEqual([[], []])
    }
  })

  test.skipIf(!hasOffice)(
    'each arrive once, as LibreOffice writes them (needs LibreOffice and python3-uno)',
    async () => {
      const plan = await planInWord()
      const folder = temporaryFolder()
      const from = join(folder, 'nap.docx')
      writeFileSync(from, plan.docx)
      const jobs = ways.map(({ words, kind, tracked }, index) => ({
        from,
        to: join(folder, `${index}.docx`),
        tracked,
        edits: everyField.map((one) => ({
          bookmark: bookmarkOf(one.label),
          behind: one.behind,
          ...placeInTable(one, plan),
          kind,
          words,
        })),
      }))
      const script = join(import.meta.dirname, '../support/edit-in-office.py')
      const { status, stderr } = spawnSync('/usr/bin/python3', [script], {
        input: JSON.stringify(jobs),
      })
      expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' })
      for (const [index, { words, kind, tracked }] of ways.entries()) {
        const { comments, answers, faults } = await reviewed(
          readFileSync(join(folder, `${index}.docx`)),
          plan,
        )
        const found = comments.map(({ value }) => JSON.stringify(value.about)).toSorted()
        expect({ words, kind, tracked, found }).toEqual({ words, kind, tracked, found: wanted })
        expect([answers, faults]).toEqual([[], []])
      }
    },
    600_000,
  )
})

/** A note stands behind a name, and an answer on a milestone in a column: in the first, only the activity is meant. */
function placeInTable({ label, behind, about }: (typeof everyField)[number], { known }: Plan) {
  if (label.pointer === '/note')
    return { skip: `${nameOf(known.folder, 'finance-division')}: `.length }
  if (!label.pointer.startsWith('/milestones/')) return {}
  const commitment = commitmentsOf(known.draft).find(({ id }) => id === label.id)
  const value = valueById(commitment?.value, about.field ?? '')
  return { column: behind, ...(behind === 1 && { length: String(value).trim().length }) }
}
