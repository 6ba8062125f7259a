import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { limits } from '../src/model/limits.ts'
import type { Proof } from '../src/model/proof.ts'
import { finishPdf } from '../src/render/print/finish.ts'
import { readPdf } from '../src/render/print/pdf-objects.ts'
import { classicPdf, threePages } from './render/classic-pdf.ts'
import { attachmentsOf, readBack } from './render/read-back.ts'
import { hostilePdfs } from './support/hostile-pdfs.ts'
import { workspace } from './support/workspace.ts'

// One edition is printed; everything else is made of it, as somebody would who wants to deceive.

type Workspace = Awaited<ReturnType<typeof workspace>>
let printed: Buffer

// The same in every workspace: the revision of the sample plan.
test('one edition is printed', async () => {
  const { run, home } = await workspace()
  await run('nap compile --to pdf --out ../issued')
  printed = readFileSync(join(home, 'issued/nap.pdf'))
  expect(attachmentsOf(readBack(printed)).map(({ name }) => name)).toEqual(['nap.json', 'nap.md'])
})

/** What nap says of a PDF, and how it ends. */
async function verified(
  pdf: Uint8Array,
  { flags = '', space }: { flags?: string; space?: Workspace } = {},
): Promise<string> {
  const { home, run } = space ?? (await workspace())
  writeFileSync(join(home, 'some.pdf'), pdf)
  return run(`nap verify ../some.pdf ${flags}`)
}

type File = { readonly name: string; readonly content: string }

/** A PDF of nap’s with other pages, and with the attachments of the printed one after a change. */
function forged(
  change: (files: readonly File[]) => readonly File[],
  revision?: string,
): Uint8Array {
  const properties = revision === undefined ? { NapVersion: '1' } : { NapRevision: revision }
  const attachments = change(attachmentsOf(readBack(printed))).map(({ name, content }) => ({
    name,
    mime: 'text/plain',
    content: Buffer.from(content),
  }))
  const metadata = { title: 'Plan', author: 'EAD', language: 'en', date: undefined, properties }
  return finishPdf(readPdf(threePages()), { metadata, outline: [], attachments, version: 'X/1' })
}

type Json = { -readonly [Key in keyof Proof]: Proof[Key] }

/** The same with something else in its `nap.json`. */
function saying(change: (proof: Json) => Partial<Proof>): Uint8Array {
  return forged((files) =>
    files.map(({ name, content }) => {
      if (name !== 'nap.json') return { name, content }
      const proof: Json = JSON.parse(content)
      return { name, content: JSON.stringify({ ...proof, ...change(proof) }) }
    }),
  )
}

describe('what the PDF carries', () => {
  test('is public, in the internal edition as well', async () => {
    const { run, home, top } = await workspace()
    const file = join(top, 'plan/submissions/finance-division/quarterly-spending-data.yaml')
    const text = readFileSync(file, 'utf8').replace(/^contact:\n(?: .*\n)*/m, '')
    writeFileSync(file, `${text}contact:\n  name: Zainab-Marker\n  email: marker@example.org\n`)
    await run('nap compile --audience internal --to pdf --out ../inside')
    const pdf = readFileSync(join(home, 'inside/nap-internal.pdf'))
    const files = new Map(attachmentsOf(readBack(pdf)).map(({ name, content }) => [name, content]))
    expect(files.get('nap-internal.md')).toContain('Zainab-Marker')
    expect(files.get('nap.json')).not.toMatch(/marker/i)
    expect(JSON.parse(files.get('nap.json') ?? '')).toMatchObject({
      version: 1,
      audience: 'internal',
      unrecorded: false,
    })
    expect(await run('nap verify ../inside/nap-internal.pdf')).toContain('the internal edition')
  })

  test('is believed no more than the text on the pages', async () => {
    const told = await verified(forged((files) => files))
    expect(told).toContain('The text on its pages was not looked at')
    expect(told).not.toContain('(exit')
  })

  test('tells when it was compiled as another stage than the plan is at', async () => {
    const told = await verified(saying(() => ({ stage: 'final' })))
    expect(told).toContain(
      'It says that it was compiled as final; in this revision the plan is a draft.',
    )
    expect(await verified(printed)).not.toContain('compiled as')
  })

  test('is found after another program has saved the PDF', async () => {
    const document = await PDFDocument.load(printed)
    expect(await verified(await document.save())).not.toContain('(exit')
    const plain = await document.save({ useObjectStreams: false })
    const told = await verified(plain)
    expect(told).toContain('as this revision compiles to')
    expect(told).not.toContain('(exit')
  })

  test('counts as it was written last', async () => {
    const appended = Buffer.concat([
      printed,
      Buffer.from('\n1 0 obj\n<</Type /Catalog>>\nendobj\n'),
    ])
    // Object 1 is not the catalog of this file, so nothing has changed.
    expect(await verified(appended)).toContain('as this revision compiles to')
    const root = /\/Root (\d+) 0 R/.exec(printed.toString('latin1'))?.[1]
    const emptied = Buffer.from(`\n${root} 0 obj\n<</Type /Catalog>>\nendobj\n`)
    expect(await verified(Buffer.concat([printed, emptied]))).toContain('does not carry nap.json')
  })
})

