import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'

test('what is awaited of a milestone is told from what an institution wrote', async () => {
  const copy = partOfPlan()
  copy.put(
    'plan/submissions/sindh/land-records.yaml',
    `title: Land records online
lead_implementing_agency: sindh
milestones:
  - id: survey
    deliverable: A list of villages
    deadline_text: by the end of the fiscal year
  - id: portal
    activity: awaited
    end_date: 2018-12-31
`,
  )
  await copy.nap('compile', '--to', 'md,html')
  const html = copy.read('out/nap.html')
  expect(html).toMatch(
    /<td [^>]*><em class="ours">awaited<\/em> Deliverable: A list of villages<\/td>\n<td [^>]*><\/td>\n<td [^>]*><em class="ours">awaited<\/em> \(by the end of the fiscal year\)<\/td>/,
  )
  // A ministry may write the word itself.
  expect(html).toMatch(/<td [^>]*><strong>awaited<\/strong><\/td>/)
  expect(copy.read('out/nap.md')).toContain('| *awaited* Deliverable: A list of villages |')
})
