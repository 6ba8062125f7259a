import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const themes = ['fiscal-transparency', 'access-to-information', 'citizen-engagement', 'access-to-justice']
const institutionsAtMost = 40
const filesOfOneCommitment = 5

/**
 * Writes a plan of so many contributions of about 3.5 kB, the same at each run, with a slip in two of a hundred files.
 * Every fifth is what a second institution says about the commitment before it. The words are made up. As in any language,
 * the tenth most frequent comes a tenth as often as the first. Of the first 10,000 words 2,800 are different; real plans have
 * 1,300 to 1,800 (those of the United States and Canada), so that commitments are more unlike each other here.
 * @returns the folder of the contributions
 */
export function writePlan(top, count) {
  const next = generator(count)
  const institutions = Array.from(
    { length: Math.min(institutionsAtMost, Math.ceil(count / 5) + 1) },
    (_, index) => `institution-${index + 1}`,
  )
  write('plan.yaml', planText())
  write('institutions.yaml', institutionsText(institutions))
  for (const institution of institutions) {
    write(`submissions/${institution}/submission.yaml`, 'received_on: "2017-06-12"\nreceived_via: letter\nstatus: accepted\n')
  }
  for (let index = 0; index < count; index += 1) {
    const isSecond = index % filesOfOneCommitment === filesOfOneCommitment - 1
    const commitment = isSecond ? index - 1 : index
    const owner = institutions[commitment % institutions.length]
    const writer = institutions[index % institutions.length]
    const text = contribution({ owner, index, isSecond, next })
    write(`submissions/${writer}/commitment-${commitment}.yaml`, index % 50 === 7 ? spoilt(text) : text)
  }
  return join(top, 'submissions')

  function write(file, text) {
    mkdirSync(join(top, file, '..'), { recursive: true })
    writeFileSync(join(top, file), text)
  }
}

function planText() {
  const of = themes.map((id) => `  - id: ${id}\n    name: Theme ${id}\n`).join('')
  return `title: Made-up plan\ncountry: Pakistan\nperiod:\n  start: "2017-07-01"\n  end: "2019-06-30"\nstatus: draft\nlanguages: [en]\nsecretariat: institution-1\nthemes:\n${of}`
}

function institutionsText(institutions) {
  return `institutions:\n${institutions
    .map((id, index) => `  - id: ${id}\n    name: Office ${index + 1} for Testing\n    level: federal\n`)
    .join('')}`
}

function contribution({ owner, index, isSecond, next }) {
  const word = () => lexicon[Math.floor(lexicon.length ** next()) - 1]
  const words = (length) => Array.from({ length }, word).join(' ')
  const paragraph = (lines) => Array.from({ length: lines }, () => `  ${words(13)}.\n`).join('')
  const milestone = (number) => `  - id: step-${number}
    activity: Publish ${words(9)}
    deliverable: Published report on ${words(6)}
    start_date: "2017-${String(7 + number).padStart(2, '0')}-01"
    end_date: "2018-${String(1 + 2 * number).padStart(2, '0')}-28"
    lead: ${owner}
`
  if (isSecond) return `contribution: |\n${paragraph(4)}note: Agreed with the office.\n`
  return `title: Publish ${words(7)}
theme: ${themes[index % themes.length]}
lead_implementing_agency: ${owner}
other_actors:
  civil_society:
    - Association ${word()}
start_date: "2017-07-01"
end_date: "2018-12-31"
public_problem: |
${paragraph(7)}
${paragraph(3)}commitment_description: |
${paragraph(10)}contribution: |
${paragraph(6)}ogp_values:
  access_to_information: >-
  ${paragraph(1)}  public_accountability: >-
  ${paragraph(1)}additional_information:
  sdgs: ["16.10", "16.7"]
milestones:
${[0, 1, 2, 3].map(milestone).join('')}contact:
  department: Office for Testing
  phone: "+92-51-0000000"
`
}

// The most frequent first; the rarer a word, the longer it is.
const common =
  'the of and to in is public on for that by are information be as office citizens which report data'.split(' ')
const syllables = Array.from('bdfgklmnprstvz', (consonant) =>
  Array.from('aeiou', (vowel) => consonant + vowel),
).flat()
const lexicon = [...common, ...Array.from({ length: 9_000 - common.length }, (_, rank) => madeUp(rank))]

// No two of them are the same: a number in the figures of its own.
function madeUp(rank) {
  const letters = syllables[(rank * 37) % syllables.length]
  const rest = Math.floor(rank / syllables.length)
  return rest === 0 ? `${letters}dar` : letters + madeUp(rest - 1)
}

// Things that every schema sees: a wrong word for a level, a name that is none of the form.
function spoilt(text) {
  return `${text}level: national\npriority: high\n`
}

function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
