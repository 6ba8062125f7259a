import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/model/block.ts'
import type { Received, ReceivedDocument } from '../../src/model/received.ts'
import type { Against, Known, Understood } from '../../src/model/understood.ts'
import { receive } from '../../src/receive/receive.ts'
import { understandReview } from '../../src/understand/review.ts'
import { against, planInWord } from '../support/known-plan.ts'
import { editedFields, everyField } from '../support/reviewed-fields.ts'
import {
  changedRun,
  type EditKind,
  edit,
  editKinds,
  paragraphAt,
  withBody,
  withRun,
} from '../support/word-edits.ts'

// Made by the first test that asks.
let made: ReturnType<typeof planInWord> | undefined
function plan() {
  made ??= planInWord()
  return made
}

type Seen = { readonly known: Known; readonly docx: Uint8Array }

async function understood(
  change: (xml: string) => string = (xml) => xml,
  more: Partial<Against> = {},
): Promise<Understood> {
  const { known, docx }: Seen = await plan()
  const received = await receive(withBody(docx, change), 'nap.docx')
  return understandReview(documentIn(received), against(known, more))
}

function documentIn(received: Received): ReceivedDocument {
  if (received.kind !== 'document') throw new Error('no document')
  return received
}

const cgpa = { by: 'Reviewer', on: '2017-06-18' }
const at = (pointer: string, id = 'key-budget-documents'): Field => ({
  kind: 'commitment',
  id,
  pointer,
})

describe('a reviewed draft', () => {
  test('in which nobody changed anything says nothing', async () => {
    expect(await understood()).toEqual({
      as: 'review',
      answers: [],
      comments: [],
      faults: [],
      remarks: [],
    })
  })

  // Each edit once in English and once in Urdu; the long tests have all of them.
  test.for(
    editKinds.map(
      (kind, index) =>
        [kind, index % 2 === 0 ? 'New words' : 'نئے الفاظ', index % 2 === 1] as const,
    ),
  )('has each change once: %s, %s, tracked: %s', async ([kind, words, isTracked]) => {
    const { comments, answers, faults } = await understood((xml) =>
      editedFields(xml, kind, words, isTracked ? cgpa : undefined),
    )
    expect(answers).toEqual([])
    expect(faults).toEqual([])
    expect(comments.map(({ value }) => value.about).toSorted(byJson)).toEqual(
      everyField.map(({ about }) => about).toSorted(byJson),
    )
    expect(comments.filter(({ value }) => !value.text.includes(words) && kind !== 'cut')).toEqual(
      [],
    )
  })
})

function byJson(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}
