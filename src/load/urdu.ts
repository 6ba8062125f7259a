import type { Span } from './fault.ts'

// An Arabic keyboard, and many programs, give ي and ك where Urdu writes ی and ک. They look alike in the middle of a word,
// and no search finds the one for the other. Arabic words keep their letters, and so do the other languages of Pakistan.

/** What stands in Arabic letters though it is Urdu: what can be changed, and words of which only a reader knows. */
export type ArabicInUrdu = { readonly spans: readonly Span[]; readonly unsure: readonly Span[] }

const arabicForms = /[\u064a\u0643\u0647\u0649]/u
// Sindhi, Pashto, Balochi, Kurdish: they write ي, ك or ه of their own.
const otherLanguage =
  /[\u067b\u0680\u067a\u067d\u067f\u0684\u0683\u0687\u068c\u068f\u068a\u068d\u0699\u06a6\u06aa\u06b3\u06b1\u06bb\u06fd\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06d0\u06cd\u06d5\u06c6\u06ce\u0695\u06b5]/u
// ٹ ڈ ڑ ں ے ہ ھ ۓ ۂ ۃ
const urduOnly = /[\u0679\u0688\u0691\u06ba\u06d2\u06c1\u06be\u06d3\u06c2\u06c3]/u
// گ چ پ ژ ک ی: no Arabic word has them, but a Persian one may.
const neverArabic = /[\u06af\u0686\u067e\u0698\u06a9\u06cc]/u
// أ إ ة ٱ, vowel signs, or an article
const arabicWord =
  /[\u0623\u0625\u0629\u0671\u064b-\u0652\u0670]|^[\u0648\u0628\u0641\u0643]?\u0627\u0644|^\u0644\u0644/u
// Before ه, the letters that may carry the breath of ھ
const mayBeAspirated =
  /[\u0628\u067e\u062a\u0679\u062c\u0686\u062f\u0688\u0631\u0691\u06a9\u0643\u06af\u0644\u0645\u0646]$/u
const quoted = /[“«﴿"‘][^“”«»﴾﴿"‘’]*[”»﴾"’]/gu
const wordShape = /(?:\p{Script=Arabic}|[\u064b-\u0652\u0670\u200c])+/gu

const urduForm: Readonly<Record<string, string>> = {
  '\u064a': '\u06cc',
  '\u0649': '\u06cc',
  '\u0643': '\u06a9',
  '\u0647': '\u06c1',
}

/** @param isUrdu where the whole text is known to be Urdu, whatever its letters */
export function arabicInUrdu(text: string, isUrdu: boolean): ArabicInUrdu {
  if (!arabicForms.test(text) || otherLanguage.test(text)) return { spans: [], unsure: [] }
  const lines = Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({ line, at: index }))
  const words = lines
    .filter(({ line }) => arabicForms.test(line) && (isUrdu || urduOnly.test(line)))
    .flatMap(({ line, at }) =>
      urduWordsIn(line).map(({ word, index }) => ({ word, at: at + index })),
    )
  return {
    spans: words.flatMap(({ word, at }) => changesOf(word, at)),
    unsure: words
      .filter(({ word }) => Array.from(word, (_, index) => isUnsure(word, index)).some(Boolean))
      .map(({ word, at }) => ({ start: at, end: at + word.length, text: word })),
  }
}

type Word = { readonly word: string; readonly index: number }

// A word with a letter that no Arabic word has, or one that nothing around it makes Arabic.
function urduWordsIn(line: string): Word[] {
  const quotations = Array.from(line.matchAll(quoted), ({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }))
  const words = Array.from(line.matchAll(wordShape), ({ 0: word, index }) => ({ word, index }))
  const isArabic = (word = '') => arabicWord.test(word)
  return words.filter(({ word, index }, position) => {
    if (!arabicForms.test(word)) return false
    if (urduOnly.test(word) || neverArabic.test(word)) return true
    if (word.includes('\u0649') || quotations.some(({ from, to }) => from <= index && index < to))
      return false
    return ![-1, 0, 1].some((step) => isArabic(words[position + step]?.word))
  })
}

function changesOf(word: string, at: number): Span[] {
  return Array.from(word).flatMap((letter, index) => {
    const form = urduForm[letter]
    if (form === undefined || isUnsure(word, index)) return []
    return [{ start: at + index, end: at + index + 1, text: form }]
  })
}

// After ب or ک, ه may be the ہ of منصوبہ or the ھ of کچھ.
function isUnsure(word: string, index: number): boolean {
  return word[index] === '\u0647' && mayBeAspirated.test(word.slice(0, index))
}
