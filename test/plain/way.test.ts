import { posix, win32 } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wayFrom, wayInto } from '../../src/plain/way.ts'

describe('where a path lies in a folder', () => {
  test.each([
    ['C:\\ogp\\plan', 'C:\\ogp\\plan', ''],
    ['C:\\ogp\\plan', 'C:\\ogp\\plan\\submissions\\sindh', 'submissions/sindh'],
    ['C:\\ogp\\plan', 'C:/ogp/plan/submissions/sindh', 'submissions/sindh'],
    ['C:\\ogp\\plan', 'c:\\OGP\\Plan\\plan.yaml', 'plan.yaml'],
    ['C:\\ogp\\plan\\', 'C:\\ogp\\plan\\..\\plan\\x', 'x'],
    ['C:\\ogp\\plan', 'C:\\ogp\\plan\\..foo', '..foo'],
    ['C:\\', 'C:\\plan', 'plan'],
    ['\\\\server\\share\\plan', '\\\\SERVER\\share\\plan\\chapters', 'chapters'],
    ['C:\\ogp\\plan', '\\\\?\\C:\\ogp\\plan\\chapters', 'chapters'],
    ['\\\\?\\C:\\ogp\\plan', 'C:\\ogp\\plan\\chapters', 'chapters'],
    ['//?/C:/ogp/plan', 'C:\\ogp\\plan\\chapters', 'chapters'],
    ['\\\\server\\share\\plan', '\\\\?\\UNC\\server\\share\\plan\\chapters', 'chapters'],
  ])('on Windows: %s, %s', (folder, place, way) => {
    expect(wayInto(folder, place, win32)).toBe(way)
  })

  test.each([
    ['C:\\ogp\\plan', 'C:\\ogp'],
    ['C:\\ogp\\plan', 'C:\\ogp\\out'],
    ['C:\\ogp\\plan', 'C:\\ogp\\planning'],
    ['C:\\ogp\\plan', 'C:\\ogp\\plan\\..\\..\\x'],
    ['C:\\ogp\\plan', 'D:\\ogp\\plan\\x'],
    ['C:\\ogp\\plan', '\\\\server\\share\\plan'],
    ['\\\\server\\share\\plan', '\\\\server\\other\\plan'],
  ])('on Windows nothing of it: %s, %s', (folder, place) => {
    expect(wayInto(folder, place, win32)).toBeUndefined()
  })

  test('elsewhere a backslash is a letter, and capitals count', () => {
    expect(wayInto('/ogp/plan', '/ogp/plan/a\\b', posix)).toBe('a\\b')
    expect(wayInto('/ogp/plan', '/ogp/Plan/a', posix)).toBeUndefined()
    expect(wayInto('/ogp/plan', '/ogp/plan/..a', posix)).toBe('..a')
  })
})

test('what a user types from where he stands, and a path without its drive is one of the drive where he stands', () => {
  expect(wayFrom('C:\\ogp\\plan', 'C:\\ogp\\out', win32)).toBe('../out')
  expect(wayFrom('C:\\ogp', 'D:\\plan', win32)).toBe('D:/plan')
  expect(wayFrom('C:\\ogp', 'D:\\', win32)).toBe('D:/')
  expect(wayFrom('C:\\ogp', '\\\\server\\share\\plan', win32)).toBe('//server/share/plan')
  expect(wayFrom('C:\\ogp', '\\\\?\\D:\\plan', win32)).toBe('D:/plan')
  expect(wayFrom('C:\\ogp', win32.resolve('C:\\ogp', 'C:plan'), win32)).toBe('plan')
  expect(wayFrom('C:\\ogp', win32.resolve('C:\\ogp', '\\plan'), win32)).toBe('../plan')
  expect(wayFrom('C:\\ogp', win32.resolve('C:\\ogp', 'plan\\x/y'), win32)).toBe('plan/x/y')
})
