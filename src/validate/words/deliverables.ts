import { anyOf } from './pattern.ts'

// Our own selection of things that somebody outside can hold or see. Of commitments that name none 28 % were of low
// specificity, of the others 18 % (1,313 English commitments, OGP Explorer data).
const nouns = [
  ...['act', 'agreement', 'app', 'application', 'archive', 'assessment', 'audit', 'bill', 'board'],
  ...['booklet', 'budget', 'bulletin', 'calendar', 'catalogue', 'catalog', 'centre', 'center'],
  ...[
    'circular',
    'code',
    'commission',
    'committee',
    'council',
    'course',
    'curriculum',
    'dashboard',
  ],
  ...[
    'data',
    'data set',
    'database',
    'dataset',
    'decree',
    'desk',
    'directory',
    'document',
    'draft',
  ],
  ...['evaluation', 'event', 'figures', 'form', 'forum', 'framework', 'guidance', 'guide'],
  ...[
    'guideline',
    'handbook',
    'hearing',
    'hotline',
    'index',
    'indicator',
    'information',
    'inventory',
  ],
  ...['law', 'legislation', 'library', 'licence', 'license', 'list', 'manual', 'map', 'mechanism'],
  ...['meeting', 'memorandum', 'methodology', 'minutes', 'network', 'notice', 'office', 'opinion'],
  ...['ordinance', 'page', 'panel', 'plan', 'platform', 'policy', 'policies', 'portal', 'poster'],
  ...['procedure', 'programme', 'program', 'protocol', 'prototype', 'record', 'recording'],
  ...['recommendation', 'register', 'registry', 'registries', 'regulation', 'report', 'repository'],
  ...[
    'review',
    'roadmap',
    'rules',
    'schedule',
    'seminar',
    'service',
    'site',
    'software',
    'standard',
  ],
  ...['statement', 'statistics', 'strategy', 'strategies', 'study', 'studies', 'summary', 'survey'],
  ...['system', 'table', 'task force', 'team', 'template', 'text', 'tool', 'toolkit', 'training'],
  ...['unit', 'web page', 'web site', 'webinar', 'website', 'working group', 'workshop'],
]

export const deliverable = anyOf(nouns.flatMap((noun) => [noun, `${noun}s`]))
