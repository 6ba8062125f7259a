import { institutionsCalled } from '../../../model/called.ts'
import { kinds } from '../../../model/kinds.ts'
import { asked, institutionOf } from '../../../model/plan.ts'
import { nothingWritten } from '../../../model/refusal.ts'
import { editing } from '../../../pipeline.ts'
import { shown } from '../../../plain/text.ts'
import { type NewKind, plainKind } from '../kind.ts'

const file = kinds.institutions.path

/** An institution that takes part: an entry at the end of institutions.yaml. */
export const newInstitution: NewKind = {
  ...plainKind,
  name: kinds.institutions.made.as,
  kind: 'institutions',
  at: '/institutions/0',
  leftOut: ['id'],
  needs: ['name', 'level'],
  namedBy: { id: 'name' },
  example:
    'nap new institution ministry-of-water --set name="Ministry of Water" --set level=federal',

  pointer: ({ folder }) => `/institutions/${folder.institutions.value.institutions.length}`,

  place({ folder }, { id }) {
    const index = folder.institutions.value.institutions.findIndex((one) => one.id === id)
    return index < 0 ? undefined : { file, pointer: `/institutions/${index}` }
  },

  objection({ folder, shownRoot }, { name, short_name: short }, _host, own) {
    const known = institutionsCalled(folder)
    for (const [field, words] of Object.entries({ name, short_name: short })) {
      const taken = typeof words === 'string' ? known.idOf(words) : undefined
      if (taken === undefined || taken === own.id) continue
      return {
        field,
        message: `“${shown(String(words), 60)}” is there already: it is “${taken}” in ${shown(shownRoot + file)}.`,
        help: 'If this is another institution, write what tells the two apart, for example its province.',
      }
    }
    return undefined
  },

  async change({ folder, loaded, shownRoot }, answers, { id }) {
    const known = institutionOf(folder, id)
    if (known) {
      throw nothingWritten(
        `The id “${shown(id)}” is taken: it is ${shown(known.name)}.`,
        `Choose another id, or change that entry in ${shown(shownRoot + file)}.`,
      )
    }
    const { withItem } = await editing()
    const text = loaded.texts.get(file) ?? ''
    return { file, content: withItem(text, 'institutions', { id, ...answers }) }
  },

  next: ({ folder }, { names: { id } }) =>
    asked(folder).some((one) => one.id === id)
      ? `once it has sent its text, type nap new submission ${id} and nap new commitment --institution ${id}`
      : 'commitments can name it now, as one of those who take part. What it says of a draft is taken in with nap new comment',
}
