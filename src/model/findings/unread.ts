/** A file of the plan of which nothing is known, for programs. */
export type Unread = {
  /** As the user would type it. */
  readonly file: string
  readonly institution: string | null
  /** The commitment that it is about, under the id in its name. */
  readonly commitment: string | null
}
