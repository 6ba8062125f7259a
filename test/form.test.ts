import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { edited, partOf, propertiesIn } from './support/word-parts.ts'
import { workspace } from './support/workspace.ts'

test('a form says from which revision it is, unless the institution’s own files have changed since', async () => {
  const { run, top } = await workspace()
  const bytes = (file: string) => readFileSync(join(top, 'out/forms', file))
  const properties = (file: string) => propertiesIn(bytes(file))
  const revision = readFileSync(join(top, '.git/refs/heads/main'), 'utf8').trim()
  // What another institution has changed is not in this form.
  await run('sed -i "s/^title: .*/title: Later/" plan/submissions/punjab/open-data-portal.yaml')
  await run('nap form --for sindh')
  for (const file of ['sindh.xlsx', 'sindh.docx']) {
    expect(properties(file)).toEqual({
      'nap-form': 'sindh',
      'nap-country': 'Pakistan',
      'nap-base': revision,
      'nap-digest': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  }
  // Whoever has begun to fill it in loses nothing.
  const begun = edited(bytes('sindh.xlsx'), 'begun')
  writeFileSync(join(top, 'out/forms/sindh.xlsx'), begun)
  writeFileSync(join(top, 'out/forms/.~lock.sindh.docx#'), '')
  await run('sed -i "s/^title: .*/title: Later/" plan/submissions/sindh/open-data-portal.yaml')
  const told = await run('nap form --for sindh')
  expect(told).toContain('wrote out/forms/sindh.xlsx\n')
  expect(told).toContain('it is kept as “out/forms/sindh-edited.xlsx”')
  expect(told).toContain('“out/forms/sindh.docx” is open in LibreOffice, so it was not written.')
  expect(told).toContain('is not as the last revision has it')
  expect(told).toContain('(exit 4)')
  expect(Buffer.compare(bytes('sindh-edited.xlsx'), begun)).toBe(0)
  expect(Object.keys(properties('sindh.xlsx'))).not.toContain('nap-base')
})

test('a form says by when it is wanted, and asks for nothing by a day that is over', async () => {
  const { run, top } = await workspace()
  await run('nap form --for sindh --to docx --due "20 June 2099"')
  const words = partOf(readFileSync(join(top, 'out/forms/sindh.docx')), 'word/document.xml')
  expect(words).toContain('20 June 2099')
  expect(await run('nap form --for sindh --due 2017-06-20')).toContain(
    'The day 2017-06-20 is over, so nobody can be asked for anything by then.',
  )
  expect(await run('nap form --translate ur --due 2099-06-20')).toContain('Leave --due out')
})

test.each([
  ['--for sindh', 'is for no institution'],
  ['--due 2017-06-20', 'does not say by when it is wanted'],
  ['--to docx', 'is an Excel file, and no other'],
])(
  'a form for a translator with %s, which would change nothing, is not made',
  async (flag, why) => {
    const { run } = await workspace()
    expect(await run(`nap form --translate ur ${flag}`)).toContain(why)
    expect(await run('ls')).not.toContain('out')
  },
)

test('what went out stands in the plan, and programs can read who was asked', async () => {
  const { run, nap } = await workspace()
  const asks = 'nap request establishment-division --due 2017-06-20 --to eml'
  await run(`${asks} --sent 2017-05-22`)
  await run(`${asks} --sent 2017-06-13`)
  const { institutions } = JSON.parse((await nap(['status', '--on', '2017-06-14', '--json'])).out)
  const standing = (id: string) =>
    institutions.find((one: { readonly id: string }) => one.id === id)
  expect(standing('establishment-division')).toMatchObject({
    standing: 'awaited',
    askedOn: '2017-05-22',
    remindedOn: ['2017-06-13'],
  })
  expect(standing('sindh')).toMatchObject({ standing: 'accepted', remindedOn: [] })
})

test('a letter that was changed before it was sent stays as it went out', async () => {
  const { run, top } = await workspace()
  const letter = join(top, 'out/requests/establishment-division-request.docx')
  const ask = 'nap request establishment-division --due 2099-06-20 --to docx'
  await run(ask)
  const changed = edited(readFileSync(letter), 'In our own words')
  writeFileSync(letter, changed)
  expect(await run(`${ask} --sent 2017-05-22`)).toBe(
    'wrote plan/requests/2017-05-22-establishment-division-request.yaml\nNext step: record it, with nap compile\n',
  )
  expect(Buffer.compare(readFileSync(letter), changed)).toBe(0)
  expect(await run(ask)).toContain('establishment-division-reminder.docx')
})

test('a mailbox that is not public reaches no draft of a mail', async () => {
  const { run, top } = await workspace()
  const asks = 'nap request establishment-division --due 2017-06-20 --to eml'
  const list = join(top, 'plan/institutions.yaml')
  const before = readFileSync(list, 'utf8')
  const person = (isPublic: boolean) =>
    before.replace(
      '    leads: asset-disclosure\n',
      `    leads: asset-disclosure\n    focal_person: {name: Somebody, email: desk@example.org, public: ${isPublic}}\n`,
    )
  const draftOf = async (isPublic: boolean) => {
    writeFileSync(list, person(isPublic))
    await run(`rm -rf out`)
    await run(`${asks} --sent 2017-06-14`)
    return readFileSync(join(top, 'out/requests/establishment-division-request.eml'), 'utf8')
  }
  const closed = await draftOf(false)
  expect(closed).toContain('X-Unsent: 1\r\nTo: \r\n')
  const texts = closed.split('\r\n\r\n').map((part) => Buffer.from(part, 'base64').toString())
  expect(texts.join('')).not.toMatch(/Somebody|desk@example/)
  expect(await draftOf(true)).toContain('To: desk@example.org\r\n')
})
