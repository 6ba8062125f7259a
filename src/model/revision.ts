/**
 * A state of the plan that git has recorded: the last commit that changed the plan folder. `date` is the committer's.
 * With `shallow`, the history before this commit is not on this machine, so an older commit may be the true one.
 */
export type Revision = { readonly hash: string; readonly date: Date; readonly shallow: boolean }
