import { countOf, type Diagnostic, inReadingOrder, type Place } from '../../model/diagnostic.ts'
import { jsonText } from '../../model/json.ts'
import type { Reporter } from '../reporter.ts'

/** For programs: `{version, files, counts, diagnostics}`, places with file, line, column and JSON pointer. */
export const json: Reporter = {
  name: 'json',
  report({ diagnostics, folder, files }) {
    const report = {
      files,
      counts: {
        errors: countOf(diagnostics, 'error'),
        warnings: countOf(diagnostics, 'warning'),
        notes: countOf(diagnostics, 'note'),
      },
      diagnostics: inReadingOrder(diagnostics).map((diagnostic) => relocated(diagnostic, folder)),
    }
    return jsonText(report)
  },
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
