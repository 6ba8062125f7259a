/** An element at the top of a document or inside others, with the words that a reader sees in it. */
export type Element = { readonly tag: string; readonly depth: number; readonly text: string }

const blocks = ['p', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote']
const inline = ['strong', 'em', 's', 'ins', 'del', 'code', 'pre', 'br', 'hr', 'bdi', 'a', 'span']
const allowedTags = new Set([...blocks, ...inline, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const allowedAttribute =
  /^(?:dir="(?:rtl|ltr)"|lang="(?:ur|en)"|scope="col"|class="(?:phone|ours|facts|counted)"|start="\d+"|data-label="[^"<>]*"|href="[^"<>]*")$/
const safeHref = /^(?:https?:\/\/[^/]|mailto:[^\s]|#[\w-]+$)/

/**
 * Reads HTML more strictly than any browser: every tag must be one that the document needs, with the attributes it
 * needs, properly nested; every other `<`, `>` and `&` must be written as an entity.
 * @throws Error at whatever else there is
 */
export function elementsOf(html: string): Element[] {
  const elements: Open[] = []
  const open: Open[] = []
  let after = 0
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [^<>]*)?)>|[^<>]+/g)) {
    const [whole, end, tag] = match
    if (match.index !== after) throw strayMark(html.slice(after))
    after += whole.length
    if (tag === undefined) read(withoutEntities(whole), open)
    else if (end) close(tag, open)
    else elements.push(begin(match, open))
  }
  if (after !== html.length) throw strayMark(html.slice(after))
  if (open.length > 0) throw new Error(`<${open.at(-1)?.tag}> is never closed`)
  return elements
}

type Open = { readonly tag: string; readonly depth: number; text: string }

function read(text: string, open: readonly Open[]): void {
  for (const element of open) element.text += text
}

function close(tag: string, open: Open[]): void {
  if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes nothing`)
}

function begin([, , tag = '', attributes = '']: RegExpMatchArray, open: Open[]): Open {
  checkTag(tag, attributes)
  const element = { tag, depth: open.length, text: '' }
  if (tag !== 'br' && tag !== 'hr') open.push(element)
  return element
}

function strayMark(html: string): Error {
  return new Error(`there is a stray mark: ${html.slice(0, 60)}`)
}

/** What stands at the top of a document: `h3: A`, `p: b`. */
export function outlineOf(html: string): string[] {
  return elementsOf(html)
    .filter(({ depth }) => depth === 0)
    .map(({ tag, text }) => `${tag}: ${text.trim()}`.trim())
}

function checkTag(tag: string, attributes: string): void {
  if (!allowedTags.has(tag)) throw new Error(`<${tag}> may not be there`)
  for (const attribute of attributes.match(/[^\s"]+(?:"[^"]*")?/g) ?? []) {
    if (!allowedAttribute.test(attribute)) throw new Error(`${attribute} may not be there`)
  }
  for (const [, href = ''] of attributes.matchAll(/href="([^"]*)"/g)) {
    if (!safeHref.test(withoutEntities(href))) throw new Error(`${href} may not be there`)
  }
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:\w+;|#\w+;)?/g, (entity) => {
    const character = entities[entity]
    if (character === undefined) throw strayMark(entity)
    return character
  })
}
