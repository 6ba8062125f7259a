import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from '../support/filled-form.ts'
import { workspace } from '../support/workspace.ts'

const rti = 'sindh-right-to-information'

/** A plan under git, and a form for Sindh that was made from its last revision. */
async function withForm() {
  const { top, run, nap } = await workspace()
  await run('nap form --for sindh --out ../forms')
  const forms = join(top, '../forms')
  const file = (name: string) => join(top, 'plan', name)
  return {
    top,
    run,
    nap,
    /** The form that came back, with what was written into it. */
    returned(name: string, ...entries: Parameters<typeof fillForm>[2]) {
      fillForm(join(forms, 'sindh.xlsx'), join(forms, name), entries)
    },
    read: (name: string) => readFileSync(file(name), 'utf8'),
    put: (name: string, text: string) => writeFileSync(file(name), text),
    change(name: string, ...[before, after]: readonly [string, string]) {
      const text = readFileSync(file(name), 'utf8')
      expect(text).toContain(before)
      writeFileSync(file(name), text.replace(before, after))
    },
    list: (folder: string) =>
      existsSync(file(folder)) ? readdirSync(file(folder)).toSorted() : [],
    status: () => run('git status --porcelain'),
    count: async () => Number(await run('git rev-list --count HEAD')),
  }
}

const ofSindh = `submissions/sindh/${rti}.yaml`

test('a form that comes back as it went out writes not one byte, in Excel and in Word', async () => {
  const { run, status, count } = await withForm()
  const before = await count()
  const told = await run('nap import ../forms/sindh.xlsx ../forms/sindh.docx --yes')
  expect(
    told.match(/It says nothing that the plan does not say\. Nothing was written\./g),
  ).toHaveLength(2)
  expect(await status()).toBe('')
  expect(await count()).toBe(before)
})

test('what was changed is told and asked about, written with --yes as one revision, and taken in once', async () => {
  const { run, returned, read, status, count, list } = await withForm()
  returned(
    'back.xlsx',
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/milestones/new-1`, 'Train 200 clerks', 'C'],
  )
  const [text, before] = [read(ofSindh), await count()]
  for (const flags of ['--dry-run', '']) {
    const told = await run(`nap import ../forms/back.xlsx ${flags}`)
    expect(told).toContain('“End date”: “2019-01-31” → “2018-12-31” (sheet “Commitments”, row ')
    expect(told.endsWith(flags === '' ? '(exit 2)\n' : '\n')).toBe(true)
    expect(await status()).toBe('')
  }
  const done = await run('nap import ../forms/back.xlsx --yes --via email --on 2017-06-12')
  expect(done).toContain('Recorded as revision HASH: 1 commitment changed.')
  expect(read(ofSindh)).toBe(
    text
      .replace('end_date: 2019-01-31\npublic', 'end_date: 2018-12-31\npublic')
      .replace('contact:', '  - id: train-200-clerks\n    activity: Train 200 clerks\ncontact:'),
  )
  expect(await count()).toBe(before + 1)
  expect(list('imports')).toEqual(['2017-06-12-sindh.yaml'])
  expect(await run('nap import ../forms/back.xlsx --yes')).toContain(
    'This file was imported before: it arrived on 2017-06-12, as “back.xlsx”. Nothing was changed.',
  )
  expect(await status()).toBe('')
})

test('Doorstop’s failure: a sheet from revision N comes back at N+5 over nobody else’s words', async () => {
  const { run, returned, read, change, list } = await withForm()
  returned(
    'back.xlsx',
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/contribution`, 'Answers help everybody.'],
  )
  change(
    'submissions/punjab/key-budget-documents.yaml',
    'end_date: 2018-06-30\nsupporting',
    'end_date: 2018-07-31\nsupporting',
  )
  await run('git commit --quiet --all -m Revision')
  change(
    'submissions/sindh/open-data-portal.yaml',
    'end_date: 2019-05-31\ncontribution',
    'end_date: 2019-04-30\ncontribution',
  )
  await run('git commit --quiet --all -m Revision')
  change(ofSindh, 'end_date: 2019-01-31\npublic', 'end_date: 2019-03-31\npublic')
  await run('git commit --quiet --all -m Revision')
  change(ofSindh, 'Press clubs', 'Press clubs of the province')
  await run('git commit --quiet --all -m Revision')
  change('chapters/introduction.md', '\n', '\n\n')
  await run('git commit --quiet --all -m Revision')
  const [mine, portal, punjab] = [
    ofSindh,
    'submissions/sindh/open-data-portal.yaml',
    'submissions/punjab/key-budget-documents.yaml',
  ].map(read)

  const told = await run('nap import ../forms/back.xlsx --yes --on 2017-06-12')
  expect(told).toContain(
    '“End date”: was “2019-01-31” when the file was made, the plan now says “2019-03-31”, the file “2018-12-31”',
  )
  expect(read('submissions/sindh/open-data-portal.yaml')).toBe(portal)
  expect(read('submissions/punjab/key-budget-documents.yaml')).toBe(punjab)
  const [, kept = ''] = /contribution: \|\n((?: {2}.*\n|\n)+)/.exec(mine ?? '') ?? []
  expect(read(ofSindh)).toBe(
    mine?.replace(`contribution: |\n${kept}`, 'contribution: Answers help everybody.\n'),
  )
  const [comment = ''] = list('comments').filter((name) => name.startsWith('2017-06-12'))
  expect(read(`comments/${comment}`)).toContain('proposal: "2018-12-31"')
  expect(await run('nap respond --list')).toContain(
    `Planning & Development Department, Sindh on ${rti}.end_date: In “back.xlsx”`,
  )
})

