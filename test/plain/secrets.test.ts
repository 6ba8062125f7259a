import { expect, test } from 'vitest'
import { secretsIn, withoutSecrets } from '../../src/plain/secrets.ts'

// Put together here, so that no program that looks for keys finds one in this file.
const figures = '0123456789abcdefghijABCDEFGHIJ0123456789'
const key = `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIEow\nIBAAKC==\n-----END RSA PRIVATE KEY-----`

test.for<readonly [name: string, text: string]>([
  ['a private key', key],
  ['a private key', `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`],
  ['an access token of GitHub', `ghp_${figures.slice(0, 36)}`],
  ['an access token of GitHub', `github_pat_${figures}`],
  ['an access token of GitLab', `glpat-${figures.slice(0, 20)}`],
  ['an access token of Amazon Web Services', `AKIA${'ABCDEFGH23456722'}`],
  ['an access token of Slack', `xoxb-${figures.slice(0, 24)}`],
  ['an access token of Google', `AIza${figures.slice(0, 35)}`],
  ['an access token of Microsoft Azure', `AccountKey=${figures}${figures}==`],
  ['an access token of Stripe', `sk_live_${figures.slice(0, 24)}`],
  ['an access token of npm', `npm_${figures.slice(0, 36)}`],
  ['an access token of Telegram', `123456789:AA${figures.slice(0, 33)}`],
  [
    'an access token',
    `eyJ${figures.slice(0, 20)}.eyJ${figures.slice(0, 20)}.${figures.slice(0, 20)}`,
  ],
  ['a password', 'password: Nap2017'],
  ['a password', 'Pwd=nap2017!'],
  ['a password', '**Password:** Nap-2017'],
  ['a password', 'passcode is 482913'],
  ['a password', 'پاس ورڈ: Nap2017'],
  ['the number of an identity card', '35202-1234567-1'],
  ['the number of an identity card', '35202 1234567 1'],
  ['the number of an identity card', '3520212345671'],
  ['the number of an identity card', '۳۵۲۰۲-۱۲۳۴۵۶۷-۱'],
  ['the number of an identity card', '٣٥٢٠٢١٢٣٤٥٦٧١'],
  ['the number of a bank account (IBAN)', 'PK36SCBL0000001123456702'],
  ['the number of a bank account (IBAN)', 'PK36 SCBL 0000 0011 2345 6702'],
  ['the number of a bank account (IBAN)', 'GB82-WEST-1234-5698-7654-32'],
])('%s is found: %s', ([name, text]) => {
  for (const around of [text, `See ${text}, by all`, `“${text}”`, `\n${text}\n`]) {
    const [found, ...others] = secretsIn(around)
    expect(others).toEqual([])
    expect(found?.name).toBe(name)
    expect(around.slice(found?.start, found?.end)).toContain(text.slice(-6))
    expect(withoutSecrets(around, '…')).not.toContain(text.slice(-6))
  }
})

test.for([
  'Password: to be given out at the desk',
  'The password is changed every month',
  'password: ********, password: <your-password-1>, password: $PASSWORD1',
  'The password policy: 2017-06-30',
  'Passport 2017, passwords 12345678 of all',
  // Sums, telephones, books, times and numbers of other things
  'Rs. 3520212345671 and 1250000000000 and 35,202,123,456,712',
  '+923001234567 and 0092-300-1234567 and +9251-9201234567',
  'ISBN 978-969-0-12345-6 and 9789690123456',
  '35202-1234567-12 and 135202-1234567-1 and 3.3520212345671',
  'PK36SCBL0000001123456703 and PK36SCBL00000011234567 and XX36SCBL0000001123456702',
  'SDG16 and PK2017 OPENGOVERNMENTPARTNERSHIPPLAN',
  'a private key that begins with -----BEGIN PUBLIC KEY-----',
  'risk-based-approach-to-the-management-of-task-forces-2017',
  'https://example.org/a:b@c and mailto:ogp@example.org',
])('nothing is found in “%s”', (text) => {
  expect(secretsIn(text)).toEqual([])
})

test('a password in a web address is found', () => {
  const text = 'See https://ead:Nap2017@example.org/plan.'
  expect(secretsIn(text).map(({ name }) => name)).toEqual(['a password in a web address'])
  expect(withoutSecrets(text, '[…]')).toBe('See […]example.org/plan.')
})

test('several in one text are found in their order, and taken out alone', () => {
  const text = 'A 35202-1234567-1 b PK36SCBL0000001123456702 c password: Nap2017.'
  expect(secretsIn(text).map(({ kind }) => kind)).toEqual(['person', 'person', 'access'])
  expect(withoutSecrets(text, '[…]')).toBe('A […] b […] c […]')
})
