import type { Block, Inline } from '../model/block.ts'

/** A block as its later state says it, with no mark of what came or went: where everything is new, there is nothing to mark. */
export function unmarked(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, of: block.of.flatMap(withoutMarks) }
    case 'list':
      return {
        ...block,
        items: block.items.map((one) => ({ ...one, of: one.of.map(unmarked) })),
      }
    case 'part':
    case 'quotation':
    case 'notice':
    case 'only':
      return { ...block, of: block.of.map(unmarked) }
    default:
      return block
  }
}

function withoutMarks(one: Inline): Inline[] {
  if (one.kind === 'deleted') return []
  return one.kind === 'inserted' ? [...one.of] : [one]
}
