import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from '../../support/filled-form.ts'
import { partOfPlan } from '../../support/plan-copy.ts'

// What is told to whoever sent something: `nap import … --receipt`.

const rti = 'sindh-right-to-information'
const portal = 'open-data-portal'

type Plan = ReturnType<typeof partOfPlan>

function filled(plan: Plan, name: string, entries: Parameters<typeof fillForm>[2]): string {
  const [institution] = name.split('-')
  fillForm(join(plan.top, `forms/${institution}.xlsx`), join(plan.top, name), entries)
  return name
}

async function formsFor(plan: Plan, ...institutions: readonly string[]) {
  for (const one of institutions) {
    await plan.nap('form', '--for', one, '--to', 'xlsx', '--out', 'forms')
  }
}

test('each institution has its own receipt, in whatever letters its name is written', async () => {
  const plan = partOfPlan()
  const list = plan.read('plan/institutions.yaml')
  plan.put(
    'plan/institutions.yaml',
    list
      .replace('Planning & Development Department, Sindh', 'إدارة التخطيط والتنمية')
      .replace('Planning & Development Board, Punjab', 'إدارة التخطيط في البنجاب'),
  )
  await formsFor(plan, 'sindh', 'punjab')
  const back = [
    filled(plan, 'sindh-back.xlsx', [[`${rti}/note`, 'One.']]),
    filled(plan, 'punjab-back.xlsx', [[`${portal}/note`, 'Another.']]),
  ]
  await plan.nap('import', ...back, '--yes', '--no-record', '--receipt')
  expect(plan.list('out/receipts').map((name) => name.slice(11))).toEqual([
    'punjab.docx',
    'punjab.md',
    'sindh.docx',
    'sindh.md',
  ])
})

test('a receipt is written over no other one, and the same one is written once', async () => {
  const plan = partOfPlan()
  await formsFor(plan, 'sindh')
  const receipts = () => plan.list('out/receipts').filter((name) => name.endsWith('.md'))
  const taken = async (words: string) => {
    const back = filled(plan, `sindh-${words}.xlsx`, [[`${rti}/note`, words]])
    const { err } = await plan.nap('import', back, '--yes', '--no-record', '--receipt')
    return err
  }
  await taken('One')
  expect(await taken('Two')).toContain('-sindh-2.docx')
  expect(receipts().map((name) => plan.read(`out/receipts/${name}`).includes('Two'))).toEqual([
    true,
    false,
  ])
  // Whoever has no letters of ours in the name is nobody else for that.
  plan.put('letter.txt', 'The portal comes too late.')
  plan.put('other.txt', 'The portal comes too early.')
  for (const [file, from] of [
    ['letter.txt', 'منظمة'],
    ['other.txt', 'جمعية'],
  ] as const) {
    const words = ['import', file, '--from', from, '--yes', '--no-record', '--receipt']
    expect((await plan.nap(...words)).err).toContain('-sender')
  }
  expect(receipts().map((name) => name.slice(11))).toEqual([
    'sender-2.md',
    'sender.md',
    'sindh-2.md',
    'sindh.md',
  ])
  // What says the same to the same is there already.
  plan.put('empty.docx', '')
  const again = () =>
    plan.nap('import', 'empty.docx', '--from', 'punjab', '--yes', '--no-record', '--receipt')
  expect((await again()).err).toContain('-punjab.docx')
  expect((await again()).err).not.toContain('-punjab')
})

/** The lines of a receipt that a form with mistakes has, in a language. */
async function receiptIn(language: string) {
  const plan = partOfPlan()
  const words = plan.read('plan/plan.yaml').replace(/languages: .*/, `languages: [${language}]`)
  plan.put('plan/plan.yaml', words)
  await formsFor(plan, 'sindh')
  const back = filled(plan, 'sindh-back.xlsx', [
    [`${rti}/level`, 'communal'],
    [`${rti}/start_date`, '31/02/2027'],
    [`${rti}/end_date`, '06/07/2018'],
    [`${rti}/links`, 'Page | www'],
    [`${rti}/further_contacts`, 'A | B | C | D | E | F | G | H | I'],
    [`${rti}/contact/public`, 'peut-être'],
    [`${rti}/additional_information/sdgs`, '99'],
    [`${rti}/lead_implementing_agency`, 'Planning & Development Departement, Sindh'],
    [`${rti}/milestones/new-1`, '2018-01-01', 'E'],
    [`${rti}/milestones/new-2`, `Train the clerks ${'of all districts '.repeat(200)}`, 'C'],
    ['new-1/start_date', '2018-01-01'],
  ])
  await plan.nap('import', back, '--yes', '--no-record', '--receipt')
  const [name = ''] = plan.list('out/receipts').filter((one) => one.endsWith('.md'))
  return plan.read(`out/receipts/${name}`).replaceAll('\u00a0', ' ').replaceAll('\\', '')
}

test('a receipt says in its language where an answer stands, why it was not taken in, and what to write', async () => {
  const receipt = await receiptIn('fr')
  const row = /feuille « Commitments », ligne \d+/
  expect(receipt).not.toMatch(/sheet|below|row \d/i)
  expect(receipt).toMatch(row)
  expect(receipt).toContain('Veuillez écrire l’une de celles-ci : Fédéral ; Provincial.')
  expect(receipt).toContain(
    'Le jour « 31/02/2027 » n’existe pas. Veuillez corriger le jour ou le mois.',
  )
  expect(receipt).toContain('« 06/07/2018 » ne peut pas être lu comme une seule date.')
  expect(receipt).toContain(
    'Adresse : « www » n’est pas écrit comme il le faut. Ce qui est demandé : Une adresse du Web qui commence par http:// ou https://.',
  )
  expect(receipt).toMatch(/dans cet ordre : Nom de la personne responsable \| /)
  expect(receipt).toContain('Veuillez écrire « Oui » ou « Non ».')
  expect(receipt).toContain('par leurs numéros')
  expect(receipt).toContain('Vouliez-vous dire « Planning & Development Department, Sindh » ?')
  expect(receipt).toContain('Jalon « Train the clerks of all districts')
  expect(receipt).toMatch(/^- Feuille « Commitments », ligne \d+ : Un nouvel engagement/m)
  expect(receipt).toMatch(/^- Feuille « Milestones », ligne \d+ : Un nouveau jalon/m)
})

test('a receipt in Arabic has no word of English about places', async () => {
  const receipt = await receiptIn('ar')
  expect(receipt).not.toMatch(/sheet|below|row \d/i)
  expect(receipt).toMatch(/\(الورقة «Commitments»، الصف \d+\)/)
})
