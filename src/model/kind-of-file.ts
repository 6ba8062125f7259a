/** What nap has to know of a type of file, besides the schema of its name. */
export type KindOfFile = {
  /**
   * Where such files lie in the plan folder. `*` is any name; `{institution}` and `{commitment}` are ids, which have to be
   * known. What lies in a folder of an institution is that institution’s, anything else the secretariat’s. Without either,
   * a plan has one such file.
   */
  readonly path: `${string}.yaml` | `${string}.md`
  /** Where what these files say stands in the value of the plan folder. */
  readonly keptIn: string
  /** How messages count them; of the one file that a plan has, how they call it. */
  readonly noun: string | readonly [one: string, many: string]
  /**
   * How two states of the plan are compared in them: field by field, and whatever is merged again (`plan`); by the
   * commitments that they add up to; word by word; or only by how many changed.
   */
  readonly compared: 'plan' | 'commitments' | 'words' | 'counted'
  /** Whether people act in them besides writing texts: a commit tells who decided, signed off, commented or answered. */
  readonly tellsActivity: boolean
  /** What `nap new` calls it, and whether it is asked in a way of its own; false where `nap new` makes none. */
  readonly made: false | { readonly as: string; readonly how: 'own way' | PlainWay }
}

/** How `nap new` makes a file that needs nothing but the answers to its schema. */
export type PlainWay = {
  /** The answers from which its name is put together. */
  readonly namedBy: readonly string[]
  /** What is not asked, because it needs more than an answer: it is filled in in the file. */
  readonly leftOut?: readonly string[]
  readonly example: string
}
