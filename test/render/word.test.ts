import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrapped } from '../../src/compose/marked-lines.ts'
import { wordOf } from '../../src/render/word.ts'
import { basePlan } from '../support/base-plan.ts'
import { hostileMarkdown } from '../support/markdown.ts'
import { runs } from '../support/runs.ts'
import { comparisonBetween, comparisonOfTexts, twoDrafts } from '../support/two-drafts.ts'
import { partOf } from '../support/word-parts.ts'

type Side = 'accepted' | 'rejected'

/** What the fields say once all changes are accepted or rejected, by their headings. */
function settled(xml: string, side: Side, wanted = 'Line'): Map<string, string> {
  const gone = side === 'accepted' ? 'del' : 'ins'
  const fields = new Map<string, string>()
  let heading = ''
  for (const [paragraph] of xml.matchAll(/<w:p>.*?<\/w:p>/gs)) {
    const [properties = ''] = /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph) ?? []
    const style = /<w:pStyle w:val="(\w+)"/.exec(properties)?.[1]
    const content = paragraph.slice(paragraph.indexOf(properties) + properties.length)
    const kept = content.replaceAll(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, 'gs'), '')
    const words = kept.matchAll(/<w:(?:t|delText)(?: [^>]*)?>(.*?)<\/w:(?:t|delText)>/gs)
    const text = Array.from(words, ([, part = '']) => plain(part)).join('')
    if (style === 'Heading3') heading = text
    if (style !== wanted) continue
    // The end of a paragraph that is gone joins it with the next one.
    const end = properties.includes(`<w:${gone} `) ? '' : '\n'
    fields.set(heading, (fields.get(heading) ?? '') + text + end)
  }
  return new Map(Array.from(fields, ([name, text]) => [name, text.replace(/\n$/, '')]))
}

function plain(xml: string): string {
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
  }
  return xml.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** Without the signs of lists, which Word has of its own. */
function read(lines: string): string {
  return legal(lines.replaceAll(/^(?:(?:[-*+]|\d{1,9}[.)])[^\S\n]+)+/gm, ''))
}

/** What XML can hold of a text. */
function legal(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu,
    '\ufffd',
  )
}

const scripts = fc
  .array(
    fc.constantFrom(
      ...[
        'قوانین',
        'اردو میں',
        '2018',
        ' PPRA ',
        'ہیں۔',
        '،',
        '\n\n- ',
        '\n\n',
        '😀',
        'a',
        'b',
        ' ',
        '.',
      ],
      ...['\u0000', '\u001b', '\ud800', '\uffff', '\u200c', '\t', '<w:p>', '&amp;', ']]>'],
    ),
  )
  .map((parts) => parts.join(''))
const text = fc.oneof(hostileMarkdown, scripts)

