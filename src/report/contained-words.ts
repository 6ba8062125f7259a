import { shown } from '../plain/text.ts'

/** Enough for every sentence of nap; what is longer quotes somebody at length. */
const longest = 2_000

/**
 * Somebody’s words inside Markdown for GitHub: on one line, as they are read, without any effect. What GitHub would make
 * a mention, a link to an issue or commit, or an address is set as code, where it makes nothing of it.
 */
export function containedWords(text: string): string {
  return shown(text, longest)
    .split(' ')
    .map((word) => {
      if (!effective.test(word)) return word.replaceAll(punctuation, '\\$&')
      // The full stop of the sentence is no part of an address.
      const [, stop = ''] = /[^.]([.,;:?]?)$/.exec(word) ?? []
      return codeWords(word.slice(0, word.length - stop.length)) + stop
    })
    .join(' ')
}

/** The same as code. */
export function codeWords(text: string): string {
  // A backtick would end the code, and a bar the cell of a table: even there.
  return `\`${shown(text, longest).replaceAll('`', 'ˋ').replaceAll('|', '\\|')}\``
}

// @name, #12, GH-12, name/name#12, the hash of a commit, addresses
const effective = /@|#\d|\bGH-\d|\b[0-9a-f]{7,64}\b|:\/\/|\bwww\.|\bmailto:|\bxmpp:/iu

const punctuation = /[\\`*_[\]<>&|~$#!]/g
