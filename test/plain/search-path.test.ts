import { expect, test } from 'vitest'
import { programPlaces, searchFolders, variable } from '../../src/plain/computer/search-path.ts'

test('on Windows programs are looked for in whole paths, also in quotes, and as .exe', () => {
  const Path =
    '.;;bin;C:tools;\\tools;C:\\Windows\\system32;"C:\\Program Files;old\\Git\\cmd";C:\\"My Tools"\\;\\\\server\\tools;%SystemRoot%'
  expect(searchFolders({ Path }, 'win32')).toEqual([
    'C:\\Windows\\system32',
    'C:\\Program Files;old\\Git\\cmd',
    'C:\\My Tools\\',
    '\\\\server\\tools',
  ])
  expect(programPlaces('git', { Path: 'C:\\Git\\cmd' }, 'win32')).toEqual(['C:\\Git\\cmd\\git.exe'])
})

test('elsewhere in absolute folders', () => {
  expect(searchFolders({ PATH: '.::bin:/usr/bin:/opt/a;b' }, 'linux')).toEqual([
    '/usr/bin',
    '/opt/a;b',
  ])
  expect(programPlaces('git', { PATH: '/usr/bin' }, 'darwin')).toEqual(['/usr/bin/git'])
  expect(searchFolders({}, 'linux')).toEqual([])
})

test('names of variables have no capitals on Windows', () => {
  const variables = { ProgramFiles: 'C:\\Program Files' }
  expect(variable(variables, 'PROGRAMFILES', 'win32')).toBe('C:\\Program Files')
  expect(variable(variables, 'PROGRAMFILES', 'linux')).toBeUndefined()
})