describe('in Word', () => {
  test('accepting all changes gives the later texts, rejecting all the earlier ones', () => {
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (pairs) => {
        const docx = await wordOf(await comparisonOfTexts(pairs))
        const xml = partOf(docx, 'word/document.xml')
        const [accepted, rejected] = [settled(xml, 'accepted'), settled(xml, 'rejected')]
        for (const [index, [before, after]] of pairs.entries()) {
          expect(read(accepted.get(`Field ${index}`) ?? '')).toBe(read(unwrapped(after)))
          expect(read(rejected.get(`Field ${index}`) ?? '')).toBe(read(unwrapped(before)))
        }
      }),
      { numRuns: runs(60) },
    )
  })

  test('every change has its author and its day', async () => {
    const xml = partOf(await wordOf(await comparisonBetween(twoDrafts)), 'word/document.xml')
    const changes = Array.from(
      xml.matchAll(/<w:(?:ins|del) w:id="(\d+)" w:author="([^"]*)" w:date="([^"]*)"/g),
    )
    expect(changes.length).toBeGreaterThan(20)
    expect(new Set(changes.map(([, id]) => id)).size).toBe(changes.length)
    expect([...new Set(changes.map(([, , author]) => author))].toSorted()).toEqual([
      'Government of Punjab',
      'Government of Sindh',
      'OGP Cell',
    ])
    expect([...new Set(changes.map(([, , , day]) => day))]).toEqual(['2017-06-20T10:00:00Z'])
  })

  test('a commitment that was withdrawn is taken out by whoever decided that, and comes back when that is rejected', async () => {
    const problem = 'public_problem: Nobody finds the data.\n'
    const from = { ...basePlan, 'submissions/sindh/open-data.yaml': `title: Data\n${problem}` }
    const decision =
      'decisions:\n  - withdraw: true\n    reason: Moved.\n    decided_by: Steering committee\n    decided_on: 2017-06-16\n'
    const to = { ...from, 'decisions/open-data.yaml': decision }
    const xml = partOf(await wordOf(await comparisonBetween({ from, to })), 'word/document.xml')
    const [accepted, rejected] = [settled(xml, 'accepted'), settled(xml, 'rejected')]
    const heading = [...rejected.keys()].find((label) => /problem/i.test(label)) ?? ''
    expect(rejected.get(heading)).toBe('Nobody finds the data.')
    expect(accepted.get(heading)).toBe('')
    expect(xml).toMatch(/<w:del [^>]*w:author="Steering committee"/)
    expect(xml).not.toContain('<w:ins ')
  })

  test('what nobody has recorded yet has no day', async () => {
    const book = { ...(await comparisonBetween(twoDrafts)), revision: undefined }
    const docx = await wordOf(book)
    expect(partOf(docx, 'word/document.xml')).not.toContain('w:date')
    expect(partOf(docx, 'docProps/core.xml')).not.toContain('dcterms:modified')
  })

  test('Urdu runs from right to left, and the Latin words in it do not', async () => {
    const xml = partOf(await wordOf(await comparisonBetween(twoDrafts)), 'word/document.xml')
    const paragraph = xml.split('<w:p>').find((one) => one.includes('زیادہ')) ?? ''
    expect(paragraph).toMatch(/<w:bidi\/>.*<w:jc w:val="start"\/>/)
    const runs = paragraph.split('<w:r>')
    const urdu = runs.find((run) => run.includes('زیادہ')) ?? ''
    expect(urdu).toContain('<w:rtl/>')
    expect(urdu).toContain('w:bidi="ur-PK"')
    expect(urdu).toMatch(/w:cs="[^"]*Nastaliq/)
    expect(runs.find((run) => run.includes('English'))).not.toContain('<w:rtl/>')
  })

  test('an answer that changed on an open point is tracked as well', async () => {
    const plan = (sindh: string) => ({
      ...basePlan,
      'submissions/punjab/data.yaml': 'title: Data\n',
      'submissions/sindh/data.yaml': sindh,
    })
    const changed = { from: plan('title: Old data\n'), to: plan('title: New data\n') }
    const xml = partOf(await wordOf(await comparisonBetween(changed)), 'word/document.xml')
    const answers = (side: Side) =>
      settled(xml, side)
        .get('Name of the commitment')
        ?.split('\n')
        .filter((line) => line.startsWith('Government'))
    expect(answers('rejected')).toEqual([
      'Government of Punjab: Data',
      'Government of Sindh: Old data',
    ])
    expect(answers('accepted')).toEqual([
      'Government of Punjab: Data',
      'Government of Sindh: New data',
    ])
  })

  test('the headings of a chapter are bold words without the signs of Markdown', async () => {
    const xml = partOf(await wordOf(await comparisonBetween(twoDrafts)), 'word/document.xml')
    const heading = xml.split('<w:p>').find((one) => one.includes('Who met')) ?? ''
    expect(heading).toMatch(/<w:b\/>.*Who met.*<w:ins .*<w:b\/>.* in June/)
    expect(xml).not.toContain('## ')
  })

  test('a list is told entry by entry', async () => {
    const xml = partOf(await wordOf(await comparisonBetween(twoDrafts)), 'word/document.xml')
    expect(settled(xml, 'rejected').get('Supporting agencies')).toBe('Finance Division')
    expect(settled(xml, 'accepted').get('Supporting agencies')).toBe(
      'Finance Division\nGovernment of Sindh',
    )
  })

  test('a summary shows its changes as well', async () => {
    const book = await comparisonBetween(twoDrafts, true)
    const xml = partOf(await wordOf(book), 'word/document.xml')
    expect(xml).toMatch(/<w:ins [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>31 March 2019/)
  })

  test('the same comparison has the same bytes at another time', async () => {
    const book = await comparisonBetween(twoDrafts)
    const first = await wordOf(book)
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(Buffer.compare(first, await wordOf(book))).toBe(0)
  })
})