describe('a PDF that is not what it claims', () => {
  const cases: readonly [string, () => Uint8Array, string][] = [
    [
      'another answer in the draft',
      () =>
        saying(({ draft }) => ({
          draft: {
            commitments: draft.commitments.map((commitment) =>
              commitment['id'] === 'legal-aid' ? { ...commitment, title: 'Free' } : commitment,
            ),
          },
        })),
      'It differs in “legal-aid”.',
    ],
    [
      'a commitment that is left out',
      () => saying(({ draft }) => ({ draft: { commitments: draft.commitments.slice(1) } })),
      '“key-budget-documents” (left out)',
    ],
    [
      'other Markdown',
      () =>
        forged((files) =>
          files.map((file) => ({ ...file, content: file.content.replace('18 ', '19 ') })),
        ),
      'The Markdown that it carries is not what revision HASH compiles to.',
    ],
    [
      'another day of the revision',
      () =>
        saying(({ revision }) => ({
          revision: revision && { ...revision, date: '2017-06-01T00:00:00.000Z' },
        })),
      'It differs in the entry “revision”.',
    ],
    [
      'an entry that nap does not write',
      () => saying(() => Object.fromEntries([['approved', 'by the Cabinet']])),
      'It differs in the entry “approved”.',
    ],
    [
      'no Markdown',
      () => forged((files) => files.filter(({ name }) => name !== 'nap.md')),
      'The Markdown that nap put into it is no longer there.',
    ],
    [
      'two proofs',
      () => forged((files) => [...files, ...files.filter(({ name }) => name === 'nap.json')]),
      'It carries nap.json more than once.',
    ],
    [
      'other properties',
      () => forged((files) => files, 'f00d'.repeat(10)),
      'Its properties name revision',
    ],
    [
      'a proof that is none',
      () => forged((files) => files.map(({ name }) => ({ name, content: '{"version": 1}' }))),
      'The nap.json that it carries is not as nap writes it.',
    ],
    [
      'a proof that is nested without end',
      () => forged((files) => files.map(({ name }) => ({ name, content: '['.repeat(100_000) }))),
      'The nap.json that it carries is not as nap writes it.',
    ],
    [
      'a proof of a later nap',
      () => forged((files) => files.map(({ name }) => ({ name, content: '{"version": 2}' }))),
      'was written by a newer version of nap',
    ],
    ['no proof', () => forged(() => []), 'it does not carry nap.json'],
    [
      'the agenda',
      () => forged(() => [{ name: 'agenda.md', content: '# Agenda' }]),
      'it is no edition of the plan: it carries “agenda.md”.',
    ],
    [
      'an unknown revision',
      () =>
        saying(() => ({ revision: { hash: 'f00d'.repeat(10), date: '2017-06-01T00:00:00.000Z' } })),
      'This repository does not have revision f00df00',
    ],
    [
      'an unknown revision of another plan',
      () =>
        saying(({ plan }) => ({
          plan: { ...plan, country: 'Ruritania\u001b[2J' },
          revision: { hash: 'f00d'.repeat(10), date: '2017-06-01T00:00:00.000Z' },
        })),
      'of Ruritania\\u{1b}[2J, from 2017-07-01',
    ],
    [
      'a release that nobody issued',
      () => saying(() => ({ release: { name: 'final', title: 'Final', issued: '2017-07-01' } })),
      'The Markdown that it carries is not what revision HASH compiles to.',
    ],
    ['something of another program', () => threePages(), 'This PDF was not made by nap'],
  ]
  test.for(cases)('%s', async ([, pdf, words]) => {
    const told = await verified(pdf())
    expect(told).toContain(words)
    expect(told).toContain('(exit 1)')
  })

  test('--rebuild tells other pages, and other programs', async () => {
    const space = await workspace()
    const rebuilt = (pdf: Uint8Array) => verified(pdf, { flags: '--rebuild', space })
    const other = await rebuilt(forged((files) => files))
    expect(other).toContain('the PDF has other bytes')
    expect(other).toContain('(exit 1)')
    const browser = await rebuilt(saying(() => ({ browser: 'HeadlessChrome/1.2' })))
    expect(browser).toContain('it was printed with HeadlessChrome/1.2')
    expect(browser).toContain('(exit 3)')
    const nap = await rebuilt(saying(() => ({ tool: { name: 'nap', version: '9.9.9' } })))
    expect(nap).toContain('it was printed with nap 9.9.9')
    expect(nap).toContain('(exit 3)')
  })
})

