// Markings of classified or controlled papers as offices stamp them: our own selection. Capitals tell a stamp from a word.
const stamps = [
  ...['CONFIDENTIAL', 'RESTRICTED', 'SECRET', 'TOP SECRET', 'FOUO', 'OFFICIAL[ -]SENSITIVE'],
  ...['CUI//[A-Z/-]+', 'CONTROLLED UNCLASSIFIED INFORMATION', 'NOT FOR PUBLICATION'],
  ...['NOT FOR DISTRIBUTION', 'NOT FOR RELEASE'],
  ...['NOT FOR CIRCULATION', 'INTERNAL USE ONLY', 'FOR OFFICIAL USE ONLY', 'EMBARGOED'],
]
const inAnyLetters =
  '(?<!longer )[Ff]or (?:official|internal) use only|Internal use only|[Nn]ot for (?:publication|circulation)'
// Inside a sentence these are words; alone in brackets, or before a full stop, a stamp.
const apart = '(?<=[([])(?:Confidential|Restricted|Secret)(?=[)\\]])|Strictly [Cc]onfidential'

export const restrictiveMarking = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${stamps.join('|')}|${inAnyLetters}|${apart})(?![\\p{L}\\p{N}])`,
  'u',
)
