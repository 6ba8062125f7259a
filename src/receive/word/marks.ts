import type { ReceivedMark } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import { isOnTheCalendar } from '../../plain/date.ts'
import { divide, type Unfit } from '../unfit.ts'
import type { Tag } from '../xml.ts'

/** Those that are on words at once; words with the same ones have the same list. */
export type Marks = readonly ReceivedMark[]

export const noMarks: Marks = []

/** More of them on the same words nobody makes by working. */
const mostMarks = 8

const kinds: ReadonlyMap<string, Pick<ReceivedMark, 'kind' | 'isMove'>> = new Map([
  ['w:ins', { kind: 'inserted' }],
  ['w:del', { kind: 'deleted' }],
  ['w:moveTo', { kind: 'inserted', isMove: true }],
  ['w:moveFrom', { kind: 'deleted', isMove: true }],
])

/** The mark that an element of a Word file stands for; undefined for any other. */
export function markOf({ name, attribute }: Tag): ReceivedMark | undefined {
  const kind = kinds.get(name)
  return kind && { ...kind, by: personOf(attribute('w:author')), on: dayOf(attribute('w:date')) }
}

/** Adds marks to lists, so that there is one list for the same marks, however often they come. */
export function markLists(unfit: Unfit): (marks: Marks, mark: ReceivedMark) => Marks {
  const lists = new Map<Marks, Map<string, Marks>>()
  let count = 0
  return (marks, mark) => {
    if (marks.length >= mostMarks) return marks
    const longer = lists.get(marks) ?? new Map<string, Marks>()
    lists.set(marks, longer)
    const key = [mark.kind, mark.isMove, mark.by, mark.on].join('\0')
    const known = longer.get(key)
    if (known) return known
    const list = [...marks, mark]
    longer.set(key, list)
    count += 1
    if (count > limits.kindsOfChange)
      throw unfit('was changed by more people than anybody asks, so it was not read.', divide)
    return list
  }
}

// What Word and LibreOffice write where the names were taken out, in the languages of their users.
const nobody =
  /^(?:|author|unknown(?: author)?|autor|auteur|autore|forfatter|författare|unbekannter autor|auteur inconnu|autor desconocido)$/i

export function personOf(author: string | undefined): string | undefined {
  const name = author?.trim() ?? ''
  return nobody.test(name) ? undefined : name
}

export function dayOf(time: string | undefined): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(time ?? '') ?? []
  return day !== undefined && isOnTheCalendar(day) ? day : undefined
}
