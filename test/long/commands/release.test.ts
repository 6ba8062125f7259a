import { expect, test } from 'vitest'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

const { down, enter } = keys
const issue = ['release', 'final', '--on', '2017-06-22']

test.skipIf(process.platform === 'win32')(
  'whoever issues a draft as final is asked first, since a name is never taken back (not on Windows)',
  async () => {
    const { top, run } = await workspace()
    await run('git config user.name "Aisha Khan"')
    await run('git config user.email aisha@example.org')
    const refused = await atTerminal(top, issue, [['Issue it as “final” all the same?', enter]])
    expect(refused.screen).toContain('Nothing was named.')
    expect(refused.exitCode).toBe(1)
    expect(await run('nap release --list')).toContain('No revision has been issued yet.')

    const meant = await atTerminal(top, issue, [
      ['Issue it as “final” all the same?', down],
      ['❯ Yes, a draft is meant', enter],
    ])
    expect(meant.screen).toContain('is now the release “final”')
    expect(meant.exitCode).toBe(0)
    expect(await run('nap release --list')).toContain('final  2017-06-22')
  },
)
