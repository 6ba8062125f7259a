/** A word of a text that says something: its stem, and where it stands. */
export type Word = { readonly stem: string; readonly start: number; readonly end: number }

const run = /[\p{L}\p{N}\p{M}\u200c-\u200d\u0640]+/gu

/** The words of a text as they are written, in the order of reading, English and Urdu alike. */
export function writtenIn(text: string): readonly string[] {
  return text.match(run) ?? []
}

/** The telling words of a text with their places. */
export function tellingWords(text: string): Word[] {
  return Array.from(text.matchAll(run), ({ 0: written, index }) => ({
    stem: stemOf(written),
    start: index,
    end: index + written.length,
  })).filter(({ stem }) => stem !== '')
}

/** What words of one family have in common; '' for a word that says nothing by itself. */
export function stemOf(written: string): string {
  const word = folded(written)
  return word.length < 2 || stopWords.has(word) ? '' : lightStem(word)
}

/** One spelling for what a keyboard can write in several ways: marks, joiners, Arabic and Urdu letters, digits. */
function folded(word: string): string {
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u200c-\u200d\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[يىكةۃۀھۂٱ٠-٩۰-۹]/g, (letter) => letters.get(letter) ?? letter)
}

const letters = new Map([
  ...['يی', 'ىی', 'كک', 'ةہ', 'ۃہ', 'ۀہ', 'ھہ', 'ۂہ', 'ٱا'].map((pair): [string, string] => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
  ...['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'].flatMap((digits) =>
    Array.from(digits, (digit, value): [string, string] => [digit, String(value)]),
  ),
])

// Endings that only say how many, who or when. Stronger stemming joins words that have nothing to do with each other.
function lightStem(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  if (last > 0x7f) return without(urduEndings, word, 3)
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  const isPlural = word.endsWith('s') && word.length > 3 && !/[su]s$/.test(word)
  const one = isPlural ? word.slice(0, -1) : word
  const plain = without(englishEndings[one.charAt(one.length - 1)], one, 4)
  return plain.endsWith('e') && plain.length > 3 ? plain.slice(0, -1) : plain
}

// By their last letters, because nearly all words end in another.
const englishEndings: Readonly<Record<string, readonly string[]>> = {
  n: ['ation'],
  t: ['ment'],
  g: ['ing'],
  d: ['ed'],
  y: ['ly'],
}
const urduEndings = ['یاں', 'وں', 'یں', 'ات', 'ے', 'ی', 'ا', 'ہ']

function without(endings: readonly string[] | undefined, word: string, least: number): string {
  if (!endings) return word
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= least)
  return ending === undefined ? word : word.slice(0, -ending.length)
}

const stopWords = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both
  but by can could did do does doing down during each every few for from further had has have having he her here hers him
  his how i if in into is it its itself just many may me more most much must my no nor not now of off on once one only or other
  our out over own same she should so some such than that the their them then there these they this those through to too
  under until up upon very was we were what when where which while who whom whose why will with within without would you
  your made make makes making new use used using shall first milestone milestones commitment commitments
  اس ان اور اپنا اپنی اپنے ایک بہی پر تک تمام تہا تہی تہے تو جائے جائیں جو ساتہ سے میں نہ نہیں نے وہ کا کر کرنا کرنے کرے کریں کو کوئی کی
  کیا کیے کئے کے کہ گا گی گے لئے لیے ہر ہو ہوں ہونا ہونے ہی ہے ہیں یا یہ ہوئے ہوئی گئی گئے گیا`
    .split(/\s+/)
    .map(folded),
)
