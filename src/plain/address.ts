/** An address that may be printed as a link, in its normal form; undefined for any other. */
export function safeAddress(address: string): string | undefined {
  if (/[\u0000-\u0020\u007f\\]/.test(address)) return undefined
  if (/^#[\w-]+$/.test(address)) return address
  if (!URL.canParse(address)) return undefined
  const { protocol, username, href } = new URL(address)
  return ['https:', 'http:', 'mailto:'].includes(protocol) && username === '' ? href : undefined
}
