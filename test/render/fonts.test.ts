import { expect, test } from 'vitest'
import { foreignAmong } from '../../src/render/print/fonts.ts'

test('fonts of the computer are told from those that come with nap and its browser', () => {
  // Where no font has a letter, the browser’s own stands in with an empty box.
  const own = ['SourceSerif4-Regular', 'NotoNaskhArabic-Bold', 'OpenSans-Regular']
  expect(foreignAmong([...own, 'DejaVuSans', 'NotoSansGeorgian-Regular'])).toEqual([
    'DejaVuSans',
    'NotoSansGeorgian-Regular',
  ])
})
