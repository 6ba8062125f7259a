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
  /** Says to somebody at a screen what is being done, and how far it is, once it has taken half a second; elsewhere nothing. */
  during<T>(what: string, work: Promise<T> | ((far: Far) => Promise<T>)): Promise<T>
  /** The same for work in one piece, which has to say so itself, however often. */
  readonly far: Far
}

/** How far long work is, as a line without its end; without words, that it is over. */
export type Far = (how?: string) => void

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

/** `usage` is commander’s: `--out <dir>` takes a value, `--json` does not, `--no-record` is set unless it is typed. */
export type Flag = {
  readonly usage: string
  readonly summary: string
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly isList?: true
}

/** A flag that takes a value. */
export type ValueFlag = Flag & { readonly usage: `--${string} <${string}>` }

type Flags = Readonly<Record<string, Flag>>

/** What a flag gives: its value or, where it takes none, whether it is set. */
type Given<It extends Flag> = string extends It['usage']
  ? string | boolean | readonly string[] | undefined
  : It extends { readonly isList: true }
    ? readonly string[]
    : It extends ValueFlag
      ? (It extends { readonly choices: readonly (infer Choice)[] } ? Choice : string) | undefined
      : boolean

export type Argument = { readonly usage: string; readonly summary: string }

/** What the user typed: flags by their name, each of the type that its usage says, and arguments in order. */
export type Input<Declared extends Flags> = {
  readonly flags: { readonly [Name in keyof Declared]: Given<Declared[Name]> }
  readonly arguments: readonly string[]
  /** Every command, for the one that is about them. */
  readonly commands: readonly Entry[]
}

export type Command<Declared extends Flags = Flags> = {
  /** Real command lines, shown first in its help. */
  readonly examples: readonly string[]
  readonly arguments?: readonly Argument[]
  readonly flags: Declared
  run(host: Host, input: Input<Declared>): Promise<ExitCode>
}

/** Ties what `run` reads to what `flags` declares. */
export const declared = <const Declared extends Flags>(it: Command<Declared>): Command<Declared> =>
  it

/** A command as the list knows it: enough for `nap --help`; the rest is loaded when it runs. */
export type Entry = {
  readonly name: string
  readonly summary: string
  load(): Promise<{ readonly command: Command }>
}

/** Flags that several commands share. */
export const planFlag = {
  usage: '--plan <dir>',
  summary: 'the folder that holds plan.yaml',
} as const satisfies Flag
export const jsonFlag = {
  usage: '--json',
  summary: 'print the result for programs',
} as const satisfies Flag
export const stageFlag = {
  usage: '--stage <stage>',
  summary: 'judge as this stage, whatever plan.yaml says',
  choices: ['draft', 'final'],
} as const satisfies Flag
export const styleFlag = {
  usage: '--style <dir>',
  summary:
    'the house style of your office: colours, fonts, words, an emblem (nap finds none by itself)',
} as const satisfies Flag
