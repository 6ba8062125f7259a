const portion = 32_000

/**
 * Replaces signs of a long text portion by portion, so that a text of nothing but such signs costs little more than another.
 * @param begins what each sign begins with @param longest so many letters it has at most
 */
export function inPortions(
  text: string,
  { begins, longest }: { readonly begins: string; readonly longest: number },
  replace: (portion: string) => string,
): string {
  if (!text.includes(begins)) return text
  const done: string[] = []
  let at = 0
  while (at < text.length) {
    const end = at + portion
    const last = text.lastIndexOf(begins, end)
    const cut = end < text.length && last > at && last > end - longest ? last : end
    done.push(replace(text.slice(at, cut)))
    at = cut
  }
  return done.join('')
}
