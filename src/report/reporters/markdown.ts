import { findingsTable } from '../findings-table.ts'
import type { Reporter } from '../reporter.ts'

/** A comment on GitHub holds 65,536 characters; whoever posts it may want to add a line of its own. */
const commentCharacters = 65_536 - 1_024

/** For a comment on a pull request: one table, in which nothing that somebody wrote has an effect. */
export const markdown: Reporter = {
  name: 'markdown',
  placesFrom: 'repository',
  report: (report) => findingsTable(report, commentCharacters),
}
