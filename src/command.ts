import type { ExitCode } from './model/refusal.ts'

/** The few things a command may know about the outside world; `main` builds it once. */
export type Host = {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly now: () => Date
  /** The result, for people or programs. */
  readonly out: (text: string) => void
  /** The result in sentences: on a screen, lines that are longer than it is wide are broken. */
  readonly say: (text: string) => void
  /** The result for a CI runner: the commands that mark a place in a file pass, and no others. */
  readonly annotate: (text: string) => void
  /** The talk beside it, broken as what is said. */
  readonly err: (text: string) => void
  readonly colour: boolean
  /** Columns of the screen. */
  readonly width: number
  /** Ends when the user interrupts. */
  readonly signal: AbortSignal
  /** Present only where a person can answer: stdin and stdout are both a terminal. */
  readonly ask?: Ask
  /** What is piped in, at most so many bytes of it. Absent where a person would have to type it. */
  readonly input?: (bytes: number) => Promise<Uint8Array>
  /** Says to somebody at a screen what is being done, once it has taken half a second. */
  during<T>(what: string, work: Promise<T>): Promise<T>
}

/** Questions to the person at the keyboard. Whoever interrupts one ends the command with exit code 130. */
export type Ask = {
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T>
  /** One line; what is pasted becomes one, or keeps its lines where the answer may be long. */
  line(question: string, wanted: Wanted): Promise<string>
  /** A longer text, written in the person’s own editor. */
  text(question: string, wanted: Wanted): Promise<string>
}

export type Choice<T> = { readonly name: string; readonly value: T; readonly description?: string }

type Wanted = {
  readonly suggestion?: string | undefined
  /** Whether the answer may have paragraphs. */
  readonly isLong?: boolean
  /** What stands for the line breaks of what is pasted into one line: a space unless said. */
  readonly lineBreak?: string | undefined
  /** Takes what was pasted so far, before the answer is ended. */
  keep?(part: string): Promise<void>
  /** What is wrong with an answer; undefined where nothing is. */
  check(answer: string): string | undefined | Promise<string | undefined>
}

/** `usage` is commander’s: `--out <dir>` takes a value, `--json` does not. */
export type Flag = {
  readonly usage: string
  readonly summary: string
  readonly choices?: readonly string[]
  /** May be given several times; its values are in `lists`. */
  readonly isList?: true
}

export type Argument = { readonly usage: string; readonly summary: string }

/** What the user typed: flags by their name in `flags` and `lists`, arguments in order. */
export type Input<Name extends string> = {
  readonly flags: Readonly<Partial<Record<Name, string | boolean>>>
  readonly lists: Readonly<Partial<Record<Name, readonly string[]>>>
  readonly arguments: readonly string[]
  /** Every command, for the one that is about them. */
  readonly commands: readonly Entry[]
}

export type Command<Name extends string = string> = {
  /** Real command lines, shown first in its help. */
  readonly examples: readonly string[]
  readonly arguments?: readonly Argument[]
  readonly flags: Readonly<Record<Name, Flag>>
  run(host: Host, input: Input<Name>): Promise<ExitCode>
}

/** Ties the names in `flags` to the names that `run` reads. */
export const declared = <Name extends string>(it: Command<Name>): Command<Name> => it

/** A command as the list knows it: enough for `nap --help`; the rest is loaded when it runs. */
export type Entry = {
  readonly name: string
  readonly summary: string
  load(): Promise<{ readonly command: Command }>
}

/** Flags that several commands share. */
export const planFlag: Flag = { usage: '--plan <dir>', summary: 'the folder that holds plan.yaml' }
export const jsonFlag: Flag = { usage: '--json', summary: 'print the result for programs' }
export const stageFlag: Flag = {
  usage: '--stage <stage>',
  summary: 'judge as this stage, whatever plan.yaml says',
  choices: ['draft', 'final'],
}
