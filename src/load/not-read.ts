import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import { Refusal } from '../model/refusal.ts'

/** What is said of a file that is there and cannot be opened. */
export function notOpened(file: string, error: unknown): Diagnostic {
  if (!(error instanceof Refusal)) throw error
  const { message, help } = error
  return {
    rule: 'file-can-be-opened',
    severity: 'error',
    place: startOf(file),
    message: `${message} What it says is missing here.`,
    ...(help === undefined ? {} : { help }),
  }
}

export function notRegular(file: string): Diagnostic {
  return {
    rule: 'file-is-regular',
    severity: 'error',
    place: startOf(file),
    message: 'This is a link or a special file, not a file of its own. It was not read.',
    help: 'Put the text itself here in place of the link.',
  }
}

/** What is said of a file for which there is no room beside the smaller ones. */
export function beyondRoom(file: string): Diagnostic {
  return {
    rule: 'plan-is-of-reasonable-size',
    severity: 'error',
    place: startOf(file),
    message:
      'This plan is larger than any plan that nap checks in one run. This file is one of the largest in it, so it was not read, and what it says is missing here.',
    help: 'Shorten the largest files, or move what is no part of the plan out of its folder.',
  }
}
