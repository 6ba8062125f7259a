import { expect, test } from 'vitest'
import { hanging } from '../../src/plain/wrap.ts'

test.for([
  [
    'a line that fits stays as it is',
    'Next step: type  nap compile',
    'Next step: type  nap compile',
  ],
  [
    'a sentence goes on a little to the right',
    '  The plan has changes that are not recorded yet.',
    '  The plan has changes that\n    are not recorded yet.',
  ],
  [
    'a table goes on under its last column',
    'good   git  git knows who records a revision.',
    'good   git  git knows who\n            records a\n            revision.',
  ],
  [
    'a remark in brackets is no column',
    'Sindh   2019-05-31  (received 2017-06-08)',
    'Sindh   2019-05-31  (received\n        2017-06-08)',
  ],
  [
    'a column that begins too far to the right leaves no room',
    'The Economic Affairs Division  received late',
    'The Economic Affairs\n  Division  received late',
  ],
  [
    'colours take no room',
    '\u001b[1mplan.yaml:12:3\u001b[22m  \u001b[31merror\u001b[39m',
    '\u001b[1mplan.yaml:12:3\u001b[22m  \u001b[31merror\u001b[39m',
  ],
  [
    'a command stays in one piece, to be copied',
    'To have it done, type: nap merge-driver --install',
    'To have it done, type:\n  nap merge-driver --install',
  ],
  [
    'a command that is longer than the screen stays in one piece too',
    '        nap resolve proactive-disclosure --take INSTITUTION',
    '        nap resolve proactive-disclosure --take INSTITUTION',
  ],
  [
    'a sentence about a command is no command',
    'nap compile records the plan only.',
    'nap compile records the plan\n  only.',
  ],
] as const)('%s', ([, line, lines]) => {
  expect(hanging(line, 30)).toBe(lines)
})
