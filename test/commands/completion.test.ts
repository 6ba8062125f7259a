import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shells } from '../../src/tasks/begin/shell-scripts.ts'
import { partOfPlan } from '../support/plan-copy.ts'

const program = join(import.meta.dirname, '../../bin/nap.js')

/** What nap proposes for the last of these words. */
async function proposed(...words: string[]) {
  const { out, exitCode } = await partOfPlan().nap('completion', 'words', '--', ...words)
  expect(exitCode).toBe(0)
  return out.split('\n').flatMap((line) => line.split('\t')[0] || [])
}

test.for([
  [['comp'], ['compile', 'completion']],
  [['help', 'va'], ['validate']],
  [['validate', '--sta'], ['--stage']],
  [
    ['validate', '--stage', ''],
    ['draft', 'final'],
  ],
  [['resolve', 'citizens-b'], ['citizens-budget']],
  [['resolve', '--take', 'pun'], ['punjab']],
  [['why', '--json', 'legal'], ['legal-aid']],
  [['explain', 'theme'], ['theme-has-one-lead']],
  [['respond', '2017-06-13-c'], ['2017-06-13-cgpa']],
  [['sign-off', 'sin'], ['sindh']],
  [['form', '--for', 'sin'], ['sindh']],
  [['form', 'citizens-b'], ['citizens-budget']],
  [['request', 'punjab', 'sin'], ['sindh']],
  [['new', 'in'], ['institution']],
  [['new', 'commitment', '--institution', 'sin'], ['sindh']],
  [['completion', 'f'], ['fish']],
  [['compile', '--out', ''], []],
  [['nonsense', ''], []],
] as const)('after “nap %s” comes %s', async ([words, wanted]) => {
  const found = await proposed(...words)
  if (wanted.length === 0) expect(found).toEqual([])
  else expect(found).toEqual(expect.arrayContaining([...wanted]))
  for (const value of found) expect(value.startsWith(words.at(-1) ?? '')).toBe(true)
})

test('where there is no plan, or a broken one, nothing is proposed and nothing is said', async () => {
  const { nap, put, remove } = partOfPlan()
  put('plan/institutions.yaml', '- [')
  expect(await nap('completion', 'words', '--', 'sign-off', '')).toMatchObject({
    out: '',
    err: '',
    exitCode: 0,
  })
  remove('plan')
  expect(await nap('completion', 'words', '--', 'why', '')).toMatchObject({
    out: '',
    err: '',
    exitCode: 0,
  })
})

test('a shell that nap does not know is refused', async () => {
  const { err, exitCode } = await partOfPlan().nap('completion', 'tcsh')
  expect(err).toContain('There is no completion for the shell “tcsh”.')
  expect(exitCode).toBe(2)
})

/** A folder with the plan and a program called nap, and one line run by a shell. */
function inShell(shell: string, script: (completion: string) => string) {
  const { top } = partOfPlan()
  const own = join(top, 'nap')
  writeFileSync(own, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  chmodSync(own, 0o755)
  const env = { PATH: `${top}:${process.env['PATH']}`, HOME: top, TERM: 'dumb' }
  const { stdout, stderr } = spawnSync(shell, ['-c', script(own)], {
    cwd: top,
    env,
    encoding: 'utf8',
  })
  return { stdout, stderr }
}

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0

describe('a shell that reads its script completes words', () => {
  test.skipIf(!has('bash'))('bash (needs bash)', () => {
    const { stdout, stderr } = inShell(
      'bash',
      () => `source <(nap completion bash); source <(nap completion bash)
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nap_complete; echo "\${COMPREPLY[*]}"; }
        try nap comp; try nap resolve --take pun; try nap validate --stage ''; complete -p nap`,
    )
    expect(stderr).toBe('')
    expect(stdout).toBe(
      'compile completion\npunjab\ndraft final\ncomplete -o default -F _nap_complete nap\n',
    )
  })

  test.skipIf(!has('zsh'))('zsh (needs zsh)', () => {
    const { stderr } = inShell(
      'zsh',
      () => 'autoload -U compinit; compinit -u; source <(nap completion zsh); print $_comps[nap]',
    )
    expect(stderr).toBe('')
  })

  test.skipIf(!has('fish'))('fish (needs fish)', () => {
    const { stdout } = inShell(
      'fish',
      () => 'nap completion fish | source; complete -C "nap resolve --take pun"',
    )
    expect(stdout).toContain('punjab')
  })

  test.skipIf(!has('fish'))(
    'fish offers files only where nap has nothing to propose (needs fish)',
    () => {
      const { stdout } = inShell(
        'fish',
        () => `nap completion fish | source
        complete -C "nap validate --stage "; echo ==; complete -C "nap resolve "; echo ==
        complete -C "nap validate "; complete -C "nap compile --out pl"`,
      )
      const [stages, commitments, files] = stdout.split('==\n')
      expect(stages).toBe('draft\nfinal\n')
      expect(commitments).toContain('citizens-budget\n')
      expect(commitments).not.toContain('plan/')
      expect(files?.match(/plan\//g)).toHaveLength(2)
    },
  )

  test.for(shells)('%s is named in its script, with how to load it', async (shell) => {
    const { out } = await partOfPlan().nap('completion', shell)
    expect(out).toMatch(/^(#compdef nap\n)?# To load it now: /)
    expect(out).toContain('completion words')
  })
})
