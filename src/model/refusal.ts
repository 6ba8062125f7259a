/** How a run ended, as the shell sees it (see `nap help exit-codes`). */
export const exitCodes = {
  done: 0,
  planHasProblems: 1,
  wrongUsage: 2,
  somethingMissing: 3,
  fileSystem: 4,
  repositoryState: 5,
  faultInNap: 70,
  busy: 75,
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What was asked for cannot be done. The one class of the project: it has to be thrown. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly exitCode: ExitCode
  readonly help: string | undefined

  /** @param message what is wrong, a whole sentence @param help what to do, a whole sentence that starts with a verb */
  constructor(exitCode: ExitCode, message: string, help?: string) {
    super(message)
    this.exitCode = exitCode
    this.help = help
  }
}

/** What was typed cannot be done. */
export function wrongUsage(message: string, help?: string): Refusal {
  return new Refusal(exitCodes.wrongUsage, message, help)
}

/** The same in a command that would have written something. */
export function nothingWritten(message: string, help?: string): Refusal {
  return wrongUsage(`${message} Nothing was written.`, help)
}

/** What is wrong and what to do, one behind the other. */
export function sentences({ message, help = '' }: Words): string {
  return `${message} ${help}`.trim()
}

type Words = { readonly message: string; readonly help?: string | undefined }

/** What comes of some work, or why it cannot be done. */
export async function orRefusal<T>(work: () => T | Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
