import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from '../support/filled-form.ts'
import {
  changedRun,
  commented,
  paragraphAt,
  withBody,
  withComments,
  withRun,
} from '../support/word-edits.ts'
import { workspace } from '../support/workspace.ts'

// A text is wrapped where it is written.
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

const asker = 'establishment-division'
const budget = { kind: 'commitment', id: 'citizens-budget' } as const
const portal = { kind: 'commitment', id: 'open-data-portal' } as const

const mail = [
  'From: Accountability Lab <someone@lab.example>',
  'Date: Tue, 20 Jun 2017 10:00:00 +0500',
  'Subject: Re: Comments on the draft',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear colleagues,',
  '',
  'On Mon, 19 Jun 2017, The office <ogp@office.example> wrote:',
  '> Do you also comment on legal-aid?',
  '',
  'Yes. Name the courts in it.',
  '',
  '> And on open-data-portal?',
  '',
  'It needs a budget.',
  '',
  'Kind regards,',
  'A. Person',
  '',
].join('\r\n')

test('a round of the plan goes out and comes back in Word, Excel and e-mail, and nobody retypes a word', async () => {
  const { top, run } = await workspace()
  const at = (path: string) => join(top, path)
  const read = (path: string) => readFileSync(at(path), 'utf8')

  // The office asks, and keeps that it has asked.
  const asked = await run(
    `nap request ${asker} --sent 2017-06-13 --due 2017-06-20 --to md,eml --out ../requests`,
  )
  expect(asked).toContain(`wrote ../requests/${asker}-form.xlsx`)
  expect(await run('nap compile --to md')).toContain('Recorded as revision HASH')
  expect(await run('nap status --on 2017-06-14')).toMatch(/Establishment.*asked/s)

  // The form comes back with a date that can be read in two ways: the rest is taken in, and the answer names it.
  const form = at(`../requests/${asker}-form.xlsx`)
  const filled = [
    ['new-1/title', 'Publish the assets of senior officials'],
    ['new-1/theme', 'Asset Disclosure'],
    ['new-1/lead_implementing_agency', 'Establishment Division'],
    ['new-1/end_date', '30 June 2018'],
    ['new-1/public_problem', 'Nobody can see what officials own.'],
  ] as const
  fillForm(form, at('../back.xlsx'), [...filled, ['new-1/start_date', '06/07/2017']])
  const back = await run(
    'nap import ../back.xlsx --yes --on 2017-06-16 --via email --receipt --out ../receipts',
  )
  expect(back).toMatch(/“06\/07\/2017” can be read in two ways/)
  expect(back).toContain('Recorded as revision HASH: 1 commitment added.')
  const [receipt = ''] = readdirSync(at('../receipts')).filter((name) => name.endsWith('.md'))
  expect(read(`../receipts/${receipt}`)).toMatch(/“06\/07\/2017” can be read in two ways/)

  // The corrected form follows, and changes nothing but that.
  const file = `plan/submissions/${asker}/publish-the-assets-of-senior-officials.yaml`
  const before = read(file)
  expect(before).not.toMatch(/^start_date/m)
  fillForm(form, at('../corrected.xlsx'), [...filled, ['new-1/start_date', '6 July 2017']])
  const corrected = await run('nap import ../corrected.xlsx --yes --on 2017-06-17 --via email')
  expect(corrected).toContain('Recorded as revision HASH')
  expect(read(file)).toMatch(/^start_date: 2017-07-06$/m)
  expect(read(file).replace(/^start_date: .*\n/m, '')).toBe(
    before.replace(/^# start_date:.*\n/m, ''),
  )
  expect(readdirSync(at(`plan/submissions/${asker}`))).toHaveLength(2)

  // The draft is shared as Word, and two organisations review it.
  await run('nap compile --to docx')
  const draft = readFileSync(at('out/nap.docx'))
  const remark = { id: 1, by: 'Somebody', text: 'Test it with listeners of the radio.' }
  writeFileSync(
    at('../lab.docx'),
    withComments(
      withBody(draft, (xml) =>
        withRun(
          xml,
          paragraphAt(xml, { ...budget, pointer: '/public_problem' }, 1),
          'first',
          (wordRun) => commented(wordRun, remark.id),
        ),
      ),
      [remark],
    ),
  )
  const tracking = { by: 'Somebody else', on: '2017-06-18' }
  writeFileSync(
    at('../forum.docx'),
    withBody(draft, (xml) =>
      withRun(
        xml,
        paragraphAt(xml, { ...portal, pointer: '/public_problem' }, 1),
        'last',
        (wordRun, words) =>
          changedRun(
            wordRun,
            [
              { kind: 'keep', text: words },
              { kind: 'in', text: ' Readers of Urdu find nothing.' },
            ],
            tracking,
          ),
      ),
    ),
  )
  const lab = await run(
    'nap import ../lab.docx --from "Accountability Lab" --on 2017-06-19 --via email --yes',
  )
  expect(lab).toContain('Comment on citizens-budget.public_problem')
  const forum = await run(
    'nap import ../forum.docx --from "Readers’ Forum" --on 2017-06-19 --via email --yes',
  )
  expect(forum).toContain('Comment on open-data-portal.public_problem')

  // One of them also writes, between the lines of the letter that it answers.
  writeFileSync(at('../answer.eml'), mail)
  const written = await run('nap import ../answer.eml --yes')
  expect(written).toContain('a letter from Accountability Lab, arrived on 2017-06-20 by e-mail')
  expect(written).toContain('Comment on legal-aid')
  expect(written).toContain('Comment on open-data-portal')
  const comments = readdirSync(at('plan/comments')).filter((name) => name > '2017-06-19')
  expect(comments).toEqual([
    '2017-06-19-accountability-lab.yaml',
    '2017-06-19-readers-forum.yaml',
    '2017-06-20-accountability-lab-2.yaml',
    '2017-06-20-accountability-lab.yaml',
  ])
  const said = comments.map((name) => read(`plan/comments/${name}`)).join('')
  expect(said).not.toMatch(/Somebody|A\. Person|someone@|office\.example/)
  expect(said).toContain('quotation: |\n  Do you also comment on legal-aid?\n')

  // Each is answered; what was proposed goes into the plan.
  const put = await run(
    'nap respond 19-readers-forum --disposition accepted --reason "That is so." --on 2017-06-21 --put',
  )
  expect(put).not.toContain('(exit')
  const givers = readdirSync(at('plan/submissions')).filter((name) => {
    const path = `plan/submissions/${name}/${portal.id}.yaml`
    return existsSync(at(path)) && inOneLine(read(path)).includes('Readers of Urdu find nothing.')
  })
  expect(givers).toHaveLength(1)
  await run(
    'nap respond 19-accountability-lab --disposition under_consideration --reason "It costs money." --on 2017-06-21',
  )

  // What is left is on the agenda, and a file that came in changes nothing a second time.
  const agenda = await run('nap agenda --on 2017-06-22')
  expect(agenda).toMatch(/Name the courts in it/)
  expect(agenda).toMatch(/It needs a budget/)
  expect(agenda).not.toMatch(/Readers of Urdu find nothing/)
  for (const name of ['corrected.xlsx', 'lab.docx', 'forum.docx', 'answer.eml']) {
    expect(await run(`nap import ../${name} --yes`)).toContain('This file was imported before')
  }
})
