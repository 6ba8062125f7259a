import { advice, type Rule } from '../rule.ts'

export const themeHasOneLead: Rule = {
  id: 'theme-has-one-lead',
  subject: 'participants',
  on: 'plan',
  severity: advice,
  why: 'The lead ministry of a theme is asked for its commitments, and its answers stand where others differ.',
  help: 'In institutions.yaml, write “leads: THEME” at exactly one institution for each theme; or at none, where nobody is asked for a whole theme.',
  source: 'EAD’s list of thematic areas and lead ministries',
  example: { bad: 'Two institutions with leads: access-to-justice', good: 'One of them' },
  *check(_draft, { plan, institutions, unreadable }) {
    // That the file cannot be read has been said; whoever leads may stand in it.
    if (unreadable.some(({ is }) => is.kind === 'institutions')) return
    // Most countries ask nobody for a whole theme. Where one has a lead, all should.
    if (institutions.value.institutions.every(({ leads }) => leads === undefined)) return
    for (const [index, { id, name }] of plan.value.themes.entries()) {
      const leads = institutions.value.institutions.filter(({ leads }) => leads === id)
      if (leads.length === 1) continue
      yield {
        at: plan.place(`/themes/${index}/id`),
        message:
          leads.length === 0
            ? `No institution leads the thematic area “${name}”.`
            : `${leads.length} institutions lead the thematic area “${name}”.`,
        ...(leads.length > 0 && {
          related: leads.map((lead) => ({
            place: institutions.place(
              `/institutions/${institutions.value.institutions.indexOf(lead)}/leads`,
            ),
            label: lead.short_name ?? lead.name,
          })),
        }),
      }
    }
  },
}
