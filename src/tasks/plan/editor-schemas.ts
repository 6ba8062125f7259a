import { wordsListed } from '../../model/called.ts'
import type { Change } from '../../model/change.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { fieldsOf, followed, type Reference, type Schema, schemas } from '../../model/schemas.ts'
import type { Checked } from '../../pipeline.ts'
import { byText } from '../../plain/text.ts'
import { schemaAddress } from './guided.ts'

/** Where the schemas for editors lie in the plan folder. Hidden, so that nobody takes them for a part of the plan. */
export const schemaFolder = '.nap/schemas'

type Known = Readonly<
  Record<Reference, readonly { readonly id: string; readonly name: string }[]>
> & {
  readonly folder: Pick<PlanFolder, 'plan'>
}

/**
 * The schemas as an editor needs them: each complete in itself, with OGP’s questions to hover over and the ids that this
 * plan knows to choose from. Nothing where plan.yaml says that its schemas lie elsewhere.
 */
export function editorSchemas(plan: Pick<Checked, 'loaded' | 'folder' | 'draft'>): Change[] {
  const address = schemaAddress('plan', 'plan.yaml', plan)
  if (address !== `./${schemaFolder}/plan.schema.json`) return []
  const known = knownIn(plan)
  return Object.entries(schemas).map(([kind, schema]) => ({
    file: `${schemaFolder}/${kind}.schema.json`,
    content: `${JSON.stringify(
      { $schema: 'http://json-schema.org/draft-07/schema#', ...forEditors(schema, known) },
      null,
      2,
    )}\n`,
  }))
}

function knownIn({ folder, draft }: Pick<Checked, 'folder' | 'draft'>): Known {
  const merged = new Map(commitmentsOf(draft).map(({ id, value }) => [id, value.title ?? id]))
  const filed = folder.contributions.map(({ commitment }) => commitment)
  const ids = [...new Set([...merged.keys(), ...filed])].toSorted(byText)
  return {
    institution: folder.institutions.value.institutions.map(({ id, name }) => ({ id, name })),
    theme: folder.plan.value.themes.map(({ id, name }) => ({ id, name })),
    commitment: ids.map((id) => ({ id, name: merged.get(id) ?? id })),
    folder,
  }
}

/** Keywords that mean the same to every editor; the others are ours. */
const plainKeywords = [
  'type',
  'description',
  'examples',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'required',
  'additionalProperties',
] as const

function forEditors(schema: Schema, known: Known): Record<string, unknown> {
  const own: Readonly<Record<string, unknown>> = schema
  const choices = choicesOf(schema, known)
  // An example that this plan does not know would be offered beside its ids.
  const superseded = choices['enum'] === undefined ? [] : ['pattern', 'examples']
  const kept = plainKeywords.filter(
    (keyword) => own[keyword] !== undefined && !superseded.includes(keyword),
  )
  const label = schema['x-label'] ?? schema.title
  const fields = fieldsOf(schema).map(([name, field]) => [name, forEditors(field, known)])
  return {
    ...(label !== undefined && { title: label }),
    ...Object.fromEntries(kept.map((keyword) => [keyword, own[keyword]])),
    ...choices,
    ...(schema['x-listed-in'] && { examples: wordsListed(schema, known.folder) }),
    ...(fields.length > 0 && { properties: Object.fromEntries(fields) }),
    ...(schema.items && { items: forEditors(followed(schema.items), known) }),
  }
}

const fixers: Readonly<Record<Reference, string>> = {
  institution: 'No institution of this id is in institutions.yaml. To add it: nap new institution',
  theme: 'No thematic area of this id is in plan.yaml.',
  commitment: 'No commitment of this id is in the plan.',
}

function choicesOf({ 'x-refers-to': reference }: Schema, known: Known): Record<string, unknown> {
  const choices = reference ? known[reference] : []
  if (!reference || choices.length === 0) return {}
  return {
    enum: choices.map(({ id }) => id),
    markdownEnumDescriptions: choices.map(({ name }) => name),
    errorMessage: fixers[reference],
  }
}
