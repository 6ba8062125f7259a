import { secretsIn } from '../plain/secrets.ts'
import { shown } from '../plain/text.ts'
import { type Fault, fault, type Span } from './fault.ts'
import { isUnderBar } from './lines.ts'
import { remarksIn } from './tokens.ts'
import { arabicInUrdu } from './urdu.ts'

/** Words that are hardly what was meant, in a text that can be read. */
export function oddWords(text: string, isUrdu: boolean): Fault[] {
  return [...arabicLetters(text, isUrdu), ...ligatures(text), ...brokenWords(text)]
}

/** The same for what only YAML takes in another way than it looks. */
export function oddValues(text: string): Fault[] {
  return [...printedQuotes(text), ...lostRemarks(text), ...secretRemarks(text)]
}

function arabicLetters(text: string, isUrdu: boolean): Fault[] {
  const { spans, unsure } = arabicInUrdu(text, isUrdu)
  const does = 'Arabic letters written as those of Urdu'
  const [word] = unsure
  return [
    ...oneFault('arabic-letter', text, spans, does),
    ...(word
      ? [{ ...fault('arabic-heh', word.start, word.end, word.text), times: unsure.length }]
      : []),
  ]
}

// The letters that a PDF draws as one: ﬁ ﬂ ﬀ ﬃ ﬄ ﬅ ﬆ.
function ligatures(text: string): Fault[] {
  if (!/[\ufb00-\ufb06]/.test(text)) return []
  const spans = Array.from(text.matchAll(/[\ufb00-\ufb06]/g), ({ 0: letters, index }) => ({
    start: index,
    end: index + 1,
    text: letters.normalize('NFKC'),
  }))
  return oneFault('ligature', text, spans, 'joined letters written one by one')
}

function oneFault(
  code: Fault['code'],
  text: string,
  spans: readonly Span[],
  does: string,
): Fault[] {
  const [first] = spans
  if (!first) return []
  const [before = ''] =
    /[\p{L}\p{M}\u200c]*$/u.exec(text.slice(Math.max(0, first.start - 60), first.start)) ?? []
  const [word = ''] = /^[\p{L}\p{M}\u200c]*/u.exec(text.slice(first.start, first.end + 60)) ?? []
  const start = first.start - before.length
  const found = before + word
  return [
    {
      ...fault(code, start, start + found.length, found),
      times: spans.length,
      fix: { does, spans },
    },
  ]
}

// “pre- and post-”, “two- to three-year” are right; “bur- den” came out of a PDF.
const broken =
  /(?<![\p{L}\p{M}\d-])(\p{L}\p{Ll}+)-(?: |[^\S\n]*\n[^\S\n]*)(?!(?:and|or|nor|to|as|but|versus|vs|through|und|oder)\b)(\p{Ll}{2,})/gu

function brokenWords(text: string): Fault[] {
  // Quick: nearly every text has none. “>-” is how YAML begins one.
  if (!/[^\s>|-]-\s/.test(text)) return []
  return Array.from(text.matchAll(broken), ({ 0: found, index }) =>
    fault('broken-word', index, index + found.length, found),
  )
}

// In a heading, the marks around the whole of it were meant for YAML, and the word processor made them round.
function printedQuotes(text: string): Fault[] {
  if (!/[“„]/.test(text)) return []
  const whole = /^( *(?:- +)?(?:title|name): +)([“„])([^“”„"\\\n]*)[”“][^\S\n]*$/gm
  return Array.from(text.matchAll(whole), (found) => found)
    .filter(({ index }) => !isUnderBar(text, index))
    .map(({ 1: head = '', 3: words = '', index }) => {
      const start = index + head.length
      const end = start + words.length + 2
      const spans = [
        { start, end: start + 1, text: '"' },
        { start: end - 1, end, text: '"' },
      ]
      const does = `straight quotes put around “${shown(words, 60)}”`
      return { ...fault('printed-quotes', start, end, words), fix: { does, spans } }
    })
}

// “#1 priority” and “# 5 of all” are gone: for YAML, all that follows a space and “#” is a remark, unless it stands in quotes.
function lostRemarks(text: string): Fault[] {
  if (!/[ \t]#(?:[^\s#!]| \d)/.test(text)) return []
  return remarksIn(text)
    .filter(({ offset, remark }) => /^#(?:[^\s#!]| \d)/.test(remark) && followsText(text, offset))
    .map(({ offset, remark }) => fault('lost-remark', offset, offset + remark.length, remark))
}

// What a remark says is not printed, but recorded for ever.
function secretRemarks(text: string): Fault[] {
  const lines = text.match(/(?:^|[ \t])#.*$/gm) ?? []
  if (!lines.some((line) => secretsIn(line).length > 0)) return []
  return remarksIn(text).flatMap(({ offset, remark }) =>
    secretsIn(remark)
      .slice(0, 1)
      .map(({ kind, name, start, end }) =>
        fault(
          kind === 'access' ? 'key-in-remark' : 'number-in-remark',
          offset + start,
          offset + end,
          name,
        ),
      ),
  )
}

function followsText(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset) + 1, offset).trim() !== ''
}