test('another version of nap is an excuse only where the PDF is of one', async () => {
  const excuse = 'wrote the same things in another way'
  const own = await verified(saying(({ plan }) => ({ plan: { ...plan, title: 'Another' } })))
  expect(own).toContain('Do not rely on it. To see')
  const tool = { name: 'nap', version: '9.9.9' } as const
  const other = await verified(
    saying(({ plan }) => ({ plan: { ...plan, title: 'Another' }, tool })),
  )
  expect(other).toContain(`Do not rely on it, unless it is only that nap 9.9.9 ${excuse}.`)
})

test('where another version of nap made it and only the writing differs, nobody can tell', async () => {
  const madeBy = (version: string) =>
    forged((files) =>
      files.map(({ name, content }) => {
        if (name !== 'nap.json') return { name, content: content.replaceAll('**', '__') }
        const proof: Json = JSON.parse(content)
        return { name, content: JSON.stringify({ ...proof, tool: { name: 'nap', version } }) }
      }),
    )
  const other = await verified(madeBy('9.9.9'))
  expect(other).toContain('Its words could not be compared: it was made with nap 9.9.9')
  expect(other).toContain('(exit 3)')
  const own = await verified(madeBy('development'))
  expect(own).toContain('The Markdown that it carries is not what revision')
  expect(own).toContain('(exit 1)')
})

describe('a revision', () => {
  test('that was left out of a shallow clone', async () => {
    const space = await workspace()
    const { run, home, top } = space
    await run('sed -i "s/^title: .*/title: Later/" plan/plan.yaml')
    await run('git commit --quiet --all --message=Later')
    await run(`git clone --quiet --depth=1 file://${top} ${home}/shallow`)
    await run(`cd ${home}/shallow`)
    const told = await verified(printed, { space })
    expect(told).toContain('its older history was left out when this copy was made')
    expect(told).toContain('(exit 5)')
    await run('git fetch --quiet --unshallow --tags')
    expect(await verified(printed, { space })).not.toContain('(exit')
  })

  test('that was taken back', async () => {
    const space = await workspace()
    await space.run('git checkout --quiet --orphan again')
    await space.run('git commit --quiet --message=Again')
    expect(await verified(printed, { space })).toContain('on another branch than the one')
    await space.run('git branch --quiet --delete --force main')
    const told = await verified(printed, { space })
    expect(told).toContain('is no longer part of any branch or tag')
    expect(told).toContain('(exit 1)')
  })

  test('under a release whose name never came here', async () => {
    const { run, home } = await workspace()
    await run('nap release draft-1 --on 2017-06-15')
    await run('nap compile --to pdf --out ..')
    await run('git tag --delete nap/draft-1')
    const told = await run('nap verify ../nap.pdf')
    expect(readFileSync(join(home, 'nap.pdf'))).not.toEqual(printed)
    expect(told).toContain('there is no release “draft-1” here')
    expect(told).toContain('(exit 1)')
  })
})

describe('a file made to do harm', () => {
  const page = '<</Type /Catalog\n/Pages 3 0 R>>'
  const info = '<</Producer (X)>>'
  const stream = (dictionary: string, content: Buffer) =>
    `<<${dictionary} /Length ${content.length}>>\nstream\n${content.toString('latin1')}\nendstream`
  const cases: readonly [string, () => Uint8Array][] = [
    [
      'unpacks to gigabytes',
      () => {
        const bomb = deflateSync(Buffer.alloc(limits.pdfUnpackedBytes + 1))
        return classicPdf([
          page,
          info,
          stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb),
        ])
      },
    ],
    ['is nested without end', () => Buffer.from(`%PDF-1.7\n${'1 0 obj [[[[<<'.repeat(100_000)}`)],
    ['opens texts that never end', () => Buffer.from(`%PDF-1.7\n${'1 0 obj ('.repeat(300_000)}`)],
    ['refers in circles', () => classicPdf(['3 0 R', info, '1 0 R'])],
    [
      'has a list of names in circles',
      () =>
        classicPdf([
          '<</Names <</EmbeddedFiles 3 0 R>>>>',
          info,
          `<</Kids [${'3 0 R '.repeat(2000)}]>>`,
        ]),
    ],
    ...Object.entries(hostilePdfs)
      .filter(([name]) => ['comments, line after line', 'a list of numbers'].includes(name))
      .map(([name, pdf]): [string, () => Uint8Array] => [`has ${name}`, () => pdf(4_000_000)]),
    ['is cut off', () => printed.subarray(0, 100_000)],
    [
      'is larger than any plan',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(limits.pdfBytes)]),
    ],
  ]
  test.for(cases)('%s', async ([, pdf]) => {
    const told = await verified(pdf())
    expect(told).toContain('(exit 1)')
  })
})
