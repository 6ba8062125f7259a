const ways: Readonly<Record<string, string>> = {
  email: 'by e-mail',
  letter: 'by letter',
  workshop: 'at a workshop',
  form: 'on a form',
  meeting: 'at a meeting',
  telephone: 'by telephone',
  message: 'by message',
  website: 'on the website',
  pull_request: 'by pull request',
}

/** How something came, as the end of a sentence: `by letter`; nothing where that is not known. */
export function wayOf(via: string | undefined): string {
  return via === undefined ? '' : (ways[via] ?? `by ${via.replaceAll('_', ' ')}`)
}
