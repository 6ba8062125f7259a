/** What somebody’s words are as an answer, or why they cannot be one. */
export type AnswerRead =
  | { readonly value: unknown }
  | { readonly fault: { readonly message: string; readonly help: string } }

export function fault(message: string, help: string): AnswerRead {
  return { fault: { message, help } }
}
