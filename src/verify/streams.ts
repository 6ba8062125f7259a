import { constants, inflateSync } from 'node:zlib'
import { faults } from './faults.ts'
import type { Value } from './value.ts'
import type { Work } from './work.ts'

/** Unpacks streams of one PDF, all of them together to no more than a limit: a few bytes can stand for any number. */
export type Unpack = (raw: Uint8Array, filters: readonly Value[]) => Uint8Array

export function unpacking(work: Work): Unpack {
  function unpacked(raw: Uint8Array, filter: Value): Uint8Array {
    const name = filter.kind === 'name' ? filter.name : ''
    if (name === 'FlateDecode' || name === 'Fl') return inflated(raw)
    if (name === 'ASCIIHexDecode' || name === 'AHx') return fromHex(raw)
    throw name === 'Crypt' ? faults.encrypted() : faults.broken()
  }

  function inflated(raw: Uint8Array): Uint8Array {
    // To begin costs as much as some thousand bytes do.
    work.unpacked(beginning)
    const content = inflatedTo(work.room(), raw)
    work.unpacked(content.length)
    return content
  }

  return (raw, filters) => {
    if (filters.length > 4) throw faults.tangled()
    return filters.reduce(unpacked, raw)
  }
}

const beginning = 4096

function inflatedTo(room: number, raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, {
      maxOutputLength: Math.max(1, room),
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch (error) {
    throw error instanceof RangeError ? faults.tangled() : faults.broken()
  }
}

function fromHex(raw: Uint8Array): Uint8Array {
  const [digits = ''] = Buffer.from(raw).toString('latin1').split('>')
  return Buffer.from(digits.replaceAll(/[^0-9A-Fa-f]/g, ''), 'hex')
}
