import type { Kind } from '../../model/kinds.ts'
import { fieldsOf, followed, type Schema, schemas } from '../../model/schemas.ts'
import { editing } from '../../pipeline.ts'
import type { Answers } from './answers.ts'

/** What plan.yaml says is enough to know where the schemas lie. */
type Addressed = { readonly loaded: { readonly texts: ReadonlyMap<string, string> } }

type NewFile = {
  readonly kind: Kind
  /** Relative to the plan: `comments/2017-06-14-cgpa.yaml`. */
  readonly file: string
  readonly answers: Answers
  /** Fields that are not asked for: they stand there only where they have an answer. */
  readonly leftOut: readonly string[]
}

/** The text of a new file of a plan: what belongs into each field stands above it, and what is open can be seen. */
export async function guidedFile(
  plan: Addressed,
  { kind, file, answers, leftOut }: NewFile,
): Promise<string> {
  const { guidedText } = await editing()
  const fields = fieldsOf(schemas[kind])
    .filter(([name]) => !leftOut.includes(name) || answers[name] !== undefined)
    .map(([name, field]) => ({
      name,
      guide: guideFor(name, field),
      value: answers[name],
      // What a comment is about is one of several things; a commitment can serve several values.
      open:
        kind === 'contribution' || answers[name] === undefined
          ? openBelow(field, answers[name])
          : [],
    }))
  return guidedText(schemaAddress(kind, file, plan), fields)
}

const ruleForIds = followed({ $ref: 'common.schema.json#/$defs/id' }).description

/** `Level. Whose commitment is it? One of: federal, provincial.` */
export function guideFor(
  name: string,
  { description, enum: choices, 'x-label': label, 'x-refers-to': refers }: Schema,
): string {
  const parts = [
    label ?? name,
    // What an id may be is for whoever makes one, and not for whoever names what there is.
    refers !== undefined && description === ruleForIds ? undefined : description,
    choices && `One of: ${choices.map(String).join(', ')}`,
  ]
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')
}

// The names of what may still be written below a field, as lines of YAML.
function openBelow(field: Schema, value: unknown): string[] {
  const item = field.items && followed(field.items)
  if (item?.properties) {
    if (value !== undefined) return []
    return fieldsOf(item).map(([name], index) => `${index === 0 ? '  - ' : '    '}${name}:`)
  }
  const given = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return fieldsOf(field)
    .filter(([name]) => !given.includes(name))
    .map(([name]) => `  ${name}:`)
}

/** The schemas lie where plan.yaml says they do. */
export function schemaAddress(kind: Kind, file: string, { loaded }: Addressed): string {
  const [, folder = '../schemas/'] =
    /^# yaml-language-server: \$schema=(\S*)plan\.schema\.json/m.exec(
      loaded.texts.get('plan.yaml') ?? '',
    ) ?? []
  const isFar = /^(?:[a-z]+:|[\\/])/i.test(folder)
  const up = isFar ? '' : '../'.repeat(file.split('/').length - 1)
  // From a folder of the plan, ./.nap/schemas/ is ../.nap/schemas/.
  return `${up}${up === '' ? folder : folder.replace(/^\.\//, '')}${kind}.schema.json`
}
