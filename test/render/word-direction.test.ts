import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'
import { partOf } from '../support/word-parts.ts'

test.each([
  ['ur', 'صفحہ'],
  ['ar', 'صفحة'],
])(
  'in “%s”, the head and the foot of every page, and what stands above the contents, run from the right',
  async (language, page) => {
    const plan = partOfPlan()
    const words = plan.read('plan/plan.yaml').replace(/languages: .*/, `languages: [${language}]`)
    plan.put('plan/plan.yaml', words)
    await plan.nap('compile', '--to', 'docx', '--no-record')
    const file = readFileSync(join(plan.top, 'out/nap.docx'))
    for (const name of ['header1', 'footer1']) {
      expect(partOf(file, `word/${name}.xml`), name).toContain('<w:bidi/>')
    }
    const runs = partOf(file, 'word/footer1.xml').split('<w:r>').slice(1)
    expect(runs.find((run) => run.includes(page))).toContain('<w:rtl/>')
    expect(runs.filter((run) => run.includes('fldChar')).length).toBeGreaterThan(0)
    for (const run of runs.filter((one) => one.includes('fldChar')))
      expect(run).toContain('<w:rtl/>')
    const [contents] = partOf(file, 'word/document.xml')
      .split('<w:p>')
      .filter((one) => one.includes('"Contents"'))
    expect(contents).toContain('<w:bidi/>')
  },
)
