// Made from schemas/contribution.schema.json by `npm run fix`. Do not edit.

/**
 * What one institution says about one commitment. The name of the file is the id of the commitment; the folder is the institution. Every field may be left out: completeness is judged when all contributions are merged.
 */
export interface Contribution {
/**
 * A short name, at most twenty words.
 */
title?: string
/**
 * The number under which the plan was published, in quotes. It is printed in place of nap’s own; left out: nap numbers the commitment itself.
 */
published_number?: string
/**
 * The id of a thematic area in plan.yaml. A province may leave it out for a commitment of its own.
 */
theme?: string
/**
 * What it is about: policy areas of the plan’s list or, where it has none, of OGP’s or in your own words.
 * 
 * @maxItems 20
 * 
 * Items: One line of plain text.
 */
policy_areas?: string[]
/**
 * The group of commitments that it belongs to, where the plan has such groups within a thematic area.
 */
cluster?: string
/**
 * Whose commitment is it? Left out: the level of the lead implementing agency.
 */
level?: ("federal" | "provincial")
/**
 * One institution that answers for the result; the others are supporting agencies.
 */
lead_implementing_agency?: string
/**
 * Institutions that lead it together with the lead implementing agency, which alone answers for the result.
 * 
 * @maxItems 20
 * 
 * Items: Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
co_leads?: string[]
/**
 * Institutions that help to carry it out.
 * 
 * @maxItems 100
 * 
 * Items: Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
supporting_agencies?: string[]
/**
 * Who else is involved?
 */
other_actors?: {
/**
 * Organisations that will take part.
 * 
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
civil_society?: string[]
/**
 * Firms, chambers and associations.
 * 
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
private_sector?: string[]
/**
 * International organisations and development partners.
 * 
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
multilaterals?: string[]
/**
 * Committees and working groups.
 * 
 * @maxItems 100
 * 
 * Items: One line of plain text.
 */
working_groups?: string[]
}
/**
 * When does the work begin? A day (2017-07-01) or a month (2017-07).
 */
start_date?: string
/**
 * When will the commitment be fulfilled? A day (2019-06-30) or a month (2019-06).
 */
end_date?: string
/**
 * Which problem do people have today, and which fact or figure shows it?
 */
public_problem?: string
/**
 * What exactly will be done, and what will be there at the end?
 */
commitment_description?: string
/**
 * How does doing this change the problem described above?
 */
contribution?: string
/**
 * Why is the commitment relevant to OGP values? One sentence for each value that it serves.
 */
ogp_values?: {
/**
 * Which information becomes public, or easier to obtain, and for whom?
 */
access_to_information?: string
/**
 * How do citizens get a say that counts?
 */
civic_participation?: string
/**
 * How will officials have to answer for what they do, in public?
 */
public_accountability?: string
/**
 * Which technology serves one of the other three values? Alone it does not count.
 */
technology_and_innovation?: string
}
/**
 * Optional: budget, links to programmes, to the national plan and to the Sustainable Development Goals.
 */
additional_information?: {
/**
 * Where does the money come from?
 */
budget?: string
/**
 * Which goal of the national development plan does it serve?
 */
national_plan?: string
/**
 * @maxItems 100
 * 
 * Items: A goal or target of the Sustainable Development Goals, in quotes.
 */
sdgs?: string[]
/**
 * Which programmes does it build on?
 */
related_programmes?: string
}
/**
 * Where readers find more: what it is, and its address. Printed as a link.
 * 
 * @maxItems 20
 * 
 * Items: An address on the web, and the words that it is printed as.
 */
links?: {
/**
 * What readers find there.
 */
label?: string
/**
 * An address on the web that starts with http:// or https://.
 */
address: string
}[]
/**
 * The steps that can be checked from outside, each with a date.
 * 
 * @maxItems 50
 */
milestones?: {
/**
 * Two institutions that give the same id speak of the same milestone.
 */
id: string
/**
 * What will be done? Begin with a verb that can be checked: publish, adopt, launch, train.
 */
activity?: string
/**
 * What can a reader hold or see when it is done?
 */
deliverable?: string
/**
 * A day (2017-06-30) or a month (2017-06).
 */
start_date?: string
/**
 * A day (2017-06-30) or a month (2017-06).
 */
end_date?: string
/**
 * The date as people say it, kept beside the end date: by the end of the fiscal year.
 */
deadline_text?: string
/**
 * The institution that answers for this step.
 */
lead?: string
/**
 * @maxItems 100
 * 
 * Items: Lower-case letters, digits and single hyphens, for example citizens-budget. An id never changes; a number may.
 */
supporting?: string[]
/**
 * What will show that it has worked, each with where it stands today and where it is to stand.
 * 
 * @maxItems 20
 */
indicators?: {
/**
 * Two institutions that give the same id speak of the same indicator.
 */
id: string
/**
 * What is counted or measured?
 */
text?: string
/**
 * Where does it stand today?
 */
baseline?: string
/**
 * Where is it to stand then?
 */
target?: string
/**
 * When is the target to be reached? A day (2018-06-30) or a month (2018-06).
 */
date?: string
/**
 * The institution that measures it.
 */
lead?: string
}[]
}[]
/**
 * The point of contact: office data only. It is printed in the public plan only where public is true.
 */
contact?: {
/**
 * One line of plain text.
 */
name?: string
/**
 * One line of plain text.
 */
title?: string
/**
 * One line of plain text.
 */
department?: string
/**
 * An office mailbox.
 */
email?: string
/**
 * An office telephone with country code, in quotes.
 */
phone?: string
/**
 * May this contact be printed in the public plan? Left out unless true.
 */
public?: boolean
}
/**
 * A second point of contact, or more. Each is printed only where its public is true.
 * 
 * @maxItems 10
 * 
 * Items: The point of contact: office data only. It is printed in the public plan only where public is true.
 */
further_contacts?: {
/**
 * One line of plain text.
 */
name?: string
/**
 * One line of plain text.
 */
title?: string
/**
 * One line of plain text.
 */
department?: string
/**
 * An office mailbox.
 */
email?: string
/**
 * An office telephone with country code, in quotes.
 */
phone?: string
/**
 * May this contact be printed in the public plan? Left out unless true.
 */
public?: boolean
}[]
/**
 * Anything a reader should know about this text; printed with its giver.
 */
note?: string
/**
 * A rule switched off for this file, with the reason.
 * 
 * @maxItems 100
 */
waive?: {
/**
 * The id of the rule.
 */
rule: string
/**
 * Why the rule does not apply to this file.
 */
reason: string
}[]
}
