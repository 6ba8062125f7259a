/** What a value is, as it stands in the file, in plain words: the end of “but it is …”. */
export function kindOf(raw: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(raw)) return 'a number'
  if (/^(?:true|false)$/i.test(raw)) return 'yes or no'
  if (/^(?:\[|- |-$)/.test(raw)) return 'a list'
  if (raw.startsWith('{')) return 'a group of fields'
  return 'something else'
}
