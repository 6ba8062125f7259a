import type { Why } from '../model/exchange/understood.ts'

/** What somebody’s words are as an answer, or why they cannot be one. */
export type AnswerRead =
  | { readonly value: unknown }
  | { readonly fault: { readonly message: string; readonly help: string; readonly why: Why } }

/** @param kind the word of nap’s documents that says so to whoever sent it, without `receipt_fault_` */
export function noAnswer(
  message: string,
  help: string,
  kind: string,
  blanks: Why['blanks'] = {},
): AnswerRead {
  return { fault: { message, help, why: { word: `receipt_fault_${kind}`, blanks } } }
}
