// Where private persons have their mailboxes; OGP’s and EAD’s pages of 2017 show several of them for officials.
const names = [
  ...[
    'aol',
    'fastmail',
    'gmail',
    'gmx',
    'googlemail',
    'hotmail',
    'icloud',
    'live',
    'mail',
    'msn',
    'outlook',
  ],
  ...[
    'proton',
    'protonmail',
    'rediffmail',
    'rocketmail',
    'tutanota',
    'yahoo',
    'yandex',
    'ymail',
    'zoho',
  ],
]

export const privateMailDomain = new RegExp(
  `@(?:${names.join('|')})\\.(?:com?|net|me|[a-z]{2})(?:\\.[a-z]{2})?$`,
  'i',
)
