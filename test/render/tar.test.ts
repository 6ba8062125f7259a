import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { packTar, type TarEntry } from 'modern-tar'
import { expect, test } from 'vitest'
import { unpackTar } from '../../src/render/print/tar.ts'

async function unpacked(entries: TarEntry[], spoil = (tar: Uint8Array) => tar): Promise<string> {
  const top = mkdtempSync(join(tmpdir(), 'nap-tar-'))
  const archive = join(top, 'archive.tar.br')
  writeFileSync(archive, brotliCompressSync(spoil(await packTar(entries))))
  await unpackTar(archive, join(top, 'folder'))
  return join(top, 'folder')
}

const letter: TarEntry = { header: { name: 'lib/letter.txt', size: 5 }, body: 'hello' }

test('files and folders are unpacked, and every user can read them', async () => {
  const folder = await unpacked([
    { header: { name: 'lib/', size: 0, type: 'directory', mode: 0o700 } },
    letter,
    { header: { name: 'empty', size: 0 }, body: '' },
  ])
  expect(readFileSync(join(folder, 'lib/letter.txt'), 'utf8')).toBe('hello')
  expect(readdirSync(folder).toSorted()).toEqual(['empty', 'lib'])
  for (const path of ['', 'lib', 'lib/letter.txt', 'empty'])
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o755)
})

test.each([
  ['a name that leads out', { header: { name: '../outside', size: 1 }, body: 'x' }, 'outside of'],
  ['a name from the top', { header: { name: '/outside', size: 1 }, body: 'x' }, 'outside of'],
  [
    'a link',
    { header: { name: 'link', size: 0, type: 'symlink', linkname: '/etc/passwd' } },
    'a “symlink” entry',
  ],
] as const)('%s is refused', async (_, entry, reason) => {
  await expect(unpacked([entry])).rejects.toThrow(reason)
  expect(existsSync(join(tmpdir(), 'outside'))).toBe(false)
})

test('an archive that is cut off, or changed on its way, is refused', async () => {
  await expect(unpacked([letter], (tar) => tar.subarray(0, 514))).rejects.toThrow('truncated')
  const changed = (tar: Uint8Array) => Uint8Array.from(tar, (byte, at) => (at === 0 ? 0x78 : byte))
  await expect(unpacked([letter], changed)).rejects.toThrow('checksum')
})
