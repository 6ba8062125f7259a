/** The elements that web forms and word processors put into a text, where they mean no more than its look. */
const known =
  'a|abbr|b|big|blockquote|br|center|cite|code|del|dd|div|dl|dt|em|font|h[1-6]|hr|i|ins|li|mark|ol|p|pre|s|section|small|span|strike|strong|sub|sup|u|ul|o:p'
// What no line of words can show.
const unshown =
  'audio|button|embed|figure|form|iframe|img|input|object|script|select|style|svg|table|tbody|td|textarea|th|thead|tr|video'
const tag = new RegExp(String.raw`<\/?(?:${known}|${unshown})(?:\s[^<>]*)?\/?>|<!--`, 'i')
const entity =
  /&(?:nbsp|ensp|emsp|thinsp|[lr][sd]quo|ndash|mdash|hellip|bull|middot|eacute|egrave|agrave|ccedil|ntilde|uuml|ouml|auml|#\d{2,5}|#x[\da-f]{2,5});/i

/** What shows that a text is HTML: its first element, or a sign that only HTML writes so; undefined where there is none. */
export function htmlIn(text: string): string | undefined {
  return (tag.exec(text) ?? entity.exec(text))?.[0]
}

/** HTML as Markdown that says the same; undefined where it holds what Markdown cannot show, such as a table or a picture. */
export function markdownOfHtml(html: string): string | undefined {
  if (unshownTag.test(html)) return undefined
  const open: Open = { lists: [], link: undefined }
  const parts = withoutComments(html)
    .split(/(<[^<>]+>)/)
    .map((part) => {
      const [, slash, name = '', rest = ''] = element.exec(part) ?? []
      if (slash === undefined) return part.replaceAll(/\s*\n\s*/g, ' ')
      return signFor(name.toLowerCase(), { isEnd: slash === '/', rest, open })
    })
  return tidied(withoutEntities(withLinks(withMarks(parts.join('')))))
}

const unshownTag = new RegExp(`<(?:${unshown})[\\s/>]`, 'i')
const element = new RegExp(`^<(\\/?)(${known})(\\s[^<>]*)?\\/?>$`, 'i')

function withoutComments(html: string): string {
  const [first = '', ...others] = html.split('<!--')
  return others.reduce((kept, part) => {
    const end = part.indexOf('-->')
    return end === -1 ? kept : kept + part.slice(end + 3)
  }, first)
}

/** The lists around a place, and where the link around it leads. */
type Open = { readonly lists: List[]; link: string | undefined }
type List = { readonly isCounted: boolean; count: number }

type Tag = { readonly isEnd: boolean; readonly rest: string; readonly open: Open }

// Signs for private use stand for what is settled when all of the text is there.
const linkStart = '\ue000'
const linkMiddle = '\ue001'
const linkStop = '\ue002'
const strong = '\ue003'
const emphasis = '\ue004'
const lineBreak = '\ue005'

const paragraphs = /^(?:p|div|section|blockquote|center|pre|dl|dt|dd|hr)$/
const marked: Readonly<Record<string, string>> = {
  br: lineBreak,
  strong,
  b: strong,
  em: emphasis,
  i: emphasis,
}

function signFor(name: string, tag: Tag): string {
  const sign = marked[name]
  if (sign !== undefined) return sign
  if (name === 'a') return linkSign(tag)
  if (name === 'ul' || name === 'ol') return listEdge(name, tag)
  if (name === 'li') return tag.isEnd ? '' : itemStart(tag.open.lists)
  if (/^h[1-6]$/.test(name)) return tag.isEnd ? `${strong}\n\n` : `\n\n${strong}`
  if (!paragraphs.test(name)) return ''
  // A paragraph inside an item is the item.
  return tag.open.lists.length > 0 ? ' ' : '\n\n'
}

function linkSign({ isEnd, rest, open }: Tag): string {
  const to = open.link ?? ''
  open.link = isEnd ? undefined : /href\s*=\s*["']?\s*([^"'\s>]+)/i.exec(rest)?.[1]
  return isEnd ? `${linkMiddle}${to}${linkStop}` : linkStart
}

function listEdge(name: string, { isEnd, open: { lists } }: Tag): string {
  const isInside = lists.length > (isEnd ? 1 : 0)
  if (isEnd) lists.pop()
  else lists.push({ isCounted: name === 'ol', count: 0 })
  return isInside ? '' : '\n\n'
}

function itemStart(lists: List[]): string {
  const list = lists.at(-1)
  if (list) list.count += 1
  const indent = lists.slice(0, -1).map(({ isCounted }) => (isCounted ? '   ' : '  '))
  return `\n${indent.join('')}${list?.isCounted ? `${list.count}.` : '-'} `
}

// A mark stands at its words, and none around nothing.
function withMarks(text: string): string {
  return [
    [strong, '**'],
    [emphasis, '*'],
  ].reduce(
    (now, [sign = '', mark = '']) =>
      now
        .replaceAll(
          new RegExp(`${sign}(\\s*)([^${sign}]*?)(\\s*)${sign}`, 'g'),
          (_, before: string, words: string, behind: string) =>
            /^[\s\u00a0]*$|&nbsp;$|\n\n/.test(words)
              ? before + words + behind
              : `${before}${mark}${words}${mark}${behind}`,
        )
        .replaceAll(sign, ''),
    text,
  )
}

function withLinks(text: string): string {
  return text
    .replaceAll(
      new RegExp(`${linkStart}([^${linkStart}]*?)${linkMiddle}([^${linkStop}]*)${linkStop}`, 'g'),
      (_, words: string, to: string) => linkFor(words.trim(), to),
    )
    .replaceAll(/[\ue000-\ue002]/g, '')
}

function linkFor(words: string, to: string): string {
  const isWeb = /^(?:https?:\/\/|mailto:)/i.test(to) && !/[()]/.test(to)
  if (!isWeb || words === '') return words
  return words === to || `mailto:${words}` === to ? words : `[${words}](${to})`
}

const named: Readonly<Record<string, string>> = {
  ...{
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  },
  ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', lt: '<', gt: '>', quot: '"' },
  ...{ apos: '’', amp: '&', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ntilde: 'ñ' },
  ...{ uuml: 'ü', ouml: 'ö', auml: 'ä' },
}

function withoutEntities(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]{2,5}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    // A number can stand for a sign that nobody sees.
    const sign = code === 160 ? ' ' : String.fromCodePoint(code)
    return /[\p{L}\p{N}\p{P}\p{S} ]/u.test(sign) ? sign : whole
  })
}

// One line break begins a paragraph, unless the next line is an item as people type it.
function tidied(text: string): string {
  return text
    .replaceAll(
      new RegExp(`\\s*${lineBreak}\\s*(?=(?:[-*•–]|\\(?[a-z\\d]{1,3}[.)])\\s)`, 'g'),
      '\n',
    )
    .replaceAll(new RegExp(`\\s*${lineBreak}\\s*`, 'g'), '\n\n')
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${line.trim().replaceAll(/[ \t\u00a0]+/g, ' ')}`)
    .map((line) => (/^ *(?:-|\d+\.) /.test(line) ? line : line.trim()))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
