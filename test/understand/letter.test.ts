import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivedMail, ReceivedText } from '../../src/model/exchange/received.ts'
import { senderOfMail } from '../../src/model/incoming/mail-sender.ts'
import { inMarkdownWords } from '../../src/model/markdown/markdown-words.ts'
import { understandLetter } from '../../src/understand/letter/letter.ts'
import { plainParagraphs } from '../../src/understand/letter/plain-paragraphs.ts'
import { markdownOf } from '../../src/understand/markdown.ts'
import { inSingleSpaces } from '../../src/understand/reading.ts'
import { against } from '../support/against.ts'
import { documentOf, said } from '../support/received.ts'
import { runs } from '../support/runs.ts'

const letter = (text: string): ReceivedText => ({ kind: 'text', text })

function mail(text: string, more: Partial<ReceivedMail> = {}): ReceivedMail {
  return {
    kind: 'mail',
    from: { name: 'A. Reader', address: 'someone@forum.example' },
    on: '2017-06-18',
    subject: 'The draft',
    text,
    quoted: '',
    signature: '',
    attachments: [],
    ...more,
  }
}

const textsOf = (understood: ReturnType<typeof understandLetter>) =>
  understood.comments.map(({ value }) => value.text)

describe('a letter', () => {
  test('is one comment about the plan as a whole, and what it speaks of is told', () => {
    const understood = understandLetter(
      letter(
        'Dear Sir,\nplease publish the Citizens’ Budget of commitment 1.1 also as a recording.\n',
      ),
      against(),
    )
    expect(understood.comments).toEqual([
      {
        at: 'the letter',
        isUnplaced: true,
        value: {
          from: 'Readers’ Forum',
          received_on: '2017-06-19',
          via: 'letter',
          about: { chapter: 'whole-plan' },
          text: 'Dear Sir,\\\nplease publish the Citizens’ Budget of commitment 1.1 also as a recording.\n',
        },
      },
    ])
    expect(understood.remarks.join()).toContain('It speaks of citizens-budget')
  })

  test('is about what the officer says, whatever it speaks of', () => {
    const about = { commitment: 'citizens-budget', field: '/end_date' }
    const { comments, remarks } = understandLetter(
      letter('Commitment 2.1 is late.'),
      against({ about }),
    )
    expect(comments.map(({ value, isUnplaced }) => [value.about, isUnplaced])).toEqual([
      [about, undefined],
    ])
    expect(remarks).toEqual([])
  })

  test('of nobody is left until somebody says who sent it', () => {
    const understood = understandLetter(letter('Words.'), against({ sender: undefined }))
    expect(understood.comments).toEqual([])
    expect(understood.faults[0]?.help).toContain('--from')
  })

  test('is written without the person who signs, and without addresses', () => {
    const understood = understandLetter(
      letter(
        'Publish it.\nWrite to me at a.reader@mail.example or +92 300 0000000.\n\nYours sincerely,\nA. Reader\nChair',
      ),
      against(),
    )
    expect(textsOf(understood).join()).toBe(
      'Publish it.\\\nWrite to me at (address left out) or (address left out).\n',
    )
    expect(understood.remarks.join(' ')).toContain(
      'The 3 lines with which it is signed are left out',
    )
  })

  test('in Urdu stays as it was written', () => {
    const text =
      'جناب عالی،\n\nعوامی بجٹ کا مسودہ اردو میں بھی شائع کیا جائے۔ تاریخ ۳۰ جون ہو۔\n\nوالسلام\nقاری فورم'
    const understood = understandLetter(letter(text), against())
    expect(textsOf(understood)).toEqual([
      'جناب عالی،\n\nعوامی بجٹ کا مسودہ اردو میں بھی شائع کیا جائے۔ تاریخ ۳۰ جون ہو۔\n',
    ])
  })

  test('that is longer than a comment can be becomes several, and not a word is lost', () => {
    const paragraph = 'word '.repeat(900).trim()
    const text = [paragraph, paragraph, paragraph, 'end '.repeat(3000).trim()].join('\n\n')
    const texts = textsOf(understandLetter(letter(text), against()))
    expect(texts.every(({ length }) => length <= 10_000)).toBe(true)
    const words = texts.map((one) => one.replace(/^\(Part.*\)\n\n/, '')).join(' ')
    expect(inSingleSpaces(words)).toBe(inSingleSpaces(text))
    expect(texts[0]).toContain('(Part 1 of ')
  })

  test('that no letter can be, or that would be a flood of comments, is left aside and told', () => {
    const long = understandLetter(letter('word '.repeat(70_000)), against())
    expect([long.comments.length, long.faults.length]).toEqual([0, 1])
    const points = Array.from({ length: 210 }, (_, index) => `(${index % 9}) one point`)
    const many = understandLetter(letter(points.join('\n\n')), against({ isSplit: true }))
    expect(many.comments).toEqual([])
    expect(many.faults[0]?.message).toContain('at most 200')
  })

  test('as a Word file keeps its lists and is told what is not of it', () => {
    const understood = understandLetter(
      documentOf(
        [
          said('Please:'),
          said('print more', { item: { depth: 0, isNumbered: false } }),
          said('With best regards'),
          said('A. Reader'),
        ],
        { remarks: ['A picture is not taken in.'] },
      ),
      against(),
    )
    expect(textsOf(understood)).toEqual(['Please:\n\n- print more\n'])
    expect(understood.remarks).toContain('A picture is not taken in.')
  })

  test('in Markdown stays Markdown, but for HTML', () => {
    const understood = understandLetter(
      letter('# Views\n\n**All** of <b>it</b>, see <https://a.example/>.\n'),
      against({ name: 'letter.md' }),
    )
    expect(textsOf(understood)).toEqual([
      '# Views\n\n**All** of \\<b>it\\</b>, see <https://a.example/>.\n',
    ])
  })
})

