import type { Block, Inline } from '../model/block.ts'

/** One function for each kind of block, and of inline: a kind that is forgotten is a mistake of type, in every format at once. */
export type BlockWriter<Written, At> = {
  readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, at: At) => Written
}
export type InlineWriter<Written, At> = {
  readonly [Kind in Inline['kind']]: (inline: Extract<Inline, { kind: Kind }>, at: At) => Written
}

/** What the function for its kind makes of a node. The one place that a type cannot follow: a kind and its function belong together. */
export function written<Written, At, Node extends { readonly kind: string }>(
  writer: Readonly<Record<string, (node: never, at: At) => Written>>,
  node: Node,
  at: At,
): Written {
  return (writer[node.kind] as (node: Node, at: At) => Written)(node, at)
}
