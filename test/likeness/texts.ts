// Made-up texts about a few things of an open-government plan. The same subject and seed give the same text.

const vocabularies = [
  'budget expenditure appropriation supplementary grants fiscal deficit treasury allocation quarterly releases audit finance ledger revenue tax',
  'complaint grievance ombudsman hotline resolution petitioner harassment remedy counter redress hearing respondent appeal register investigation',
  'journalist newsroom press safety threat prosecutor protection coalition media reporter broadcaster attack immunity welfare law',
  'portal dataset licence metadata download catalogue format machine-readable inventory API standard server geospatial reuse custodian',
  'court judge legal aid lawyer statute bench tribunal prisoner bail verdict prosecution advocate docket litigation counsel',
  'tender contract procurement bidder award supplier invoice catalogue quotation evaluation committee blacklisting framework delivery purchase',
  'school teacher enrolment attendance classroom textbook headmaster pupil examination inspection toilet boundary primary literacy scholarship',
  'صحت ہسپتال دوائی مریض ڈاکٹر نرس کلینک ٹیکہ ویکسین علاج بستر ایمبولینس زچگی بیماری لیبارٹری',
].map((words) => words.split(' '))

const everywhere =
  'public information citizens government publishes department people online year report'.split(' ')

export const subjects = vocabularies.length

export function textAbout(subject: number, seed: number): string {
  const next = generator(seed * 7919 + subject)
  const own = vocabularies[subject] ?? []
  const words = Array.from({ length: 24 }, () => {
    const from = next() < 0.75 ? own : everywhere
    return from[Math.floor(next() * from.length)] ?? ''
  })
  return `${words.join(' ')}.`
}

// mulberry32: small, and the same everywhere.
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
