import { limits } from '../../model/limits.ts'
import type { Field, State } from './state.ts'

/** Longer codes of fields say nothing that matters here. */
const longestCode = 4_000

export function openField({ fields }: State) {
  // Nobody ends what is nested deeper, so the outermost is given up.
  if (fields.length === limits.fieldDepth) fields.shift()
  fields.push({ isCode: true, code: '', link: undefined, isContents: false })
}

/** What a field is made from has ended; what it shows begins. */
export function showField(state: State) {
  const field = state.fields.at(-1)
  if (!field?.isCode) return
  field.isCode = false
  field.link = linkIn(field.code)
  field.isContents = isContentsCode(field.code)
  if (field.isContents && state.paragraph) state.paragraph.isContents = true
}

export function closeField(state: State) {
  state.fields.pop()
}

/** A field in one element. */
export function openSimpleField(state: State, code: string) {
  openField(state)
  addCode(state, code)
  showField(state)
}

export function addCode({ fields }: State, words: string) {
  const field = fields.at(-1)
  if (field?.isCode && field.code.length < longestCode) field.code += words
}

function isContentsCode(code: Field['code']): boolean {
  return /^\s*(?:TOC|INDEX|TOA)\b/i.test(code)
}

function linkIn(code: string): string | undefined {
  const [, target] = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(code) ?? []
  return target === undefined ? undefined : followable(target)
}

/** Links that mean the same to everybody; those to files on the sender’s computer do not. */
export function followable(target: string): string | undefined {
  return /^(?:https?:\/\/|mailto:)/i.test(target) ? target : undefined
}
