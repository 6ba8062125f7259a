/** A file as it should be. Nothing is written until `record` gets a list of these. `file` is relative to a root. */
export type Change = { readonly file: string; readonly content: string | Uint8Array }

/** A file that nap wrote earlier and that no longer belongs there. */
export type Removal = { readonly file: string; readonly content: undefined }
