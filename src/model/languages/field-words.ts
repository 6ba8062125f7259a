import { fieldsOf, followed, type Schema, schemas } from '../schemas.ts'

/** Files of which every field can be named in a document: a commitment, and what a comparison tells of the plan as a whole. */
const named = ['contribution', 'plan', 'institutions'] as const

/**
 * What the documents call the fields, by keys such as `contribution/title`, in the order of the schemas: in English. Of a commitment
 * there is also what is asked (`contribution/title?`); of a list what one item is called (`contribution/milestones[]`), of a choice
 * what each answer is called (`plan/status=draft`).
 */
export function fieldWords(): Readonly<Record<string, string>> {
  words ??= Object.fromEntries(named.flatMap((kind) => wordsBelow(schemas[kind], kind)))
  return words
}

let words: Readonly<Record<string, string>> | undefined

function wordsBelow(schema: Schema, at: string): (readonly [key: string, english: string])[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const key = `${at}/${name}`
    const item: Schema = field.items === undefined ? {} : followed(field.items)
    const question = at.startsWith('contribution')
      ? (field.description ?? item.description)
      : undefined
    return [
      [key, field['x-label'] ?? name] as const,
      ...(question === undefined ? [] : [[`${key}?`, question] as const]),
      ...(field.enum ?? item.enum ?? []).map(
        (value) => [`${key}=${value}`, String(value).replaceAll(/[_-]/g, ' ')] as const,
      ),
      ...(item['x-label'] ? [[`${key}[]`, item['x-label']] as const] : []),
      ...wordsBelow(field, key),
      ...wordsBelow(item, key),
    ]
  })
}
