// Where private persons have their mailboxes; OGP’s and EAD’s pages of 2017 show several of them for officials.
const names = [
  ...['aol', 'gmail', 'gmx', 'googlemail', 'hotmail', 'icloud', 'live', 'mail', 'msn', 'outlook'],
  ...['proton', 'protonmail', 'rediffmail', 'rocketmail', 'yahoo', 'yandex', 'ymail', 'zoho'],
]

export const privateMailDomain = new RegExp(
  `@(?:${names.join('|')})\\.[a-z]{2,3}(?:\\.[a-z]{2})?$`,
  'i',
)
