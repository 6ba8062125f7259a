import { expect, test } from 'vitest'
import { cell, column, text } from '../../src/model/block.ts'
import { terminalText } from '../../src/render/terminal.ts'

test('the name at the head of a row that does not fit is broken to the screen, beside its number', () => {
  const name = 'Ministry of Federal Education and Professional Training, Islamabad'
  const table = {
    kind: 'table' as const,
    columns: [column('No.'), column('Institution'), column('Due')],
    rows: [{ cells: ['7', name, '12 June'].map((words) => cell([text(words)])) }],
  }
  expect(terminalText([{ of: [table] }], { width: 50, colour: false })).toBe(
    [
      '   7  Ministry of Federal Education and',
      '      Professional Training, Islamabad',
      '      Due: 12 June',
      '',
    ].join('\n'),
  )
})
