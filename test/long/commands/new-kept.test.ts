import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

const { down, enter, interrupt } = keys
const words = ['new', 'commitment', '--institution', 'sindh'] as const
const kept = '.git/nap-plan.answers-commitment.yaml'
const later = ['Leave it for later', enter] as const

describe.skipIf(process.platform === 'win32')(
  'whoever is stopped loses no answer (not on Windows)',
  () => {
    test('the next run goes on where it was stopped', async () => {
      const { top, run } = await workspace()
      const stopped = await atTerminal(top, words, [
        ['❯ A new commitment', enter],
        ['Name of the commitment', `Open procurement${enter}`],
        ['Thematic area', enter],
        ['Level', enter],
        ['Lead implementing agency', enter],
        ['Supporting agencies (', `punjab${enter}`],
        ['Other actors involved:', ''],
        later,
        ['Start date (', enter],
        ['End date (', `2019-06${enter}`],
        ['address (', enter],
        ['What is the commitment (', `A portal.${enter}`],
        ['public problem (', enter],
        later,
        later,
        ['(0 so far)', ''],
        ['❯ Leave it for later', down],
        ['❯ Write it now', enter],
        ['Milestone activity (', `Launch the portal${enter}`],
        ['Verifiable deliverable (', interrupt],
      ])
      expect(stopped.exitCode).toBe(130)
      expect(stopped.screen).toContain('Stopped. Nothing was written.')
      expect(stopped.screen).toContain(`What you answered is kept in ${kept}`)
      expect(stopped.screen).toContain('nap new commitment')
      expect(existsSync(join(top, 'plan/submissions/sindh/open-procurement.yaml'))).toBe(false)
      // It is no part of the plan, and no revision takes it in.
      await run('nap compile --to md')
      expect(await run('git status --short plan')).toBe('')

      const { screen, exitCode } = await atTerminal(
        top,
        ['new', 'commitment'],
        [
          ['was not finished: “Open procurement” of sindh with', enter],
          ['Verifiable deliverable (', `A page of tenders${enter}`],
          ['Start date (', enter],
          ['End date (', enter],
          ['Deadline in words (', enter],
          ['Responsible', enter],
          ['Supporting (', enter],
          ['(0 so far)', enter],
          ['Its id (', enter],
          ['(1 so far)', down],
          ['❯ Done', enter],
          later,
          ['Note (', enter],
          ['it never changes', enter],
        ],
      )
      expect(screen).not.toContain('never seen')
      expect(screen).not.toContain('Thematic area')
      expect(exitCode).toBe(0)
      expect(existsSync(join(top, kept))).toBe(false)
      const file = join(top, 'plan/submissions/sindh/open-procurement.yaml')
      expect(parse(readFileSync(file, 'utf8'))).toEqual({
        title: 'Open procurement',
        lead_implementing_agency: 'sindh',
        supporting_agencies: ['punjab'],
        end_date: '2019-06',
        commitment_description: 'A portal.',
        milestones: [
          {
            id: 'launch-the-portal',
            activity: 'Launch the portal',
            deliverable: 'A page of tenders',
          },
        ],
      })
    })

    test('whoever begins anew is asked everything again', async () => {
      const { top } = await workspace()
      await atTerminal(top, words, [
        ['❯ A new commitment', enter],
        ['Name of the commitment', `Open procurement${enter}`],
        ['Thematic area', interrupt],
      ])
      const { screen } = await atTerminal(top, words, [
        ['❯ Go on with its answers', down],
        ['❯ Begin anew', enter],
        ['❯ A new commitment', enter],
        ['Name of the commitment', interrupt],
      ])
      expect(screen).toContain('Stopped. Nothing was written.')
      expect(existsSync(join(top, kept))).toBe(false)
    })
  },
)

