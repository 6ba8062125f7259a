import { describe, expect, test } from 'vitest'
import { adviceOnDate, datesIn, orderShownBy } from '../../src/plain/date-words.ts'

describe('dates as people have them', () => {
  test.for([
    ['6.7.2017', '2017-07-06 2017-06-07'],
    ['06-07-2017', '2017-07-06 2017-06-07'],
    ['30-6-17', '2017-06-30'],
    ['30.6.17', '2017-06-30'],
    ['6/7/17', '2017-07-06 2017-06-07'],
    ['17-06-30', '2030-06-17 2017-06-30'],
    ['12-Jun-17', '2017-06-12'],
    ['12 June 17', '2017-06-12'],
    ['1-Mar-95', '1995-03-01'],
    ['Jun-17', '2017-06'],
    ['June ’17', '2017-06'],
    ['۳۰/۶/۲۰۱۷', '2017-06-30'],
    ['31/06/2017', ''],
    ['12June', ''],
    ['June 17', ''],
  ] as const)('%s', ([words, dates]) => {
    expect(datesIn(words).join(' ')).toBe(dates)
  })

  test('an order decides, but where there is no such day', () => {
    expect(datesIn('06/07/2017', 'day-first')).toEqual(['2017-07-06'])
    expect(datesIn('06/07/2017', 'month-first')).toEqual(['2017-06-07'])
    expect(datesIn('30/06/2017', 'month-first')).toEqual(['2017-06-30'])
    expect(datesIn('6.7.17', 'day-first')).toEqual(['2017-07-06'])
    // What may begin with the year is still asked about.
    expect(datesIn('15-06-17', 'day-first')).toEqual(['2017-06-15', '2015-06-17'])
    expect(datesIn('2017-06-07', 'month-first')).toEqual(['2017-06-07'])
  })

  test('a date shows the order where the other is impossible', () => {
    expect(orderShownBy('30/6/2016')).toBe('day-first')
    expect(orderShownBy('6.30.2016')).toBe('month-first')
    for (const words of ['6/7/2016', '6/6/2016', '31/6/2016', '2016-06-30', '30 June 2016']) {
      expect(orderShownBy(words), words).toBeUndefined()
    }
  })

  test.for([
    '31.06.2017',
    '31/6/17',
    '2017-06-31',
    '20170631',
    '31 June 2017',
    'June 31, 2017',
    '31-Jun-17',
  ])('%s is told as a day that does not exist', (words) => {
    expect(adviceOnDate(words, false)).toMatchObject({
      isNoDay: true,
      message: `There is no day “${words}”: June 2017 has 30 days.`,
    })
  })

  test('three readings are told as three', () => {
    expect(adviceOnDate('12-11-13', false)?.message).toContain(
      'in three ways, as 12 November 2013, as 11 December 2013 and as 13 November 2012.',
    )
  })
})

test.each(['en-GB', 'ur', 'fr', 'es', 'ar'])('every date as it is written in %s is read', (tag) => {
  for (let month = 0; month < 12; month++) {
    const day = new Date(Date.UTC(2019, month, 5))
    const iso = day.toISOString().slice(0, 10)
    const written = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(tag, { year: 'numeric', timeZone: 'UTC', ...options }).format(day)
    expect(datesIn(written({ day: 'numeric', month: 'long' }))).toEqual([iso])
    expect(datesIn(written({ day: 'numeric', month: 'short' }))).toEqual([iso])
    expect(datesIn(written({ month: 'long' }))).toEqual([iso.slice(0, 7)])
  }
})
