import type { Choice } from '../../command.ts'
import type { fieldsOf } from '../../model/schemas.ts'
import { shown } from '../../plain/text.ts'
import type { Answers } from '../plan/answers.ts'
import { type Asking, fewWords, questionTitle } from './one-question.ts'
import { askedAbout } from './questions.ts'
import { goBack } from './turns.ts'

type Menu = {
  readonly fields: ReturnType<typeof fieldsOf>
  /** What is there. */
  readonly says: Answers
  /** What an earlier run was told. */
  readonly given: Answers
  /** What everybody together says, for whoever adds to it. */
  readonly together: Answers
}

/** Lets a person choose what to answer, among answers that are there. @returns what they answered */
export async function chosenAnswers(menu: Menu, asking: Asking): Promise<Answers> {
  let answers = menu.given
  for (;;) {
    const name = await asking.ask.choose('What do you want to say?', choicesFrom(menu, answers))
    const [field] = menu.fields.flatMap(([known, schema]) => (known === name ? [schema] : []))
    if (name === undefined || field === undefined) return answers
    const now = { ...menu.says, ...answers }
    let held = now[name]
    const value = await askedAbout(
      {
        name,
        field,
        answers: now,
        before: held,
        isAgain: held !== undefined,
        canGoBack: true,
        hold: (part) => {
          held = part
        },
      },
      asking,
    )
    const said = value === goBack ? held : value
    if (said === undefined || said === menu.says[name]) continue
    answers = { ...answers, [name]: said }
    await asking.keep(answers)
  }
}

function choicesFrom(
  { fields, says, together }: Menu,
  answers: Answers,
): Choice<string | undefined>[] {
  const done = { name: 'That is all', value: undefined }
  const now = { ...says, ...answers }
  const questions = fields.map(([name, field]) => ({
    name: `${questionTitle(name, field)}: ${now[name] === undefined ? '–' : fewWords(now[name])}`,
    value: name,
    ...(together[name] !== undefined &&
      now[name] === undefined && {
        description: `The draft says: ${shown(fewWords(together[name]), 200)}`,
      }),
  }))
  return Object.keys(answers).length === 0 ? [...questions, done] : [done, ...questions]
}
