import { describe, expect, test } from 'vitest'
import { imageIn } from '../../src/plain/picture.ts'
import { jpeg, png } from '../support/pictures.ts'

const told = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

describe('a picture without its metadata', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps of a JPEG how it is turned: %i', (orientation) => {
    const image = imageIn(jpeg(orientation))
    expect(image).toMatchObject({ type: 'jpg', width: 16, height: 8, orientation })
    expect(told(image?.bytes)).not.toMatch(/GPS|Ayesha|Photoshop/)
    expect(imageIn(image?.bytes ?? new Uint8Array())).toEqual(image)
  })

  test('keeps of a PNG what it is drawn with', () => {
    const image = imageIn(png())
    expect(image).toMatchObject({ type: 'png', width: 1, height: 1, orientation: 1 })
    expect(told(image?.bytes)).toMatch(/IHDR.*IDAT.*IEND/s)
    expect(told(image?.bytes)).not.toMatch(/GPS|Ayesha|tIME/)
  })
})

test.each([
  ['JPEG', jpeg(6), jpeg(6).length - 'GPS at the end'.length],
  ['PNG', png(), png().length],
])('a %s that is cut off anywhere is none', (_name, whole, end) => {
  for (let length = 0; length < end; length++)
    expect(imageIn(whole.subarray(0, length)), `${length} bytes`).toBeUndefined()
  expect(imageIn(whole.subarray(0, end))).toBeDefined()
})

test('bytes that are damaged in any place never stop the reader', () => {
  for (const whole of [jpeg(6), png()])
    for (const [at] of whole.entries())
      for (const byte of [0, 0x7f, 0xff]) {
        const damaged = Buffer.from(whole)
        damaged[at] = byte
        expect(() => imageIn(damaged)).not.toThrow()
      }
})
