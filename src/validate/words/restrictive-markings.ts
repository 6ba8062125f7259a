// Markings of classified or controlled papers as offices stamp them: our own selection. Capitals tell a stamp from a word.
const stamps = [
  ...['CONFIDENTIAL', 'RESTRICTED', 'SECRET', 'TOP SECRET', 'FOUO', 'OFFICIAL[ -]SENSITIVE'],
  ...['CUI//[A-Z/-]+', 'CONTROLLED UNCLASSIFIED INFORMATION', 'NOT FOR PUBLICATION'],
  ...['NOT FOR CIRCULATION', 'INTERNAL USE ONLY', 'FOR OFFICIAL USE ONLY', 'EMBARGOED'],
]
const inAnyLetters = '[Ff]or (?:official|internal) use only|[Nn]ot for (?:publication|circulation)'

export const restrictiveMarking = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${stamps.join('|')}|${inAnyLetters})(?![\\p{L}\\p{N}])`,
  'u',
)
