import type { Command, Entry, Host } from '../../command.ts'
import { findPlan, readFields, readPlan } from '../../load/read.ts'
import { type Kind, kinds } from '../../model/kinds.ts'
import { fileStem, planFileAt } from '../../model/plan-file.ts'
import { byText } from '../../plain/text.ts'
import { explanations } from '../check/explain.ts'
import { newNames } from '../collect/kinds.ts'
import { shells } from './shell-scripts.ts'

/** What could stand in place of a word, and what it means. */
export type Proposal = { readonly value: string; readonly meaning: string }

/** @param words what was typed after `nap`; the last one, perhaps empty, is being typed */
export async function proposals(
  host: Host,
  commands: readonly Entry[],
  words: readonly string[],
): Promise<readonly Proposal[]> {
  const current = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const all = await possible(host, commands, { before, current })
  return all.filter(({ value }) => value.startsWith(current))
}

type Typed = { readonly before: readonly string[]; readonly current: string }

async function possible(
  host: Host,
  commands: readonly Entry[],
  { before, current }: Typed,
): Promise<readonly Proposal[]> {
  const [name] = before
  const named = commands.map(({ name: value, summary: meaning }) => ({ value, meaning }))
  if (name === undefined || (name === 'help' && before.length === 1)) {
    return [...named, { value: 'help', meaning: 'show the help of a command' }]
  }
  const { command } = (await commands.find((known) => known.name === name)?.load()) ?? {}
  if (!command) return []
  const pending = flagOf(command, before.at(-1))
  if (pending && takesValue(pending.usage)) return valuesOf(host, pending)
  if (current.startsWith('-')) return flagsOf(command)
  const place = wordsAmong(command, before.slice(1)).length
  const argument = command.arguments?.[place] ?? command.arguments?.findLast(isRepeated)
  return argument ? valuesOf(host, argument) : []
}

/** May it be given several times? */
function isRepeated({ usage }: Slot): boolean {
  return usage.includes('...')
}

function flagOf({ flags }: Command, word: string | undefined) {
  return Object.values(flags).find(({ usage }) => nameOf(usage) === word)
}

function nameOf(usage: string): string {
  return usage.split(' ')[0] ?? ''
}

function takesValue(usage: string): boolean {
  return usage.includes('<')
}

function flagsOf({ flags }: Command): Proposal[] {
  return Object.values(flags).map(({ usage, summary }) => ({
    value: nameOf(usage),
    meaning: summary,
  }))
}

/** The words that are neither flags nor their values. */
function wordsAmong(command: Command, before: readonly string[]): string[] {
  return before.filter((word, index) => {
    const flag = flagOf(command, before[index - 1])
    return !word.startsWith('-') && !(flag && takesValue(flag.usage))
  })
}

type Slot = { readonly usage: string; readonly choices?: readonly string[] }

function valuesOf(host: Host, { usage, choices }: Slot): readonly Proposal[] {
  if (choices) return choices.map((value) => ({ value, meaning: '' }))
  const [, what = ''] = /[<[]([\w.=]+)/.exec(usage) ?? []
  const flag = usage.startsWith('-') ? nameOf(usage) : ''
  return sources[flag]?.(host) ?? sources[what.replace(/\.+$/, '')]?.(host) ?? []
}

const named = (values: readonly string[]): Proposal[] =>
  values.map((value) => ({ value, meaning: '' }))

/** By the name of a flag, or by what a usage says its value is. */
const sources: Readonly<Record<string, (host: Host) => readonly Proposal[]>> = {
  '--institution': institutions,
  '--commitment': commitments,
  institution: institutions,
  commitment: commitments,
  'commitment.field': commitments,
  comment: (host) => stems(host, 'comment'),
  other: commitments,
  rule: () => explanations().map(({ id, why }) => ({ value: id, meaning: why })),
  kind: () => named(newNames),
  shell: () => named(shells),
}

function commitments(host: Host): readonly Proposal[] {
  return stems(host, 'contribution')
}

function stems(host: Host, kind: Kind): readonly Proposal[] {
  const { unread: files } = readPlan(findPlan(host.cwd), () => false)
  const ids = files.filter((file) => planFileAt(file)?.kind === kind).map(fileStem)
  return named([...new Set(ids)].toSorted(byText))
}

function institutions(host: Host): readonly Proposal[] {
  const { institutions: entries } = readFields(findPlan(host.cwd), kinds.institutions.path)
  if (!Array.isArray(entries)) return []
  return entries.flatMap(({ id, name }: { readonly id?: unknown; readonly name?: unknown }) =>
    typeof id === 'string' ? { value: id, meaning: String(name ?? '') } : [],
  )
}
