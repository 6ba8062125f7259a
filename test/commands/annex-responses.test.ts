import { expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

type Copy = ReturnType<typeof planCopy>

async function annexOf({ nap, read }: Copy) {
  await nap('compile', '--to', 'md,html', '--no-record')
  const markdown = read('out/nap.md')
  const [annex = ''] =
    /^## Annex [A-Z]: What we heard, what we did\n.*?(?=^## )/ms.exec(markdown) ?? []
  const html = /<section class="annex" id="annex-responses">.*?<\/section>/s.exec(
    read('out/nap.html'),
  )
  return { annex, html: html?.[0] ?? '', whole: markdown + read('out/nap.html') }
}

function comment(about: string, text: string, rest = ''): string {
  const words = text.replaceAll(/^/gm, '  ')
  return `from: Press Club\nreceived_on: 2017-06-10\nvia: meeting\nabout: {${about}}\ntext: |\n${words}\n${rest}`
}

test('each comment stands beside its answer, in the order of the plan', async () => {
  const { annex } = await annexOf(planCopy())
  const headings = Array.from(annex.matchAll(/^### (.*)$/gm), ([, title = '']) =>
    title.slice(0, 20),
  )
  expect(headings).toEqual([
    '1.1 All key budget d',
    '1.2 A citizens’ budg',
    '8.1 “A national open',
    'The plan as a whole',
  ])
  expect(annex).toContain(
    '- **Accountability Lab** · 13 June 2017 on a form · on: Milestone 1.2.2 · votes: 14\n\n  > Illustrative text',
  )
  expect(annex).toMatch(
    /women only\.\n\n {2}> \*\*Accepted in part, 14 June 2017\*\*\n {2}>\n {2}> Recordings/,
  )
  expect(annex).toContain('> *Changed in answer: 1.2 A citizens’ budget')
  expect(annex.match(/> \*No answer yet\*/g)).toHaveLength(1)
})

test('a comment is found under the present name of its commitment, and is never lost', async () => {
  const copy = planCopy()
  copy.remove('plan/comments')
  const base = 'reason: So agreed.\n    decided_by: EAD\n    decided_on: 2017-06-14\n'
  copy.put('plan/decisions/legal-aid.yaml', `decisions:\n  - rename: legal-help\n    ${base}`)
  copy.put('plan/decisions/laws-online.yaml', `decisions:\n  - withdraw: true\n    ${base}`)
  copy.put('plan/comments/a.yaml', comment('commitment: open-data, field: /end_date', 'Joined.'))
  copy.put('plan/comments/b.yaml', comment('commitment: legal-aid', 'Renamed.'))
  copy.put('plan/comments/c.yaml', comment('commitment: legal-help', 'Renamed too.'))
  copy.put('plan/comments/d.yaml', comment('commitment: laws-online', 'Withdrawn.'))
  copy.put('plan/comments/e.yaml', comment('chapter: introduction', 'A chapter.'))
  copy.put('plan/comments/f.yaml', comment('chapter: whole-plan', 'Everything.'))
  const { annex } = await annexOf(copy)
  const told = Array.from(
    annex.matchAll(/^(?:### (.*)|- .* meeting(.*)| {2}> (\w.*))$/gm),
    (found) => found.slice(1).find((part) => part !== undefined),
  )
  expect(told).toEqual([
    expect.stringContaining('5.1 '),
    '',
    'Renamed.',
    '',
    'Renamed too.',
    expect.stringContaining('8.1 '),
    ' · on: End date',
    'Joined.',
    'laws-online',
    '',
    'Withdrawn.',
    'Introduction',
    '',
    'A chapter.',
    'The plan as a whole',
    '',
    'Everything.',
  ])
  expect((await copy.nap('validate')).exitCode).toBe(0)
})

test('a person is named only with consent', async () => {
  const copy = planCopy()
  const about = 'chapter: whole-plan'
  copy.put(
    'plan/comments/a.yaml',
    comment(about, 'A.', 'person: {name: Agreed Person, consents: true}\n'),
  )
  copy.put('plan/comments/b.yaml', comment(about, 'B.', 'person: {name: Silent Person}\n'))
  copy.put(
    'plan/comments/c.yaml',
    comment(about, 'C.', 'person: {name: Refusing Person, consents: false}\n'),
  )
  const { annex, whole } = await annexOf(copy)
  expect(annex).toContain('- **Press Club** · Agreed Person · 10 June 2017')
  const listed = (await copy.nap('respond', '--json')).out
  expect(listed).toContain('Agreed Person')
  expect(whole + listed).not.toMatch(/Silent|Refusing/)
  const { out } = await copy.nap('validate')
  expect(out.match(/error {2}comment-names-persons-only-with-consent/g)).toHaveLength(2)
})

test('nobody’s words swallow the answer or come to life', async () => {
  const copy = planCopy()
  copy.remove('plan/comments')
  const text = '> quoted\n\n# Heading\n\n<script>alert(1)</script>\n\n- item\n\n```\nnever closed'
  const answer =
    'response:\n  disposition: accepted\n  decided_on: 2017-06-14\n  reason: |\n    ~~~\n    open\n'
  copy.put('plan/comments/a.yaml', comment('chapter: whole-plan', text, answer))
  copy.put('plan/comments/b.yaml', comment('chapter: whole-plan', 'اردو میں۔'))
  const { html } = await annexOf(copy)
  const cards = html.split('<li>').slice(1)
  expect(html).not.toMatch(/<script|<h4/)
  expect(html.match(/<h3/g)).toHaveLength(1)
  const quotes = [...html.matchAll(/<(\/?)blockquote(?: class="ours note")?>/g)].map(([, end]) =>
    end ? ')' : '(',
  )
  // A quotation within the first comment, then its answer, then the second comment and its answer.
  expect(quotes.join('')).toBe('(())()()()')
  expect(html).toMatch(
    /<blockquote class="ours note">\n<p><strong class="ours">Accepted, 14 June 2017<\/strong><\/p>/,
  )
  expect(html).toMatch(/<p dir="rtl" lang="ur">اردو/)
  expect(cards.length).toBeGreaterThan(1)
})

test('without comments there is no such annex', async () => {
  const copy = planCopy()
  expect((await annexOf(copy)).whole).toContain('Comments received: 4, answered: 3 (Annex C)')
  copy.remove('plan/comments')
  const { annex, whole } = await annexOf(copy)
  expect(annex).toBe('')
  expect(whole).not.toContain('Comments received')
})
