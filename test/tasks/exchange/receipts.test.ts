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
