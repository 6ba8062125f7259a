import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { napIn } from './support/nap.ts'
import { workspace } from './support/workspace.ts'

const project = join(import.meta.dirname, '..')

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** What all files below a folder hold, by their names. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    names.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}

test('the draft that is committed in plan/draft is the one that nap makes', async () => {
  const { out } = await napIn({ cwd: project, env: {} }, 'merge', '--dry-run', '--json')
  const { commitments, written } = JSON.parse(out)
  expect(written, 'plan/draft is out of date. To fix it: node bin/nap.js merge').toEqual([])
  const expected = commitments.map(({ id }: { id: string }) => `commitments/${id}.yaml`)
  expect(Object.keys(filesIn(join(project, 'plan/draft')))).toEqual(
    [...expected, 'nap.md'].toSorted(),
  )
})

describe('the same revision gives the same bytes', () => {
  test('whatever the folder, the time zone, the day and the order of files', async () => {
    const compiled = async (timeZone: string, day: string, rewrite: (top: string) => void) => {
      vi.stubEnv('TZ', timeZone)
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) })
      const { top, run } = await workspace()
      rewrite(top)
      const printed = await run('nap compile --to md,html')
      vi.useRealTimers()
      return { printed, files: { ...filesIn(join(top, 'plan')), ...filesIn(join(top, 'out')) } }
    }
    const islamabad = await compiled('Asia/Karachi', '2017-06-15T03:00:00+05:00', () => {})
    const elsewhere = await compiled('America/Los_Angeles', '2031-12-31T23:59:59Z', (top) => {
      // The last files are written first.
      const plan = join(top, 'plan')
      const files = Object.entries(filesIn(plan)).toReversed()
      rmSync(plan, { recursive: true })
      for (const [file, text] of files) {
        mkdirSync(dirname(join(plan, file)), { recursive: true })
        writeFileSync(join(plan, file), text)
      }
    })
    expect(Object.keys(islamabad.files)).toContain('nap.html')
    expect(elsewhere).toEqual(islamabad)
  })
})

