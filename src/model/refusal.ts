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
