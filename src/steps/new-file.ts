import type { Flag, Host } from '../command.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { fieldsOf, type Kind, type Schema, schemas } from '../model/schemas.ts'
import { listed } from '../model/text.ts'
import { editing } from '../pipeline.ts'
import { pending } from '../record/write.ts'
import { changePlan } from './change-plan.ts'
import type { OpenPlan } from './open-plan.ts'

export type Given = Readonly<Record<string, string | boolean | undefined>>

/** A kind of file that `nap new` can make. */
export type NewKind = {
  /** As the user types it. */
  readonly name: string
  readonly flags: Readonly<Record<string, Flag>>
  /** The flags without which there is nothing to write; of several in a row, one will do. */
  readonly needs: readonly (readonly string[])[]
  readonly example: string
  /** What to do now that the file is there. */
  next(file: string): string
  make(plan: OpenPlan, host: Host, flags: Given): NewFile
}

export type NewFile = {
  readonly kind: Kind
  /** Relative to the plan, without its ending: `comments/2017-06-14-cgpa`. */
  readonly stem: string
  readonly value: Readonly<Record<string, unknown>>
  /** Fields that are not to be filled in by hand. */
  readonly leftOut: readonly string[]
}

/** Writes a new file of the plan, with what belongs into each field. Never in place of another. @returns the file */
export async function newFile(kind: NewKind, host: Host, flags: Given): Promise<string> {
  refuseIfNeedy(kind, flags)
  return changePlan(host, flags, async (plan) => {
    const made = kind.make(plan, host, flags)
    const file = await freeName(plan.root, made.stem)
    return { file, content: await textOf(made, plan) }
  })
}

function refuseIfNeedy({ name, flags: known, needs, example }: NewKind, flags: Given): void {
  const missing = needs.filter((some) => some.every((flag) => flags[flag] === undefined))
  if (missing.length === 0) return
  const typed = (flag: string) => known[flag]?.usage.split(' ')[0] ?? flag
  throw new Refusal(
    exitCodes.wrongUsage,
    `For a new ${name}, nap still needs ${listed(missing.map((some) => some.map(typed).join(' or ')))}. Nothing was written.`,
    `For example: ${example}`,
  )
}

async function freeName(root: string, stem: string): Promise<string> {
  for (let count = 1; ; count++) {
    const file = count === 1 ? `${stem}.yaml` : `${stem}-${count}.yaml`
    // What would have to be removed is there: so the disk decides, whether or not it tells capitals apart.
    const taken = await pending(root, [{ file, content: undefined }])
    if (taken.length === 0) return file
  }
}

async function textOf({ kind, value, leftOut, stem }: NewFile, plan: OpenPlan): Promise<string> {
  const { guidedText } = await editing()
  const fields = fieldsOf(schemas[kind])
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, field]) => ({
      name,
      guide: guideFor(name, field),
      value: value[name],
      within: fieldsOf(field).map(([below]) => below),
    }))
  return guidedText(schemaAddress(kind, stem, plan), fields)
}

function guideFor(name: string, { description, enum: choices, 'x-label': label }: Schema): string {
  const parts = [
    label?.['en'] ?? name,
    description?.replace(/\.$/, ''),
    choices && `One of: ${choices.join(', ')}`,
  ]
  return parts
    .filter((part) => part !== undefined)
    .map((part) => `${part}.`)
    .join(' ')
}

/** The schemas lie where plan.yaml says they do. */
function schemaAddress(kind: Kind, stem: string, { loaded }: OpenPlan): string {
  const [, folder = '../schemas/'] =
    /^# yaml-language-server: \$schema=(\S*)plan\.schema\.json/m.exec(
      loaded.texts.get('plan.yaml') ?? '',
    ) ?? []
  const up = /^(?:[a-z]+:|\/)/.test(folder) ? '' : '../'.repeat(stem.split('/').length - 1)
  return `${up}${folder}${kind}.schema.json`
}
