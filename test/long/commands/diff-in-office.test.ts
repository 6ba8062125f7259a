import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { twoRevisions } from '../../support/two-revisions.ts'

const hasOffice = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!hasOffice)(
  'a comparison is a Word file with tracked changes to LibreOffice (needs LibreOffice)',
  async () => {
    const { home, run } = await twoRevisions()
    await run('nap diff HEAD~1 HEAD --to docx --out ..')
    const profile = `-env:UserInstallation=file://${join(home, 'office')}`
    const words = ['--headless', '--convert-to', 'fodt', '--outdir', home]
    spawnSync('soffice', [profile, ...words, join(home, 'comparison.docx')])
    const opened = readFileSync(join(home, 'comparison.fodt'), 'utf8')
    const changes = /<text:tracked-changes\b.*?<\/text:tracked-changes>/s.exec(opened)?.[0] ?? ''
    expect(changes.match(/<text:insertion>/g)?.length).toBeGreaterThan(1)
    expect(changes.match(/<text:deletion>/g)?.length).toBeGreaterThan(1)
    expect(changes).toContain('<dc:creator>Planning &amp; Development Department, Sindh<')
    expect(changes).toContain('<dc:date>2017-07-05T10:00:00')
  },
)