describe('a contact that may not be printed', () => {
  const marks = ['Zainab-Marker', 'marker@example.org', '+92-51-7777777', 'Quiet-Desk']
  const contact = `contact:
  name: Zainab-Marker
  title: Quiet-Desk
  email: marker@example.org
  phone: "+92-51-7777777"
`

  async function withContacts() {
    const made = await workspace()
    const submissions = join(made.top, 'plan/submissions')
    appendFileSync(join(submissions, 'sindh/trade-information.yaml'), `${contact}  public: false\n`)
    appendFileSync(join(submissions, 'balochistan/citizens-budget.yaml'), contact)
    appendFileSync(join(submissions, 'punjab/key-budget-documents.yaml'), contact)
    writeFileSync(join(submissions, 'punjab/withdrawn.yaml'), `title: Withdrawn\n${contact}`)
    mkdirSync(join(made.top, 'plan/decisions'), { recursive: true })
    const because = 'reason: So it was agreed, decided_by: Meeting, decided_on: 2017-06-15'
    writeFileSync(
      join(made.top, 'plan/decisions/withdrawn.yaml'),
      `decisions: [{withdraw: true, ${because}}]\n`,
    )
    writeFileSync(
      join(made.top, 'plan/decisions/key-budget-documents.yaml'),
      `decisions: [{about: /contact, take: punjab, ${because}}]\n`,
    )
    const institutions = join(made.top, 'plan/institutions.yaml')
    const focal = contact.replace('contact:', 'focal_person:').replaceAll(/^/gm, '    ').trimEnd()
    appendFileSync(institutions, `  - id: wapda\n    name: WAPDA\n    level: federal\n${focal}\n`)
    return made
  }

  const marked = (texts: Record<string, string>) =>
    Object.entries(texts).flatMap(([name, text]) =>
      marks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`),
    )

  test('is in no public file, not in the draft, not in a message and not on the screen', async () => {
    const { top, run } = await withContacts()
    const printed = {
      compile: await run('nap compile --to md,html'),
      validate: await run('nap validate'),
      findings: await run('nap validate --json'),
      merge: await run('nap merge --dry-run'),
      merged: await run('nap merge --json'),
      status: await run('nap status --json'),
      message: await run('git log --format=%B'),
    }
    expect(printed.compile).toContain('Recorded as revision')
    expect(marked(printed)).toEqual([])
    expect(marked(filesIn(join(top, 'out')))).toEqual([])
    expect(marked(filesIn(join(top, 'plan/draft')))).toEqual([])
  })

  test('is in the internal edition, and still not in the draft', async () => {
    const { top, run } = await withContacts()
    await run('nap compile --to md,html --audience internal')
    const files = filesIn(join(top, 'out'))
    expect(Object.keys(files)).toEqual(['nap-internal.html', 'nap-internal.md'])
    for (const text of Object.values(files)) {
      expect(text).toContain('Zainab-Marker')
      expect(text).toContain('Internal edition: not for publication')
    }
    // On the cover and at the head of every printed page.
    expect(files['nap-internal.html']?.match(/Internal edition(:|\\3a )/g)).toHaveLength(2)
    expect(marked(filesIn(join(top, 'plan/draft')))).toEqual([])
  })
})

describe('documents never go into the plan', () => {
  test.for([
    ['itself', 'plan'],
    ['a new folder in it', 'plan/new/deep'],
    ['the draft', 'plan/draft'],
    ['a way back into it', 'out/../plan/out'],
    ['a link', 'shared/out'],
  ] as const)('by the name of %s', async ([, folder]) => {
    const { top, run } = await workspace()
    symlinkSync(join(top, 'plan'), join(top, 'shared'))
    const before = filesIn(join(top, 'plan'))
    for (const command of ['compile --to md --audience internal', 'agenda --to md']) {
      const printed = await run(`nap ${command} --out ${folder}`)
      expect(printed).toContain('is inside the plan folder')
      expect(printed).toContain('(exit 2)')
    }
    expect(filesIn(join(top, 'plan'))).toEqual(before)
  })

  test('by the plan folder being reached through a link', async () => {
    const { top, run } = await workspace()
    symlinkSync(join(top, 'plan'), join(top, 'shared'))
    expect(await run('nap compile --to md --plan shared --out plan/out')).toContain('(exit 2)')
    expect(await run('nap compile --to md --plan shared --out planned')).not.toContain('(exit')
    expect(Object.keys(filesIn(join(top, 'planned')))).toEqual(['nap.md'])
  })
})

describe('a file that cannot be opened', () => {
  // Elsewhere the system makes no such name.
  test.skipIf(process.platform !== 'linux')(
    'is an error of its own, and the rest is compiled (needs Linux)',
    async () => {
      const { top, run } = await workspace()
      const folder = Buffer.from(join(top, 'plan/submissions/sindh/'))
      // “café” in Latin-1, as an old archive unpacks it.
      const name = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x79, 0x61, 0x6d, 0x6c])
      writeFileSync(Buffer.concat([folder, name]), 'title: x\n')
      const found = JSON.parse((await run('nap validate --json')).replace(/\(exit.*/, ''))
      const faults = JSON.stringify(found).match(/file-can-be-opened/g)
      expect(faults).toHaveLength(1)
      const printed = await run('nap compile --to md')
      expect(printed).toContain('Nothing was recorded, because the plan has errors.')
      expect(printed).toContain('(exit 1)')
      expect(Object.keys(filesIn(join(top, 'out')))).toEqual(['nap.md'])
      expect(await run('nap explain file-can-be-opened')).toContain('may open')
    },
  )
})

describe('hostile texts', () => {
  // Each would do something in a reader’s browser, in a template, in Markdown or in a CI log.
  const hostile = [
    '<script>alert(1)</script><img src=x onerror=alert(2)>',
    '</section></main></style></title><iframe src="//example.org"></iframe>',
    '[x](javascript:alert(3)) <javascript:alert(4)> ![y](data:text/html,z) <a href="x">a</a>',
    '{{ liquid }} {% include "plan.yaml" %} {%- raw -%} %%PDF %% $(id) `id`',
    '<!-- <![CDATA[ &lt;b&gt; &#60;script&#62; ]]> -->',
  ].join(' ')
  const line = `::error::${hostile} ##[error] ::`
  const prose = [
    `::error file=x::${hostile}`,
    '# Heading of mine',
    `<details open ontoggle=alert(5)>\n${hostile}\n</details>`,
    '[ref]: javascript:alert(6) "title"',
    '| a | b |\n|---|---|\n| <b>x</b> | [ref] |',
    `> ${hostile}`,
    '---',
    '~~~html\n<script>in a fence',
    '```\nnever closed',
  ].join('\n\n')

  const contribution = {
    title: line.slice(0, 300),
    theme: 'access-to-justice',
    other_actors: {
      civil_society: [line.slice(0, 300)],
      private_sector: [hostile.slice(0, 300)],
      multilaterals: ['<svg onload=alert(7)>'],
      working_groups: ['::warning::x'],
    },
    start_date: '2017-07-01',
    end_date: '2018-06-30',
    public_problem: prose,
    commitment_description: prose,
    contribution: prose,
    ogp_values: {
      access_to_information: prose,
      civic_participation: hostile,
      public_accountability: line,
      technology_and_innovation: prose,
    },
    additional_information: { budget: prose, national_plan: line, related_programmes: hostile },
    milestones: [
      { id: 'a', activity: prose, deliverable: line, deadline_text: line.slice(0, 300) },
      { id: 'b', activity: line, deliverable: prose },
    ],
    contact: {
      name: hostile.slice(0, 300),
      title: line.slice(0, 300),
      department: '<b>x</b>',
      email: '<script>@x.org',
      public: true,
    },
    note: prose,
    waive: [{ rule: 'commitment-has-dates', reason: line }],
  }

  async function withHostileTexts() {
    const made = await workspace()
    const put = (file: string, value: unknown) => {
      const path = join(made.top, 'plan', file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    }
    const because = { reason: line, decided_by: line.slice(0, 300), decided_on: '2017-06-15' }
    put('submissions/sindh/hostile.yaml', contribution)
    put('submissions/punjab/hostile.yaml', {
      ...contribution,
      public_problem: hostile,
    })
    put('submissions/balochistan/hostile.yaml', {
      end_date: '2018-12-31',
      milestones: [{ id: 'a', activity: hostile }],
    })
    put('submissions/sindh/submission.yaml', {
      received_on: '2017-06-15',
      received_via: 'email',
      signed_by: line.slice(0, 300),
      status: 'returned',
      note: prose,
    })
    put('decisions/hostile.yaml', {
      decisions: [
        { about: '/commitment_description', value: prose, ...because },
        { drop: '/milestones/b', ...because },
      ],
    })
    put('consultations/2017-06-01-x.yaml', {
      title: line.slice(0, 300),
      date: '2017-06-01',
      place: hostile.slice(0, 300),
      organised_by: [line.slice(0, 300)],
      participants: [hostile.slice(0, 300)],
      summary: prose,
    })
    put('chapters/introduction.md', `# ${hostile}\n\n${prose.replace('of mine', 'of a chapter')}`)
    return { ...made, put }
  }

  const allowed =
    /^(html|head|meta|title|style|body|section|header|nav|main|figure|figcaption|caption|svg|rect|path|line|text|img|h[1-6]|ol|ul|li|a|span|p|strong|em|del|code|pre|br|blockquote|table|thead|tbody|tr|th|td|bdi|div)$/
  const attributes =
    /^(class|id|lang|dir|charset|http-equiv|content|name|aria-label|href|data-for|scope|start|align|colspan|data-label|viewBox|role|aria-hidden|x|y|x1|x2|y1|y2|width|height|rx|d|src|alt)$/

  /** Every tag of a page that is not on the list, and every link that leads to something that runs. */
  function aliveIn(html: string): string[] {
    const page = html.replace(/<style>[^<]*<\/style>/, '')
    const tags = Array.from(page.matchAll(/<\/?([^\s>/]*)([^>]*)>?/g))
    return tags.flatMap(([tag, name = '', rest = '']) => {
      if (tag.toLowerCase() === '<!doctype html>') return []
      const pairs = Array.from(rest.replace(/\/$/, '').matchAll(/([^\s=]+)(?:="([^"]*)")?/g))
      const fine = pairs.every(
        ([, key = '', value = '']) =>
          attributes.test(key) && (key !== 'href' || /^(https?:|mailto:|#)/.test(value)),
      )
      return allowed.test(name) && fine ? [] : [tag]
    })
  }

  function unsafeOnScreen(printed: string): string[] {
    // Colour is off, so not one control character but the ends of lines.
    const obeyed =
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/u
    return printed.split('\n').filter((one) => obeyed.test(one) || /^\s*(::|##\[)/.test(one))
  }

  async function everyScreen(run: (line: string) => Promise<string>) {
    const commands = [
      'compile --to md,html',
      'validate',
      'validate --stage final',
      'merge',
      'status',
    ]
    const screens = []
    for (const command of commands) screens.push(await run(`nap ${command}`))
    return screens
  }

  test('in every field compile all the same, and nothing comes alive', async () => {
    const { top, run } = await withHostileTexts()
    const screens = await everyScreen(run)
    expect(screens[0]).toContain('Recorded as revision')
    expect(screens.flatMap(unsafeOnScreen)).toEqual([])
    expect(unsafeOnScreen(await run('git log -1 --format=%B'))).toEqual([])

    const { 'nap.html': html = '', 'nap.md': markdown = '' } = filesIn(join(top, 'out'))
    expect(aliveIn(html)).toEqual([])
    expect(html).toContain('{{ liquid }} {% include')
    expect(html).toContain('&lt;script&gt;alert(1)')
    // Nothing was swallowed: each chapter and annex still has its place, and nobody opened one of his own.
    const sections = Array.from(
      html.matchAll(/<section class="\w+" id="([\w-]+)">/g),
      ([, id]) => id,
    )
    expect(sections).toEqual(expect.arrayContaining(['c-hostile', 'c-laws-online', 'annex-open']))
    expect(html.match(/<section/g)).toHaveLength(html.match(/<\/section>/g)?.length ?? 0)
    expect(markdown.match(/^# /gm)).toHaveLength(1)
    expect(markdown).not.toMatch(/^#+ Heading of mine/m)
  })

  test('that a terminal would obey are refused with their file, and shown harmless', async () => {
    const { run, put } = await withHostileTexts()
    put('submissions/sindh/escape.yaml', 'title: "\\u001b[2J\\u009b31m gone"\n')
    put('submissions/sindh/raw.yaml', 'title: \u001b[2Jgone\u0007\n')
    put('submissions/sindh/turned.yaml', 'title: A \u202etitle\u2066\n')
    put('submissions/sindh/::error::x.yaml', 'title: x\n')
    put('submissions/sindh/\u001b[2J\u0007.yaml', 'title: x\n')
    put('submissions/\u001b[2J/laws-online.yaml', 'title: x\nend_date: 2018-01-01\n')
    put('submissions/sindh/a\\b.yaml', 'title: x\n')
    put('submissions/sindh/unknown.yaml', { '::error::': 1, '\u001b[2J': 2, titel: line })
    put('::set-output name=x::y.txt', 'x')
    const screens = await everyScreen(run)
    expect(screens[0]).toContain('Nothing was recorded, because the plan has errors.')
    expect(screens[1]).toContain('plan/submissions/sindh/escape.yaml:1:8  error')
    expect(screens[1]).toContain('plan/submissions/sindh/raw.yaml:1:8  error')
    expect(screens[1]).toContain('plan/submissions/sindh/turned.yaml:1:')
    expect(screens.flatMap(unsafeOnScreen)).toEqual([])
  })
})
