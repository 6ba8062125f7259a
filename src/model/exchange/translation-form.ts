/** The sheet with the texts. Its name is nap’s own in every language. */
export const textsSheet = 'Texts'

/**
 * Its columns. The first is hidden and names the text: `open-data#/title` of a commitment, `#/themes/justice/name` of the plan as
 * a whole; the last two are hidden and hold the fingerprint of the original and of the translation, as the form was made.
 */
export const textColumns = {
  key: 0,
  what: 1,
  state: 2,
  original: 3,
  translation: 4,
  of: 5,
  was: 6,
} as const

export function textKey(commitment: string | undefined, about: string): string {
  return `${commitment ?? ''}#${about}`
}

/** @returns undefined where the cell names no text */
export function textNamedBy(
  key: string,
): { readonly commitment: string | undefined; readonly about: string } | undefined {
  const [, commitment = '', about] = /^([a-z0-9-]*)#(\/.+)$/.exec(key.trim()) ?? []
  return about === undefined ? undefined : { commitment: commitment || undefined, about }
}
