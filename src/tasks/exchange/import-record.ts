import { extname } from 'node:path'
import type { Change } from '../../model/change.ts'
import type { Sender } from '../../model/exchange/understood.ts'
import type { Import } from '../../model/files/import.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { slugOf } from '../../model/slug.ts'
import { editing } from '../../pipeline.ts'
import type { TextChange } from '../plan/change.ts'
import { schemaAddress } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'
import { free, type Taken } from './new-files.ts'

/** The record of the import of the same bytes, if there has been one. */
export function earlierImport(
  { folder }: OpenPlan,
  sha256: string,
): { readonly file: string; readonly value: Partial<Import> } | undefined {
  return folder.imports.find(({ value }) => value.sha256 === sha256)
}

/** That a file came in, and what it changed. */
export async function importChange(
  plan: OpenPlan,
  record: Omit<Import, 'from'> & { readonly sender: Sender | undefined },
  taken: Taken,
): Promise<TextChange> {
  const { sender, file: named, sha256, as, ...rest } = record
  const from = sender && (sender.kind === 'institution' ? sender.id : sender.name)
  const stem = [record.received_on, slugOf(from ?? named) ?? 'file'].join('-')
  const file = await free(plan, filePathOf('import', {}, stem), taken)
  const { newText } = await editing()
  const value = { file: named, sha256, as, ...(from !== undefined && { from }), ...rest }
  return { file, content: newText(schemaAddress('import', file, plan), value) }
}

/** The file itself, in the folder of the plan that nothing is read from. */
export async function keptChange(
  plan: OpenPlan,
  { name, bytes, on }: { readonly name: string; readonly bytes: Uint8Array; readonly on: string },
  taken: Taken,
): Promise<Change> {
  const extension = extname(name).toLowerCase()
  const plain = /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : ''
  const stem = slugOf(name.slice(0, name.length - extension.length)) ?? 'file'
  return { file: await free(plan, `received/${on}-${stem}${plain}`, taken), content: bytes }
}

/** Whether such a file can lie there. */
export function isKeptPlace(file: string): boolean {
  return /^received\/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)?$/.test(file)
}
