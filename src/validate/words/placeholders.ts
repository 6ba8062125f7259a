const ofLetters = [
  ...['tbd', 'tbc', 'tba', 'xxx+', 'n\\/a', 'nil', 'none', 'test', 'ditto', 'dummy(?: text)?'],
  ...['lorem ipsum.*', '(?:same )?as above', '(?:insert|type|write)(?: text)? here'],
  'to be (?:decided|confirmed|determined|announced|added).*',
  '(?:(?:details?|inputs?|text) )?(?:to|will) be (?:added|filled(?: in)?|provided|sent|shared|supplied)(?: (?:later|soon|shortly|separately))?',
  '(?:details? |text )?to follow',
  'under (?:consideration|preparation|process)',
  'not yet submitted.*',
  '(?:awaited|pending)(?: (?:from|with|approval|input|response)\\b.*)?',
]
const whole = new RegExp(
  `^[^\\p{L}\\p{N}]+$|^[^\\p{L}\\p{N}]*(?:${ofLetters.join('|')})[^\\p{L}\\p{N}]*$`,
  'iu',
)
// Left open in the middle of a text; dots that lead to a number are those of a table of contents. In small letters these may be words.
const blank =
  /(?<![\p{L}\p{N}])(?:TBD|TBC|XXX+|\[(?:insert(?!ed)|to be|date|name|xx+)[^\]\n]{0,80}\]|<(?:insert(?!ed)|to be|xx+)[^>\n]{0,80}>|_{4,}|(?:\.{6,}|…{3,})(?!\.*\s*\d))/u
// What every text with a blank holds: quick to look for in the many that have none.
const hint = /TB[DC]|XXX|[[<_…]|\.{6}/

/** The words of a text that stand for an answer that nobody has given; undefined where there are none. */
export function placeholderIn(text: string): string | undefined {
  const trimmed = text.trim()
  if (whole.test(trimmed)) return trimmed
  return hint.test(trimmed) ? blank.exec(trimmed)?.[0] : undefined
}
