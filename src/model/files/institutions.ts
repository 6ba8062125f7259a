// Made from schemas/institutions.schema.json by `npm run fix`. Do not edit.

/**
 * Who takes part. The order here is the order of provinces in the plan and of names in lists.
 */
export interface Institutions {
/**
 * @minItems 1
 * @maxItems 100
 */
institutions: {
/**
 * Also the name of its folder under submissions/.
 */
id: string
/**
 * Its full official name.
 */
name: string
/**
 * As people say it, for tables and messages.
 */
short_name?: string
/**
 * Where it belongs. Federal, provincial and independent institutions are asked for commitments.
 */
level: ("federal" | "provincial" | "district" | "independent" | "civil_society" | "private_sector" | "multilateral")
/**
 * For a provincial institution: the name of the province, which titles its chapter.
 */
province?: string
/**
 * For a provincial institution: what the province sets out to do, in a short paragraph printed at the head of its chapter.
 */
introduction?: string
/**
 * The thematic area that it leads.
 */
leads?: string
/**
 * Is it asked for commitments? Federal, provincial and independent institutions are, unless this says false.
 */
submits?: boolean
/**
 * The focal person, with office data only.
 */
focal_person?: {
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
}[]
}
