import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerWords } from '../../src/compose/answer-words.ts'
import { languageOf } from '../../src/compose/language.ts'
import { milestoneQuestions, questionsAsked } from '../../src/model/exchange/form.ts'
import { writtenAnswer } from '../../src/model/exchange/written-answer.ts'
import { schemaAt } from '../../src/model/schemas.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { documentWords } from '../../src/tasks/plan/house-style.ts'
import { answerIn } from '../../src/understand/answer.ts'
import { answerTo, sampleFolder as folder } from '../support/any-answer.ts'
import { runs } from '../support/runs.ts'

const language = languageOf('en', documentWords('en', undefined))

test.each(
  [...questionsAsked(), ...milestoneQuestions()].map((one) => [one.pointer, one.field] as const),
)('the words for an answer to %s lead back to it', (_, field) => {
  fc.assert(
    fc.property(answerTo(field), (value) => {
      const read = answerIn(answerWords(value, field, { folder, language }), field, folder)
      expect('value' in read && canonical(read.value)).toBe(canonical(value))
    }),
    { numRuns: runs(100) },
  )
})

test.each([
  ...questionsAsked().map((one) => [one.pointer, one.field] as const),
  ...milestoneQuestions().map((one) => [`/milestones/0${one.pointer}`, one.field] as const),
])('what a proposal for %s says leads back to it', (pointer, field) => {
  fc.assert(
    fc.property(answerTo(field), (value) => {
      const read = answerIn(writtenAnswer(value, pointer, folder), field, folder)
      expect('value' in read && canonical(read.value)).toBe(canonical(value))
    }),
    { numRuns: runs(100) },
  )
})

test.each(['"18.2"', '“18.2”', '18.2'])('the number %s is read, in quotes or not', (words) => {
  const field = schemaAt('contribution', '/published_number')
  expect(answerIn(words, field ?? {}, folder)).toEqual({ value: '18.2' })
})
