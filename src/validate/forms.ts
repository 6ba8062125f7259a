import { shown } from '../plain/text.ts'

type Form = { readonly rule: string; readonly message: string; readonly help: string }

/** What is said of a value that has not the form its schema names, by the name of the form. */
export const forms: Readonly<Record<string, Form>> = {
  day: {
    rule: 'date-is-year-month-day',
    message: '{written} is not written as a date.',
    help: 'Write the day as year-month-day, for example 2017-06-30.',
  },
  day_or_month: {
    rule: 'date-is-year-month-day',
    message: '{written} is not written as a date.',
    help: 'Write the day as year-month-day (2017-06-30), or only the month (2017-06).',
  },
  id: {
    rule: 'id-is-plain',
    message: '{written} cannot be an id.',
    help: 'Use lower-case letters, digits and single hyphens, for example citizens-budget.',
  },
  line: {
    rule: 'text-is-one-line',
    message: 'There is a line break in {written}, which must stand on one line.',
    help: 'Write it on one line; longer texts have fields of their own.',
  },
  email: {
    rule: 'contact-can-be-reached',
    message: '{written} is not an e-mail address.',
    help: 'Write it as name@office.example.',
  },
  phone: {
    rule: 'contact-can-be-reached',
    message: '{written} is not a telephone number.',
    help: 'Write it in quotes with the country code: "+92-51-9200000".',
  },
}

export function longId(written: string, limit: number): Form {
  return {
    rule: 'id-is-plain',
    message: `“${shown(written, 40)}” is too long for an id, which has at most ${limit} characters.`,
    help: 'Keep the two or three words that tell it from others: an id becomes a file name and a link.',
  }
}
