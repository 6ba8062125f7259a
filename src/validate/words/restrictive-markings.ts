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

// A text about a stamp: “records marked SECRET”, “the stamp CONFIDENTIAL”, “no CUI//SP is released”, or in quotation marks.
const spokenOf = String.raw`(?<!(?:mark(?:ed|s|ing)?|stamp(?:ed|s)?|labell?ed|label|class(?:ified|ed)|designated|headed|called|words?|categor(?:y|ies)|levels?)(?:\s+(?:as|with|of|the|a|words?))*\s*[“"‘'(:]?\s*|[“"‘'])`

export const restrictiveMarking = new RegExp(
  `${spokenOf}(?<![\\p{L}\\p{N}])(?:${stamps.join('|')}|${inAnyLetters}|${apart})(?![\\p{L}\\p{N}]|[”"’']|\\s+(?:documents?|files?|information|papers?|records?|stamps?|markings?)(?![\\p{L}\\p{N}]))`,
  'u',
)
