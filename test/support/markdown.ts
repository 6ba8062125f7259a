import fc from 'fast-check'

// Every mark that means something at the start of a line, in a line or to a parser, and some that only look so.
const pieces = [
  ...['\n', '\n', '\n\n', ' ', '    ', '\t', '  \n', '\\', '\\\n', '\n   ', '\n      '],
  ...['# ', '## ', '#', '\n===\n', '\n---\n', '---', '***', '- - -', '___', '--------------------'],
  ...[
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2) ',
    '- [ ] ',
    '> ',
    '>',
    '```',
    '~~~',
    '````\n',
    '```html\n',
    '`',
  ],
  ...['| a | b |\n|---|---|\n', '|', '\n| x |', '*', '**', '_', '__', '~~', '~', '==', ':'],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[x]: https://x.pk',
    '[x]',
    '[^1]',
    '[^1]: ',
    '](https://x.pk)',
  ],
  ...[
    '](javascript:alert(1))',
    '](//x.pk)',
    '](data:text/html,x)',
    '<https://x.pk>',
    '<javascript:x>',
  ],
  ...[
    '<b>',
    '</b>',
    '<script>',
    '<img src=x onerror=y>',
    '<!--',
    '-->',
    '<?x',
    '<![CDATA[',
    '<',
    '>',
  ],
  ...[
    '<div>\n',
    '\n</div>',
    '&lt;b&gt;',
    '&amp;',
    '&#60;',
    '&',
    '"',
    "'",
    'https://x.pk/~a_b_?q=*',
  ],
  ...['• ', '– ', '– ', '\n– ', '(i) ', '\n(ii) ', 'a) ', '\nb) ', '· '],
  ...['www.x.pk/_a', 'a@x.pk', 'http://x.pk/[a]', 'ftp://x.pk', 'a', 'word', '1', '2017-06-30'],
  ...['شفاف', ' بجٹ ', '۔', '\u200f', '\u200c', 'é', '😀', '\u00a0', '\u2028', '\r\n'],
]

/** Markdown as nobody writes it. */
export const hostileMarkdown = fc
  .array(fc.constantFrom(...pieces), { maxLength: 14 })
  .map((parts) => parts.join(''))
