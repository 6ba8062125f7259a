import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fillForm } from '../../support/filled-form.ts'
import { workspace } from '../../support/workspace.ts'

// What leaves the office as a form, a letter or a receipt, in a plan that holds what must not be published.

const rti = 'sindh-right-to-information'
const secrets = ['hunter2secret99', '37405-1234567-1']
const ofSindh = ['Mr. Ownperson', 'own@sindh.gov.pk', '300-2222222']
const ofOthers = ['Mr. Otherperson', 'other@estab.gov.pk', 'Hiddenjob', '300-1111111']

async function withPrivateWords() {
  const { top, run } = await workspace()
  const change = (name: string, ...pairs: readonly (readonly [string, string])[]) => {
    const file = join(top, 'plan', name)
    const text = readFileSync(file, 'utf8')
    for (const [before] of pairs) expect(text).toContain(before)
    writeFileSync(
      file,
      pairs.reduce((now, [before, after]) => now.replace(before, after), text),
    )
  }
  change(
    `submissions/sindh/${rti}.yaml`,
    [
      'commitment_description: |\n',
      'commitment_description: |\n  The password: hunter2secret99 opens the list of 37405-1234567-1.\n',
    ],
    ['name: Mr. Sheharyar Gul', 'name: Mr. Ownperson'],
    [
      '  phone: "+92-21-99211427"\n  public: true\n',
      '  phone: "+92-300-2222222"\n  email: own@sindh.gov.pk\n',
    ],
  )
  change('institutions.yaml', [
    '    leads: asset-disclosure\n',
    '    leads: asset-disclosure\n    focal_person:\n      name: Mr. Otherperson\n      title: Hiddenjob\n      email: other@estab.gov.pk\n      phone: "+92-300-1111111"\n',
  ])
  change('plan.yaml', [
    'activity: Draft ready\n',
    'activity: "Draft ready, password: hunter2secret99"\n',
  ])
  await run('git commit --quiet --all -m Private')
  return { top, run, change, wordsIn: (folder: string) => wordsUnder(join(top, folder)) }
}

/** Every word of every file, in Office files and in what is attached to mails. */
function wordsUnder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return files
    .filter((one) => one.isFile())
    .map((one) => wordsOf(readFileSync(join(one.parentPath, one.name))))
    .join('\n')
}

function wordsOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n')
  }
  const text = bytes.toString('utf8')
  const parts = text.match(/(?:^[A-Za-z0-9+/]{1,76}={0,2}\r\n)+/gm) ?? []
  const attached = text.startsWith('X-Unsent')
    ? parts.map((one) => wordsOf(Buffer.from(one, 'base64')))
    : []
  return [text, ...attached].join('\n')
}

test('no secret leaves in a form, a letter, a calendar or a mail, and no contact but the own of whoever it goes to', async () => {
  const { run, wordsIn } = await withPrivateWords()
  await run('nap form --translate ur --out ../sent/translation')
  await run('nap form --for sindh --out ../sent/form')
  await run('nap request sindh --to md,ics,eml --due 2099-01-01 --out ../sent/letters')
  const all = wordsIn('../sent')
  for (const word of [...secrets, ...ofOthers]) expect(all).not.toContain(word)
  expect(all).toContain('[not printed]')
  for (const word of ofSindh) {
    expect(wordsIn('../sent/form')).toContain(word)
    expect(wordsIn('../sent/translation')).not.toContain(word)
  }
})

test('what is black in a form is no answer when it comes back', async () => {
  const { run } = await withPrivateWords()
  await run('nap form --translate ur --out ../sent')
  await run('nap form --for sindh --out ../sent')
  const told = await run(
    'nap import ../sent/sindh.xlsx ../sent/sindh.docx ../sent/translation-ur.xlsx --yes --no-record',
  )
  expect(told.match(/It says nothing that the plan does not say\./g)).toHaveLength(3)
  expect(await run('git status --porcelain')).toBe('')
})

test('a receipt repeats what was refused, without what must not be published', async () => {
  const { top, run, wordsIn } = await withPrivateWords()
  await run('nap form --for sindh --to xlsx --out ../sent')
  const at = (name: string) => join(top, '../sent', name)
  fillForm(at('sindh.xlsx'), at('back.xlsx'), [
    [`${rti}/contribution`, 'The password: hunter3secret99 opens it.'],
    [`${rti}/end_date`, 'soonish'],
  ])
  await run('nap import ../sent/back.xlsx --yes --no-record --receipt --out ../receipts')
  const words = wordsIn('../receipts')
  expect(words).toContain('You write “soonish” (sheet “Commitments”, row ')
  expect(words).toContain('Write the day with the name of its month')
  expect(words).toContain('not printed')
  expect(words).not.toContain('hunter3secret99')
})

test('a comment that keeps an answer repeats no contact that is not public', async () => {
  const { top, run, change } = await withPrivateWords()
  await run('nap form --for sindh --to xlsx --out ../sent')
  const at = (name: string) => join(top, '../sent', name)
  fillForm(at('sindh.xlsx'), at('back.xlsx'), [[`${rti}/contact/email`, 'newer@sindh.gov.pk']])
  change(`submissions/sindh/${rti}.yaml`, ['own@sindh.gov.pk', 'later@sindh.gov.pk'])
  await run('git commit --quiet --all -m Later')
  const told = await run('nap import ../sent/back.xlsx --yes --no-record')
  expect(told).toContain('wrote plan/comments/')
  const comments = wordsUnder(join(top, 'plan/comments'))
  for (const who of ['own', 'later', 'newer']) expect(comments).not.toContain(`${who}@sindh.gov.pk`)
  expect(comments.replaceAll(/\s+/g, ' ')).toContain('because this contact is not public')
})
