import {
  countOf,
  type Diagnostic,
  inReadingOrder,
  numberOf,
  type Place,
} from '../../model/diagnostic.ts'
import { jsonText } from '../../plain/json.ts'
import type { Reporter } from '../reporter.ts'

/**
 * For programs: `{version, files, counts, leftOut, elsewhere, diagnostics}`. `counts` is of all that was asked for;
 * `leftOut` says how many of these the list lacks, because there is a limit: --max, or that on findings of one kind in a
 * file, of which the last `standsFor` all that follow; `elsewhere` counts what else the plan has.
 * Places have file, line, column and JSON pointer.
 */
export const json: Reporter = {
  name: 'json',
  placesFrom: 'reader',
  report({ diagnostics, leftOut, elsewhere, about, folder }) {
    const all = [...diagnostics, ...leftOut]
    return jsonText({
      files: about.length,
      counts: countsOf(all),
      leftOut: numberOf(all) - diagnostics.length,
      elsewhere: countsOf(elsewhere),
      diagnostics: inReadingOrder(diagnostics).map((diagnostic) => relocated(diagnostic, folder)),
    })
  },
}

function countsOf(diagnostics: readonly Diagnostic[]) {
  return {
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    notes: countOf(diagnostics, 'note'),
  }
}

function relocated(diagnostic: Diagnostic, folder: string): Diagnostic {
  const moved = (place: Place) => ({ ...place, file: folder + place.file })
  const { place, related } = diagnostic
  return {
    ...diagnostic,
    place: moved(place),
    ...(related && { related: related.map((other) => ({ ...other, place: moved(other.place) })) }),
  }
}
