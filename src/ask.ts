import type { Ask } from './command.ts'
import { exitCodes, Refusal } from './model/refusal.ts'

/** Questions to the person at the keyboard. What asks them is loaded with the first question. */
export function askAt(signal: AbortSignal): Ask {
  const answered = async <T>(
    question: (prompts: typeof import('@inquirer/prompts')) => Promise<T>,
  ): Promise<T> => {
    try {
      return await question(await import('@inquirer/prompts'))
    } catch (error) {
      throw asRefusal(error)
    }
  }
  return {
    choose: (message, choices) =>
      answered(({ select }) =>
        select({ message, choices: [...choices], loop: false, pageSize: 12 }, { signal }),
      ),
    line: (message, { suggestion, check }) =>
      answered(({ input }) =>
        input(
          {
            message,
            validate: async (text) => (await check(text.trim())) ?? true,
            ...(suggestion === undefined ? {} : { default: suggestion }),
          },
          { signal },
        ).then((text) => text.trim()),
      ),
    text: (message, { suggestion = '', check }) =>
      answered(({ editor }) =>
        editor(
          {
            message,
            default: suggestion,
            postfix: '.md',
            validate: async (text) => (await check(text.trim())) ?? true,
          },
          { signal },
        ).then((text) => text.trim()),
      ),
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
