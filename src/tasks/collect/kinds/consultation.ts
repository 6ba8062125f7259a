import { slugOf } from '../../../model/slug.ts'
import { freeFile } from '../../plan/free-file.ts'
import { guidedFile } from '../../plan/guided.ts'
import { type NewKind, plainKind } from '../kind.ts'

/** A meeting at which the plan was discussed. */
export const newConsultation: NewKind = {
  ...plainKind,
  name: 'consultation',
  kind: 'consultation',
  leftOut: [],
  needs: ['title', 'date', 'place'],
  namedBy: {},
  example:
    'nap new consultation --set title="Workshop in Quetta" --set date=2017-05-16 --set place=Quetta',

  async change(plan, answers) {
    const place = slugOf(String(answers['place'])) ?? 'consultation'
    const file = await freeFile(plan.root, `consultations/${String(answers['date'])}-${place}`)
    const content = await guidedFile(plan, { kind: 'consultation', file, answers, leftOut: [] })
    return { file, content }
  },

  next: () => 'bring the plan up to date, with nap compile',
}
