import { followed, type Schema, schemas } from '../model/schemas.ts'
import type { YamlTree } from './yaml.ts'

/** How many names of a file stand where no kind of file has them: of two readings, the one with fewer was meant. */
export function misplacedIn(tree: YamlTree): number {
  const value: unknown = tree.toJSON()
  return Math.min(...Object.values(schemas).map((schema) => misplaced(value, schema)))
}

function misplaced(value: unknown, schema: Schema): number {
  if (typeof value !== 'object' || value === null) return 0
  const { properties, items, type } = followed(schema)
  if (Array.isArray(value)) {
    return items ? sum(value.map((item: unknown) => misplaced(item, items))) : value.length
  }
  const names = Object.entries(value)
  if (!properties) return type === 'object' ? 0 : names.length
  return sum(
    names.map(([name, below]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      return known ? misplaced(below, known) : 1
    }),
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
