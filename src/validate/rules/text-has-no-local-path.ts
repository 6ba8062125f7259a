import { publishingRule } from '../publishing-rule.ts'

const drive = '(?<![\\p{L}\\p{N}])[A-Za-z]:[\\\\/](?!/)[^\\s)\\]>"”]*'
const share = '(?<![\\\\\\p{L}\\p{N}])\\\\\\\\[\\p{L}\\p{N}._-]+\\\\[^\\s)\\]>"”]+'
const home = '(?<![\\p{L}\\p{N}./:-])/(?:Users|home|mnt|Volumes)/[^\\s)\\]>"”]+'
const folder =
  '(?<![\\p{L}\\p{N}/])~/[\\p{L}\\p{N}][^\\s)\\]>"”]*|%[A-Za-z]{4,20}%\\\\[^\\s)\\]>"”]*'
const own =
  'https?://(?:localhost|127\\.0\\.0\\.1)[:/][^\\s)\\]>"”]*|https?://[\\w-]{1,60}-my\\.sharepoint\\.com/[^\\s)\\]>"”]*'
const other = 'file://[^\\s)\\]>"”]*|OneDrive[ -][^/\\\\\\n]{0,40}[/\\\\][^\\s)\\]>"”]*'

export const textHasNoLocalPath = publishingRule({
  id: 'text-has-no-local-path',
  subject: 'publication',
  hint: /[\\]|\/[UhmV]|:\/|OneDrive|~\//,
  pattern: new RegExp([drive, share, home, folder, own, other].join('|'), 'u'),
  why: 'Nobody else can open a file on somebody’s own disk, and its path tells the name of the person and how the office files its papers.',
  help: 'Remove it, or give the address under which everyone can open the document.',
  source: 'a published plan of the United States that links to C:/Users/…/OneDrive/…',
  example: {
    bad: 'budget: See C:\\Users\\Ali\\OneDrive\\NAP\\costs.xlsx',
    good: 'budget: See the annex on costs.',
  },
  say: (found, label) => `${label} points to a file on somebody’s own disk: “${found}”.`,
})
