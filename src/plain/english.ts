// The small words that hardly a sentence does without. What several languages have is in none of the lists.
const english =
  'the of and to for with will that by be are is this from which their has have was were been it its not or an at'
const others = [
  // French
  'le la les des du et un une pour dans qui que sur est aux au ce cette ces sont leurs d l avec',
  // Spanish and Portuguese
  'el los las del y con por para se una como más su sus que al os dos da em nos não uma ou à',
  // German and Dutch
  'der das und ist mit für von zu dem ein eine auf im wird het een voor zijn wordt',
  // Italian, Romanian, Indonesian, Filipino, Swahili
  'il di che della dei gli și pentru din cu yang dan untuk dengan dari ng mga ang ya kwa katika',
  // Scandinavian and Baltic languages, Polish, Czech, Croatian
  'och att det som av til på er ikke ja ei się jest oraz dla na za je ve',
].join(' ')

const englishWords = new Set(english.split(' '))
const otherWords = new Set(others.split(' ').filter((word) => !englishWords.has(word)))

/**
 * Whether a text is English, told by its small words and its letters; undefined where there are too few to tell. Names that
 * stand in another language within a text change nothing.
 */
export function isEnglish(text: string): boolean | undefined {
  const letters = text.replaceAll(/\P{L}+/gu, '').length
  if (letters === 0) return undefined
  if (text.replaceAll(/\P{Script=Latin}+/gu, '').length * 2 < letters) return false
  let [own, foreign] = [0, 0]
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    if (englishWords.has(word)) own += 1
    else if (otherWords.has(word) || /[^a-z’'-]/.test(word)) foreign += 1
  }
  return own === foreign ? undefined : own > foreign
}