describe.skipIf(process.platform === 'win32')(
  'kept answers that cannot be used (not on Windows)',
  () => {
    const record = '.git/nap-plan.answers-submission.yaml'
    const aside = '.git/nap-plan.answers-submission-2.yaml'
    const spoilt: Readonly<Record<string, (path: string) => void>> = {
      'no YAML': (path) => writeFileSync(path, 'note: a: b\n'),
      'a folder': (path) => mkdirSync(path),
      'a link to nothing': (path) => symlinkSync('nowhere.yaml', path),
    }
    test.for(Object.entries(spoilt))(
      '%s: one can begin anew, and nothing is thrown away',
      async ([, spoil]) => {
        const { top, run } = await workspace()
        spoil(join(top, record))
        const before = lstatSync(join(top, record)).mode
        const answers = [
          'new',
          'submission',
          'establishment-division',
          '--set',
          'signed_by=Joint Secretary',
        ]
        const { screen, exitCode } = await atTerminal(top, answers, [
          ['was told', ''],
          [`❯ Begin anew, and keep that as ${aside}`, enter],
          ['Received by', enter],
        ])
        expect(screen).not.toContain('never seen')
        expect(exitCode).toBe(0)
        expect(lstatSync(join(top, aside)).mode).toBe(before)
        await run('nap compile --to md')
        expect(await run('git ls-files plan')).not.toContain('answers')
      },
    )

    test('or leave them as they are', async () => {
      const { top } = await workspace()
      writeFileSync(join(top, record), '- a\n')
      const { screen, exitCode } = await atTerminal(
        top,
        ['new', 'submission', 'establishment-division'],
        [
          ['cannot be used', down],
          ['❯ Stop', enter],
        ],
      )
      expect(screen).toContain(`Fix or delete “${record}”; then type nap new submission again.`)
      expect(exitCode).toBe(2)
      expect(readFileSync(join(top, record), 'utf8')).toBe('- a\n')
    })

    test('a script neither reads them nor is stopped by them', async () => {
      const { top, run } = await workspace()
      mkdirSync(join(top, record))
      expect(await run('nap new submission establishment-division')).toBe(
        'For a new submission, nap still needs --set received_via=…. Nothing was written.\n' +
          'For example: nap new submission finance-division --set received_via=letter\n(exit 2)\n',
      )
      expect(
        await run('nap new submission establishment-division --set received_via=letter'),
      ).toContain('wrote plan/submissions/establishment-division/submission.yaml')
    })

    test('what the plan cannot take is left out, said, and asked again', async () => {
      const { top } = await workspace()
      const text =
        'institution: ../../etc\nid: ../x\ntitle: Open procurement\ntheme: taxes\nlevel: [1]\n' +
        'start_date: {a: b}\nend_date: 2019-06\ncolour: red\nnote:\nmilestones:\n  - activity: Launch it\n'
      writeFileSync(join(top, kept), text)
      const { screen } = await atTerminal(
        top,
        ['new', 'commitment'],
        [
          ['❯ Go on with its answers', enter],
          ['Which institution says so?', enter],
          ['Thematic area', interrupt],
        ],
      )
      expect(screen).not.toContain('never seen')
      for (const words of [
        'institution “../../etc”',
        'id “../x”',
        '“theme”',
        '“level”',
        '“start_date”',
        '“colour”',
      ]) {
        expect(screen).toContain(`left out: ${words}`)
      }
      expect(readFileSync(join(top, '.git/nap-plan.answers-commitment-2.yaml'), 'utf8')).toBe(text)
      expect(parse(readFileSync(join(top, kept), 'utf8'))).toMatchObject({
        title: 'Open procurement',
        end_date: '2019-06',
        note: null,
        milestones: [{ activity: 'Launch it' }],
      })
    })

    test('an institution that is there already is no more taken from them than from the keyboard', async () => {
      const { top } = await workspace()
      const institution = '.git/nap-plan.answers-institution.yaml'
      writeFileSync(join(top, institution), 'name: Finance Division\nlevel: federal\nshort_name:\n')
      const { screen } = await atTerminal(
        top,
        ['new', 'institution'],
        [
          ['❯ Go on with its answers', enter],
          ['Name (at most', interrupt],
        ],
      )
      expect(screen).not.toContain('never seen')
      expect(screen).toContain('left out: “name”. “Finance Division” is there already')
      const rest = parse(readFileSync(join(top, institution), 'utf8'))
      expect(rest).toMatchObject({ level: 'federal', short_name: null })
      expect(rest).not.toHaveProperty('name')
    })

    test('of many that are left out, the first are said', async () => {
      const { top } = await workspace()
      const names = Array.from({ length: 400 }, (_, index) => `colour_${index}: red\n`)
      writeFileSync(join(top, kept), `institution: sindh\ntitle: A portal\n${names.join('')}`)
      const { screen } = await atTerminal(
        top,
        ['new', 'commitment'],
        [
          ['❯ Go on with its answers', enter],
          ['Thematic area', interrupt],
        ],
      )
      expect(screen).not.toContain('never seen')
      expect(screen.match(/this is left out/g)).toHaveLength(8)
      expect(screen).toContain('and 392 more.')
      expect(screen).toContain('nap-plan.answers-commitment-2.yaml')
    })

    test('what is typed now wins over what was typed then, and that is said', async () => {
      const { top } = await workspace()
      writeFileSync(join(top, kept), 'institution: punjab\nid: water-works\ntitle: A portal\n')
      const { screen } = await atTerminal(
        top,
        ['new', 'commitment', 'water-portal', '--institution', 'sindh'],
        [
          ['❯ Go on with its answers', enter],
          ['Thematic area', enter],
          ['Level', interrupt],
        ],
      )
      expect(screen).not.toContain('never seen')
      expect(screen).toContain(
        'The earlier answers were for institution “punjab”; now it is “sindh”.',
      )
      expect(screen).toContain(
        'The earlier answers were for id “water-works”; now it is “water-portal”.',
      )
      expect(parse(readFileSync(join(top, kept), 'utf8'))).toMatchObject({
        institution: 'sindh',
        id: 'water-portal',
        title: 'A portal',
      })
    })
  },
)
