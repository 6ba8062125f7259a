import { constants, inflateSync } from 'node:zlib'
import { limits } from '../model/limits.ts'
import { faults } from './faults.ts'
import type { Value } from './value.ts'

/** Unpacks streams of one PDF, all of them together to no more than a limit: a few bytes can stand for any number. */
export type Unpack = (raw: Uint8Array, filters: readonly Value[]) => Uint8Array

export function unpacking(): Unpack {
  let room: number = limits.pdfUnpackedBytes

  function unpacked(raw: Uint8Array, filter: Value): Uint8Array {
    const name = filter.kind === 'name' ? filter.name : ''
    if (name === 'FlateDecode' || name === 'Fl') return inflated(raw)
    if (name === 'ASCIIHexDecode' || name === 'AHx') return fromHex(raw)
    throw name === 'Crypt' ? faults.encrypted() : faults.broken()
  }

  function inflated(raw: Uint8Array): Uint8Array {
    if (room <= 0) throw faults.tangled()
    try {
      const content = inflateSync(raw, {
        maxOutputLength: room,
        finishFlush: constants.Z_SYNC_FLUSH,
      })
      room -= content.length
      return content
    } catch (error) {
      throw error instanceof RangeError ? faults.tangled() : faults.broken()
    }
  }

  return (raw, filters) => {
    if (filters.length > 4) throw faults.tangled()
    return filters.reduce(unpacked, raw)
  }
}

function fromHex(raw: Uint8Array): Uint8Array {
  const [digits = ''] = Buffer.from(raw).toString('latin1').split('>')
  return Buffer.from(digits.replaceAll(/[^0-9A-Fa-f]/g, ''), 'hex')
}