describe('a letter that is split', () => {
  const split = against({ isSplit: true })
  const taken = (text: string) =>
    understandLetter(letter(text), split).comments.map(({ at, value }) => [
      at,
      value.about.commitment ?? value.about.theme ?? value.about.chapter,
      value.text.trim(),
    ])

  test('by numbered points, each about what it names', () => {
    expect(
      taken(
        'Dear colleagues,\n\n1. The citizens’ budget should be tested.\n2. On open-data-portal: name a date.\n3. More training.',
      ),
    ).toEqual([
      ['point 1', 'citizens-budget', 'Dear colleagues,\n\nThe citizens’ budget should be tested.'],
      ['point 2', 'open-data-portal', 'On open-data-portal: name a date.'],
      ['point 3', 'whole-plan', 'More training.'],
    ])
  })

  test('by paragraphs that name another commitment', () => {
    const [first, second] = taken(
      'The key-budget-documents come late.\n\nThey came late before.\n\nOf legal-aid and 4.5 % of costs nothing is said; legal-aid matters.',
    )
    expect(first?.slice(0, 2)).toEqual(['paragraph 1', 'key-budget-documents'])
    expect(first?.[2]).toContain('They came late before.')
    expect(second?.slice(0, 2)).toEqual(['paragraph 3', 'legal-aid'])
  })

  test('by headings, which their points are about', () => {
    const { comments } = understandLetter(
      documentOf([
        said('Access to Justice', { heading: 1 }),
        said('More courts', { item: { depth: 0, isNumbered: true } }),
        said('More judges', { item: { depth: 0, isNumbered: true } }),
      ]),
      split,
    )
    expect(comments.map(({ value }) => [value.about.theme, value.text])).toEqual([
      ['access-to-justice', '## Access to Justice\n\nMore courts\n'],
      ['access-to-justice', 'More judges\n'],
    ])
  })

  test('loses none of its words', () => {
    const line = fc.constantFrom(
      '1. The citizens’ budget',
      '2. Second',
      '## Not a heading',
      'commitment 1.1 is good',
      '- item',
      'a_b *c* <d> [e](f)',
      '',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const words = textsOf(understandLetter(letter(text), split))
          .map(inMarkdownWords)
          .join('\n')
        const bare = (some: string) => inSingleSpaces(some.replaceAll(/^\s*(?:-|\d\.)\s+/gm, ' '))
        expect(bare(words)).toBe(bare(text))
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('an e-mail', () => {
  test('leaves out the letter that it answers and the signature', () => {
    const { comments, remarks } = understandLetter(
      mail('Please publish it.\n', { quoted: '> The draft\n> is here', signature: 'A. Reader' }),
      against(),
    )
    expect(comments.map(({ value }) => value.text)).toEqual(['Please publish it.\n'])
    expect(remarks).toEqual([
      'The line with which it is signed is left out: a person is named in a plan only who has agreed to it.',
      'The letter that it answers (2 lines) is left out.',
    ])
  })

  test('written between quoted lines is a comment for each answer, with the lines that it answers', () => {
    const { comments } = understandLetter(
      mail(
        'My answers are below.\n\nOn 12 June 2017 the office wrote:\n> 1.1 is to end in June.\n\nToo early.\n\n> What of translations?\n\nAll of them.\n',
      ),
      against(),
    )
    expect(comments.map(({ value }) => [value.quotation, value.text])).toEqual([
      ['1.1 is to end in June.\n', 'My answers are below.\n\nToo early.\n'],
      ['What of translations?\n', 'All of them.\n'],
    ])
  })

  test('is from an office or an organisation that the plan knows, and never from a person', () => {
    const { folder } = against().today
    const [office] = folder.institutions.value.institutions
    const from = (name: string, address: string) =>
      senderOfMail({ from: { name, address } }, folder)
    // Under such a name anybody can write.
    expect(from('Finance Division', 'x@gmail.com')).toBeUndefined()
    expect(from('Finance Division', 'x@elsewhere.example')).toBeUndefined()
    expect(from('accountability lab', 'x@gmail.com')).toEqual({
      kind: 'other',
      name: 'Accountability Lab',
    })
    expect(from('A. Reader', 'x@gmail.com')).toBeUndefined()
    const mailed = {
      ...folder,
      institutions: {
        ...folder.institutions,
        value: {
          institutions: folder.institutions.value.institutions.map((one) =>
            one === office ? { ...one, focal_person: { email: 'ogp@office.example' } } : one,
          ),
        },
      },
    }
    const byMail = (address: string) =>
      senderOfMail({ from: { name: 'A. Reader', address } }, mailed)
    expect(byMail('OGP@office.example')).toEqual({ kind: 'institution', id: office?.id })
    expect(byMail('other@office.example')).toEqual({ kind: 'institution', id: office?.id })
    expect(byMail('other@elsewhere.example')).toBeUndefined()
    const named = { name: 'Finance Division', address: 'registry@office.example' }
    expect(senderOfMail({ from: named }, mailed)).toEqual({
      kind: 'institution',
      id: 'finance-division',
    })
  })
})

test('a plain text reads back as the same text', () => {
  const sign = fc.constantFrom(...Array.from('ab1.)-*_#>|<&~`[]() \n\tاب:!+=@'))
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const text = signs.join('')
      const markdown = markdownOf(plainParagraphs(text), 'accepted')
      const bare = (some: string) =>
        inSingleSpaces(some).replaceAll(/(?<=^| )(?:(?:[-*]|\d+[.)]) )+/g, '')
      expect(bare(inMarkdownWords(markdown))).toBe(bare(text))
    }),
    { numRuns: runs(300) },
  )
})