test('--undo takes the last import back byte for byte, and what was done since stays', async () => {
  const { run, returned, read, change, list } = await withForm()
  returned('back.xlsx', [`${rti}/end_date`, '31 December 2018'], ['new-1/title', 'Open libraries'])
  const before = read(ofSindh)
  await run('nap import ../forms/back.xlsx --yes --on 2017-06-12 --keep')
  expect(list('received')).toEqual(['2017-06-12-back.xlsx'])
  expect(await run('nap validate')).not.toContain('plan/received')
  expect(await run('nap import --undo')).toContain('type the same again with --yes')
  change(ofSindh, 'Press clubs', 'Press clubs of the province')
  await run('git commit --quiet --all -m Revision')
  expect(await run('nap import --undo --yes')).toContain('Taken back: 1 file that had come in.')
  expect(read(ofSindh)).toBe(before.replace('Press clubs', 'Press clubs of the province'))
  expect(list('submissions/sindh')).not.toContain('open-libraries.yaml')
  expect([list('imports'), list('received')]).toEqual([[], []])
  expect(await run('nap import --undo --yes')).toContain(
    'Nothing has been imported into this plan.',
  )
})

test('--undo names what has been changed since, and leaves it', async () => {
  const { run, returned, read, change } = await withForm()
  returned('back.xlsx', [`${rti}/end_date`, '31 December 2018'], [`${rti}/title`, 'Answers'])
  await run('nap import ../forms/back.xlsx --yes --on 2017-06-12')
  change(ofSindh, 'end_date: 2018-12-31\npublic', 'end_date: 2018-11-30\npublic')
  const told = await run('nap import --undo --yes')
  expect(told).toContain('“End date” has been changed since, to “2018-11-30”, so it stays.')
  expect(read(ofSindh)).toMatch(/^title: .*Putting Sindh/m)
  expect(read(ofSindh)).toContain('end_date: 2018-11-30')
})

