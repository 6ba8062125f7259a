/** The words of a mail that has them only as a page: paragraphs apart, quoted ones behind `> `. */
export function htmlText(html: string): string {
  const page: Page = { lines: [], line: '', depth: 0, unheard: undefined, isAsItIs: false }
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    say(page, html.slice(at, open))
    const end = endOfTag(html, open)
    if (end === undefined) {
      at = open
      break
    }
    obey(page, html.slice(open, Math.min(end, open + longestTag)))
    at = end
  }
  say(page, html.slice(at))
  breakLine(page)
  const isBlank = (line: string | undefined) => line === undefined || /^[> ]*$/.test(line)
  const lines = page.lines.filter(
    (line, index) => !isBlank(line) || !isBlank(page.lines[index - 1]),
  )
  if (isBlank(lines.at(-1))) lines.pop()
  return lines.join('\n')
}

type Page = {
  readonly lines: string[]
  line: string
  /** How many quotations are open. */
  depth: number
  /** What is not for readers, until its end. */
  unheard: string | undefined
  isAsItIs: boolean
}

const longestTag = 64

function endOfTag(html: string, open: number): number | undefined {
  const isRemark = html.startsWith('<!--', open)
  const close = html.indexOf(isRemark ? '-->' : '>', open)
  if (close === -1) return undefined
  return close + (isRemark ? 3 : 1)
}

function say(page: Page, words: string) {
  if (page.unheard !== undefined) return
  const text = withSigns(words)
  if (page.isAsItIs) {
    const [first = '', ...others] = text.split('\n')
    page.line += first
    for (const other of others) {
      breakLine(page)
      page.line = other
    }
    return
  }
  const flat = text.replaceAll(/\s+/g, ' ')
  page.line += page.line === '' || page.line.endsWith(' ') ? flat.trimStart() : flat
}

function breakLine(page: Page) {
  const words = page.isAsItIs ? page.line.trimEnd() : page.line.trim()
  page.lines.push('> '.repeat(Math.min(page.depth, 8)) + words)
  page.line = ''
}

/** Breaks the line, if there is one. */
function endLine(page: Page) {
  if (page.line.trim() !== '') breakLine(page)
}

const silent = new Set(['style', 'script', 'head', 'title', 'noscript', 'svg'])
const blocks = /^(?:div|tr|table|ul|ol|section|article|header|footer|dl|dt|dd|center|form)$/
const paragraphs = /^(?:p|h[1-6]|blockquote|pre|hr)$/

function obey(page: Page, tag: string) {
  const [, slash, word = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag) ?? []
  const name = word.toLowerCase()
  const isEnd = slash === '/'
  if (page.unheard !== undefined) {
    if (isEnd && name === page.unheard) page.unheard = undefined
  } else if (silent.has(name)) {
    if (!isEnd) page.unheard = name
  } else layOut(page, name, isEnd)
}

function layOut(page: Page, name: string, isEnd: boolean) {
  if (name === 'br') breakLine(page)
  else if (name === 'td' || name === 'th') page.line += page.line === '' ? '' : ' '
  else if (name === 'li' || blocks.test(name)) endLine(page)
  else if (paragraphs.test(name)) paragraph(page, name, isEnd)
  if (name === 'li' && !isEnd) page.line = '- '
}

function paragraph(page: Page, name: string, isEnd: boolean) {
  endLine(page)
  if (name === 'blockquote') page.depth = Math.max(0, page.depth + (isEnd ? -1 : 1))
  if (name === 'pre') page.isAsItIs = !isEnd
  if (isEnd && (page.lines.at(-1) ?? '') !== '') page.lines.push('> '.repeat(page.depth).trimEnd())
}

// The signs of the upper half of Latin-1, in their order from 160.
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const signs: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    hellip: '…',
    bull: '•',
    euro: '€',
    trade: '™',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
  }),
])

function withSigns(words: string): string {
  if (!words.includes('&')) return words
  return words.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,30}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return signs.get(name) ?? whole
      const number = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
      return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : ''
    },
  )
}
