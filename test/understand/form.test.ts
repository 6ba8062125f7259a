import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formDocument } from '../../src/compose/form-document.ts'
import { formWorkbook } from '../../src/compose/form-workbook.ts'
import { languageOf } from '../../src/compose/language.ts'
import { readPlan } from '../../src/load/read.ts'
import type { Form } from '../../src/model/form.ts'
import type { Against } from '../../src/model/understood.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'
import { receive } from '../../src/receive/receive.ts'
import { docx } from '../../src/render/formats/docx.ts'
import { houseWords } from '../../src/tasks/plan/house-style.ts'
import { understandForm } from '../../src/understand/form.ts'
import { returned } from '../support/returned.ts'

const plan = mergeOf(load(readPlan(join(import.meta.dirname, '../../plan')).sources))
const state = { kind: 'files' } as const
const setting = {
  folder: plan.folder,
  language: languageOf('en', houseWords(undefined)),
  titles: new Map<string, string>(),
  due: undefined,
}

function formOf(institution: string): Form {
  const own = plan.folder.contributions.filter((one) => one.institution === institution)
  return {
    institution,
    base: undefined,
    commitments: [
      ...own.map(({ commitment, document }) => ({
        id: commitment,
        isNew: false,
        value: { ...document.value },
      })),
      { id: 'new-1', isNew: true, value: {} },
    ],
  }
}

const against = (institution: string): Against => ({
  today: plan,
  base: { ...plan, state },
  sender: { kind: 'institution', id: institution },
  on: '2017-06-12',
  via: 'email',
  name: 'form.xlsx',
})

const institutions = [...new Set(plan.folder.contributions.map(({ institution }) => institution))]

test.each(institutions)(
  'a form in Excel that comes back from %s as it went out says nothing',
  (institution) => {
    const file = returned(formWorkbook(formOf(institution), setting))
    const { answers, faults, remarks } = understandForm(file, against(institution))
    expect({ answers, faults, remarks }).toEqual({ answers: [], faults: [], remarks: [] })
  },
)

test.each(institutions)(
  'a form in Word that comes back from %s as it went out says nothing',
  async (institution) => {
    const { answers, faults, remarks } = understandForm(
      await wordForm(institution),
      against(institution),
    )
    expect({ answers, faults, remarks }).toEqual({ answers: [], faults: [], remarks: [] })
  },
)

async function wordForm(institution: string) {
  const [file] = await docx.write(formDocument(formOf(institution), setting), dress, new Map())
  return receive(Buffer.from(file?.content ?? ''), 'form.docx')
}

const dress = { name: 'form', page: '', css: '', fonts: [] }