test('files that cannot be taken in leave the others and the plan as they are, and are told', async () => {
  const { top, run, returned, read, status } = await withForm()
  returned('back.xlsx', [`${rti}/end_date`, '31 December 2018'])
  writeFileSync(join(top, '../forms/broken.xlsx'), 'no table')
  writeFileSync(join(top, '../forms/~$back.xlsx'), 'owner')
  const told = await run(
    'nap import ../forms/broken.xlsx "../forms/~$back.xlsx" ../forms/none.docx ../forms/back.xlsx --yes',
  )
  expect(told).toContain('It is open in Excel: what has not been saved yet is not in it.')
  expect(told).toContain('“~$back.xlsx” is kept by an office program while a document is open')
  expect(told).toContain('none.docx')
  expect(told).toContain('(exit 1)')
  expect(read(ofSindh)).toContain('end_date: 2018-12-31')
  expect(await status()).toBe('')
})

test('a form for somebody else, or of another country, is refused with what to do', async () => {
  const { run, returned, change, status } = await withForm()
  returned('back.xlsx', [`${rti}/end_date`, '31 December 2018'])
  expect(await run('nap import ../forms/back.xlsx --yes --from punjab')).toContain(
    'It is a form for Planning & Development Department, Sindh, and --from says Planning & Development Board, Punjab. Nothing of it was taken in.',
  )
  expect(await status()).toBe('')
  change('plan.yaml', 'country: Pakistan', 'country: Nepal')
  expect(await run('nap import ../forms/back.xlsx --yes')).toContain(
    'It belongs to the plan of Pakistan, and this is the plan of Nepal.',
  )
})

test('without its revision, a form writes over nothing unasked', async () => {
  const { top, run, returned, read, list } = await withForm()
  returned(
    'back.xlsx',
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/milestones/new-1`, 'Train 200 clerks', 'C'],
  )
  await run('rm -rf .git')
  await run('git init --quiet')
  await run('git add plan')
  await run('git commit --quiet -m Plan')
  const told = await run('nap import ../forms/back.xlsx --yes --on 2017-06-12')
  expect(told).toContain('which is not known here')
  expect(read(ofSindh)).toContain('end_date: 2019-01-31\npublic')
  expect(read(ofSindh)).toContain('activity: Train 200 clerks')
  expect(list('comments').filter((name) => name.startsWith('2017-06-12'))).toHaveLength(1)
  expect(existsSync(join(top, '.git'))).toBe(true)
})

test('a plan outside git takes in forms as well, and says that it keeps no revision', async () => {
  const { run, returned, read } = await withForm()
  returned(
    'back.xlsx',
    [`${rti}/note`, 'A new note.'],
    [`${rti}/milestones/new-1`, 'Train 200 clerks', 'C'],
  )
  await run('rm -rf .git')
  const told = await run('nap import ../forms/back.xlsx --yes')
  expect(told).toContain('This folder is not under git, so no revision was recorded.')
  expect(read(ofSindh)).toContain('activity: Train 200 clerks')
  expect(await run('nap import --undo --yes')).toContain('This plan is not under git')
})

test('the answer to the sender says what was understood, what is open and what is missing', async () => {
  const { top, run, returned } = await withForm()
  returned(
    'back.xlsx',
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/start_date`, '06/07/2017'],
    ['new-1/title', 'Open libraries'],
  )
  await run('nap import ../forms/back.xlsx --yes --on 2017-06-12 --receipt --out ../receipts')
  const names = readdirSync(join(top, '../receipts'))
  expect(names.map((name) => name.slice(11))).toEqual(['sindh.docx', 'sindh.md'])
  const letter = readFileSync(join(top, '../receipts', names[1] ?? ''), 'utf8')
  expect(letter).toContain('We have received from you: back.xlsx (12 June 2017).')
  expect(letter).toContain('  - End date: 31 December 2018')
  expect(letter).toMatch(
    /- Start date: You write “06\/07\/2017” \(sheet “Commitments”, row \d+\)\. .* can be read in two ways/,
  )
  expect(letter).toMatch(
    /still without an answer:\n\n- Open libraries\n {2}- Lead implementing agency\n/,
  )
})

