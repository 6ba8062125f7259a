import { styleText } from 'node:util'
import { besideQuestion, folded } from './ask/fold.ts'
import type { Ask, Choice } from './command.ts'
import { exitCodes, Refusal } from './model/refusal.ts'
import { pastedLine, pastedText } from './plain/pasted.ts'
import { counted, harmless } from './plain/text.ts'
import { wrapped } from './plain/wrap.ts'

type Prompts = typeof import('@inquirer/prompts')
type Context = { readonly signal: AbortSignal; readonly input: NodeJS.ReadableStream }
type Wanted = Parameters<Ask['line']>[1]

/** Questions to the person at the keyboard. What asks them is loaded with the first question. */
export function askAt(signal: AbortSignal): Ask {
  const answered = async <T>(question: (prompts: Prompts) => Promise<T>): Promise<T> => {
    try {
      return await question(await import('@inquirer/prompts'))
    } catch (error) {
      throw asRefusal(error)
    }
  }
  return {
    choose: (words, choices) =>
      answered(({ select }) =>
        atKeyboard(signal, nothingPasted, (context) => {
          const message = folded(words, columns())
          const shownOnes = choices.map((choice) => foldedChoice(choice, message))
          return select({ message, choices: shownOnes, loop: false, pageSize: 12 }, context)
        }),
      ),
    line: (message, wanted) =>
      answered((prompts) =>
        wanted.isLong
          ? longAnswer(prompts, signal, { ...wanted, message })
          : lineAnswer(prompts, signal, { ...wanted, message }),
      ),
    text: (message, wanted) =>
      answered((prompts) => editorAnswer(prompts, signal, { ...wanted, message })),
  }
}

/** Of the screen as it is when a question is asked. */
function columns(): number {
  return process.stdout.columns ?? 80
}

function foldedChoice<T>({ name, value, description }: Choice<T>, question: string) {
  return {
    value,
    name: folded(name, columns()),
    // What the answered question shows.
    short: besideQuestion(question, name, columns()),
    ...(description !== undefined && { description: folded(description, columns()) }),
  }
}

type Question = Wanted & { readonly message: string }

// Words that were meant for another question choose nothing.
const nothingPasted = () => ''

function lineAnswer(
  { input }: Prompts,
  signal: AbortSignal,
  { message, suggestion, lineBreak, check }: Question,
): Promise<string> {
  return atKeyboard(
    signal,
    (text) => pastedLine(text, lineBreak),
    async (context) => {
      const validate = validOnceTrimmed(check)
      return (
        await input({ ...asked(message), validate, ...suggested(suggestion) }, context)
      ).trim()
    },
  )
}

function editorAnswer(
  { editor }: Prompts,
  signal: AbortSignal,
  { message, suggestion = '', check }: Question,
): Promise<string> {
  const validate = validOnceTrimmed(check)
  const config = {
    message: folded(message, columns()),
    default: suggestion,
    postfix: '.md',
    validate,
  }
  return editor(config, { signal }).then((text) => text.trim())
}

/** So much of what is pasted is shown where it is typed. */
const mostInLine = 200

// What was pasted is more than one line, or than a screen shows while it is being typed: it is printed as it will be
// kept, and the question goes on below it.
async function longAnswer(
  prompts: Prompts,
  signal: AbortSignal,
  question: Question,
): Promise<string> {
  let kept = ''
  let message = question.message
  for (;;) {
    const part = await partOf(prompts, signal, { ...question, message, kept })
    kept = [kept, part.words].filter((words) => words !== '').join('\n\n')
    if (part.isPasted) {
      print(part.words)
      await question.keep?.(kept)
      message = `${counted(kept.split('\n').length, 'line')} so far. Enter ends the answer; or write or paste more:`
      continue
    }
    const fault = await question.check(kept)
    if (fault === undefined) return kept
    // Only what was pasted comes so far: it is too long to be corrected on one line.
    return editorAnswer(prompts, signal, { ...question, message: fault, suggestion: kept })
  }
}

type Part = { readonly words: string; readonly isPasted: boolean }

async function partOf(
  { input }: Prompts,
  signal: AbortSignal,
  { message, suggestion, check, kept }: Question & { readonly kept: string },
): Promise<Part> {
  const full = new AbortController()
  let typed = ''
  let pasted = ''
  const onPaste = (text: string) => {
    const words = pastedText(text).replace(/\n+$/, '')
    if (pasted === '' && words.length <= mostInLine && !words.includes('\n')) return words
    pasted = pasted === '' ? words : `${pasted}\n${words}`
    full.abort()
    return ''
  }
  try {
    const words = await atKeyboard(AbortSignal.any([signal, full.signal]), onPaste, (context) =>
      input(
        {
          ...asked(message),
          validate: kept === '' ? validOnceTrimmed(check) : () => true,
          transformer(line, { isFinal }) {
            typed = line
            return isFinal ? besideQuestion(folded(message, columns()), line, columns()) : line
          },
          ...(kept === '' ? suggested(suggestion) : {}),
        },
        context,
      ),
    )
    return { words: words.trim(), isPasted: false }
  } catch (error) {
    if (pasted === '' || signal.aborted) throw error
    return { words: (typed + pasted).trim(), isPasted: true }
  }
}

function print(text: string): void {
  const width = columns() - 5
  const lines = harmless(text)
    .split('\n')
    .flatMap((line) => wrapped(line, { width, indent: 0 }))
  process.stdout.write(lines.map((line) => `  │ ${line}\n`).join(''))
}

function validOnceTrimmed(check: Wanted['check']) {
  return async (text: string) => {
    const fault = await check(text.trim())
    return fault === undefined ? true : folded(fault, columns())
  }
}

/** A question with what stands behind it; what is being typed, the terminal itself breaks. */
function asked(words: string) {
  const message = folded(words, columns())
  const style = {
    defaultAnswer: (text: string) =>
      styleText('dim', besideQuestion(message, `(${text})`, columns())),
    answer: (text: string) => styleText('cyan', besideQuestion(message, text, columns())),
  }
  return { message, theme: { style } }
}

function suggested(suggestion: string | undefined) {
  return suggestion === undefined ? {} : { default: suggestion }
}

// Asks the terminal to mark what is pasted; those that cannot do that ignore it.
const marks = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

async function atKeyboard<T>(
  signal: AbortSignal,
  pasted: (text: string) => string,
  question: (context: Context) => Promise<T>,
): Promise<T> {
  const { keyboardOf } = await import('./ask/keyboard.ts')
  const { input, close } = keyboardOf(process.stdin, pasted)
  const hasMarks = process.env['TERM'] !== 'dumb'
  if (hasMarks) process.stdout.write(marks.on)
  try {
    return await question({ signal, input })
  } finally {
    if (hasMarks) process.stdout.write(marks.off)
    close()
  }
}

// Ctrl-C at a question arrives as an error of inquirer, and not as a signal.
function asRefusal(error: unknown): unknown {
  const name = error instanceof Error ? error.name : ''
  if (name === 'ExitPromptError' || name === 'AbortPromptError') {
    return new Refusal(
      exitCodes.interrupted,
      'Stopped. What was answered before this question is kept.',
    )
  }
  return error
}
