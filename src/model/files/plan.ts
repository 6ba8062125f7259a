// Made from schemas/plan.schema.json by `npm run fix`. Do not edit.

/**
 * The plan as a whole: its title, period, stage, themes and calendar.
 */
export interface Plan {
/**
 * What the cover says, without the country.
 */
title: string
/**
 * As OGP’s website names it.
 */
country: string
/**
 * The full name of the state, which stands on the cover in place of the country.
 */
state?: string
/**
 * The emblem on the cover: the name of a PNG that lies beside plan.yaml.
 */
emblem?: string
/**
 * Two letters, as OGP uses them in the number of a commitment.
 */
country_code?: string
/**
 * The two years (or four) that the plan covers.
 */
period: {
/**
 * The first day that the plan covers.
 */
start: string
/**
 * The last day that the plan covers.
 */
end: string
}
/**
 * draft: gaps are warnings. final: gaps are errors.
 */
status: ("draft" | "final")
/**
 * What the cover says this draft is, and the day it shows.
 */
edition?: {
/**
 * One line of plain text.
 */
name: string
/**
 * A day, written year-month-day.
 */
date: string
}
/**
 * A sentence that every reader must see: printed on the cover.
 */
notice?: string
/**
 * Who signs the foreword, which is the file chapters/foreword.md.
 */
foreword?: {
/**
 * The office of whoever signs it.
 */
office: string
/**
 * The name of whoever signs it, once that is settled.
 */
name?: string
}
/**
 * Who signs the plan: each has a line on the page of signatures.
 * 
 * @maxItems 40
 */
signatories?: {
/**
 * The office that signs the plan.
 */
office: string
/**
 * The name of whoever signs, once that is settled.
 */
name?: string
/**
 * The institution for which the office signs.
 */
institution?: string
}[]
/**
 * The languages of the plan by their codes, such as en, ur, fr, pt-BR or pa-Arab; the first one is its working language.
 * 
 * @minItems 1
 * @maxItems 10
 */
languages?: string[]
/**
 * How dates such as 06/07/2017 in the files of this plan are meant. Once it is said, nap validate --fix writes each of them as year-month-day.
 */
date_order?: ("day-first" | "month-first")
/**
 * The institution that compiles the plan.
 */
secretariat: string
/**
 * The thematic areas in the order of the plan: the first is chapter 1.
 * 
 * @minItems 1
 * @maxItems 100
 */
themes: {
/**
 * Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
id: string
/**
 * As it stands over the chapter.
 */
name: string
/**
 * Why this area matters here, in a short paragraph printed at the head of its chapter.
 */
summary?: string
/**
 * Ids of commitments in the order they should be printed. Those left out follow by id.
 * 
 * @maxItems 100
 * 
 * Items: Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
order?: string[]
/**
 * The decision that this plan has no chapter on the area, because no commitment was made in it.
 */
left_out?: {
/**
 * Why. It may not be empty: somebody will ask.
 */
reason: string
/**
 * One line of plain text.
 */
decided_by: string
/**
 * A day, written year-month-day.
 */
decided_on: string
}
}[]
/**
 * The policy areas that commitments choose from. Left out: those of OGP are offered, and any others may be written.
 * 
 * @minItems 1
 * @maxItems 200
 * 
 * Items: One line of plain text.
 */
policy_areas?: string[]
/**
 * The co-creation calendar: what happens when, and who takes part.
 * 
 * @maxItems 100
 */
calendar?: {
/**
 * A day (2017-06-30) or a month (2017-06).
 */
date: string
/**
 * The last day, where it takes more than one.
 */
until?: string
/**
 * Local time, in quotes.
 */
time?: string
/**
 * What happens on that day?
 */
activity: string
/**
 * Who takes part, or has to act?
 */
who?: string
/**
 * nap status reckons days left or late from inputs_due.
 */
kind: ("consultation" | "inputs_due" | "first_draft" | "draft_shared" | "draft_ready" | "workshop" | "other")
/**
 * true: the date may still change, and the plan says so.
 */
tentative?: boolean
}[]
/**
 * Which abbreviations does the plan use, and what do they stand for? Those that a text explains itself need not be listed.
 * 
 * @maxItems 200
 */
abbreviations?: {
/**
 * One line of plain text.
 */
short: string
/**
 * The words that it stands for.
 */
meaning: string
}[]
/**
 * A rule switched off for the plan as a whole, with the reason: for every file but the institutions’ own texts.
 * 
 * @maxItems 100
 */
waive?: {
/**
 * The id of the rule.
 */
rule: string
/**
 * Why the rule does not apply to this plan.
 */
reason: string
}[]
}