test('the answer to the sender is in the language of the plan', async () => {
  const { top, run, returned, change } = await withForm()
  change('plan.yaml', 'languages: [en, ur]', 'languages: [fr]')
  returned(
    'back.xlsx',
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/milestones/new-1`, 'Train 200 clerks', 'C'],
  )
  await run('nap import ../forms/back.xlsx --yes --on 2017-06-12 --receipt --out ../receipts')
  const folder = join(top, '../receipts')
  const name = readdirSync(folder).find((one) => one.endsWith('.md')) ?? ''
  const letter = readFileSync(join(folder, name), 'utf8')
  expect(letter).toContain('  - Date de fin\u00a0: 31 décembre 2018')
  expect(letter).toMatch(/ {2}- Jalon «\sTrain 200 clerks\s», /)
})

test('what was understood is told for programs too', async () => {
  const { returned, nap } = await withForm()
  returned('back.xlsx', [`${rti}/end_date`, '31 December 2018'])
  const { out } = await nap(['import', '../forms/back.xlsx', '--dry-run', '--json'])
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    dryRun: true,
    files: [
      {
        file: 'back.xlsx',
        outcome: 'imported',
        as: 'form',
        answers: [
          {
            institution: 'sindh',
            commitment: rti,
            about: '/end_date',
            before: '2019-01-31',
            after: '2018-12-31',
            outcome: 'taken',
          },
        ],
        faults: [],
        problem: null,
      },
    ],
    recorded: null,
  })
})

test('two returns from one revision add up to the same plan in either order', async () => {
  const plans = []
  for (const order of [
    ['one', 'two'],
    ['two', 'one'],
  ]) {
    const { top, run, returned } = await withForm()
    await run('nap form --for punjab --out ../forms')
    returned(
      'one.xlsx',
      [`${rti}/end_date`, '31 December 2018'],
      ['open-data-portal/milestones/new-1', 'Train clerks', 'C'],
    )
    fillForm(join(top, '../forms/punjab.xlsx'), join(top, '../forms/two.xlsx'), [
      ['open-data-portal/title', 'A portal'],
      ['open-data-portal/milestones/new-1', 'Train clerks', 'C'],
    ])
    for (const name of order) await run(`nap import ../forms/${name}.xlsx --yes --on 2017-06-12`)
    cpSync(join(top, 'plan'), join(top, '../plan'), { recursive: true })
    plans.push(await run('git ls-tree -r HEAD plan'))
  }
  expect(plans[0]).toBe(plans[1])
})

test('the record of an import that names other files as kept takes none of them with it', async () => {
  const { run, put, list, read, top } = await withForm()
  const text = read('institutions.yaml')
  for (const kept of [
    'institutions.yaml',
    '../package.json',
    'submissions/sindh/submission.yaml',
  ]) {
    mkdirSync(join(top, 'plan/imports'), { recursive: true })
    put(
      'imports/2017-06-12-x.yaml',
      `file: x.xlsx\nsha256: ${'0'.repeat(64)}\nas: form\nreceived_on: '2017-06-12'\nvia: form\nkept: ${kept}\nfiles: [../../x.yaml, institutions.yaml]\n`,
    )
    await run('git add --all')
    await run('git commit --quiet --message Forged')
    expect(await run('nap import --undo --yes')).toContain('Taken back: 1 file')
    expect(read('institutions.yaml')).toBe(text)
    expect(list('submissions/sindh')).toContain('submission.yaml')
  }
})

test('a list nested 100,000 deep and a table of 130,000 rows are refused, and nothing is written', async () => {
  const { run, top, status } = await withForm()
  writeFileSync(join(top, '../deep.json'), '['.repeat(100_000) + ']'.repeat(100_000))
  writeFileSync(join(top, '../long.csv'), `title,public_problem\n${'x,y\n'.repeat(130_000)}`)
  const told = await run('nap import ../deep.json ../long.csv --yes')
  expect(told).toContain('is longer, or nested deeper, than any plan, so it was not read.')
  expect(told).toContain('“long.csv” has more rows and columns than any plan')
  expect(await status()).toBe('')
})
