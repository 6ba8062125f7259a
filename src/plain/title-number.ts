// A quantity such as “24 hours” may well begin a title.
const begins =
  /^(?:(?:commitment|theme|no\.?|nr\.?|#)\s*\d+(?:\.\d+)*|\d+(?:\.\d+)+|\d+[.):])[.):]?\s/iu

/** The number with which somebody has begun a title, as it is written; undefined where there is none. */
export function numberOfTitle(title: string): string | undefined {
  return begins.exec(title.trim())?.[0].trim()
}

/** The words of a title alone: “15. Petitions” and “16. Petitions” are called the same. */
export function titleWithoutNumber(title: string): string {
  return title.trim().replace(begins, '').trim()
}
