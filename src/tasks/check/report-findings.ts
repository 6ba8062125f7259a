import { resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { inReadingOrder, numberOf } from '../../model/diagnostic.ts'
import { countWords, findingWords } from '../../model/findings/finding-counts.ts'
import { orRefusal, sentences } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import type { Report, Reporter } from '../../report/reporter.ts'
import { reporters } from '../../report/reporters.ts'
import type { OpenPlan } from '../plan/open.ts'
import { explanations } from './explain.ts'
import type { Selection } from './selection.ts'

export const reportFormats: readonly string[] = reporters.map(({ name }) => name)

/** Prints what was selected, in one of the formats. On GitHub’s runner the full table also goes to its summary page. */
export async function reportFindings(
  host: Host,
  plan: OpenPlan,
  selection: Selection & { format: string },
) {
  const reporter = reporterOf(selection.format)
  const report = await reportOf(host, plan, { selection, reporter })
  if (reporter.annotates) host.annotate(reporter.report(report))
  else if (reporter.isProse) host.say(reporter.report(report))
  else host.out(reporter.report(report))
  const page = host.env['GITHUB_STEP_SUMMARY']
  if (reporter.summary && page) {
    const { append } = await import('../../record/append.ts')
    const path = resolve(host.cwd, page)
    const summary = `${reporter.summary(report)}\n`
    const refusal = await orRefusal(() => append(path, summary))
    // The findings are told already, and how the check ends is theirs to say.
    if (refusal) host.err(`${sentences(refusal)}\n`)
  }
}

type Telling = { readonly selection: Selection; readonly reporter: Reporter }

async function reportOf(host: Host, plan: OpenPlan, telling: Telling): Promise<Report> {
  const { selection, reporter } = telling
  const { colour, width, version } = host
  return {
    ...selection,
    texts: plan.loaded.texts,
    folder: reporter.placesFrom === 'repository' ? await wayFromTop(host, plan) : plan.shownRoot,
    files: plan.files,
    rules: explanations().map(({ severity, ...words }) => ({
      ...words,
      severity: severity[plan.stage],
    })),
    version,
    colour,
    width,
  }
}

async function wayFromTop({ env }: Host, { root, shownRoot }: OpenPlan): Promise<string> {
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(root, env)
  if (repository.kind === 'none') return shownRoot
  return repository.prefix === '' ? '' : `${repository.prefix}/`
}

function reporterOf(format: string): Reporter {
  const found = reporters.find(({ name }) => name === format)
  if (!found) throw new Error(`there is no reporter ${format}`)
  return found
}

/** How many findings stand on one screen, so that nothing among them needs to be named again. */
const onOneScreen = 5

/**
 * Errors among many other findings once more, below them all: in the order of the files they may have left the screen long
 * ago. Nothing where most findings are errors, or where all can be seen at once.
 */
export function errorsAgain({ shownRoot }: OpenPlan, { diagnostics }: Selection): string {
  const errors = inReadingOrder(diagnostics.filter(({ severity }) => severity === 'error'))
  const others = diagnostics.length - errors.length
  if (errors.length === 0 || errors.length > others || diagnostics.length <= onOneScreen) return ''
  const lines = errors
    .slice(0, onOneScreen)
    .map(
      ({ place: { file, line, column }, message }) =>
        `  ${shown(shownRoot + file)}:${line}:${column}: ${shown(message, 100)}\n`,
    )
  const all = numberOf(errors)
  const more = all - lines.length
  // Of very many of one kind, only the first are listed.
  const shows = all === errors.length ? `all ${all} errors` : 'errors'
  const rest =
    more > 0
      ? `  … and ${counted(more, 'more error', 'more errors')}; --max ${errors.length} shows ${shows} and nothing else.\n`
      : ''
  return `Where the errors are:\n${lines.join('')}${rest}`
}

/** `2 errors and 14 warnings in 48 files.` */
export function summary({ files }: OpenPlan, { diagnostics, leftOut, about }: Selection): string {
  const scope =
    about.length === files ? counted(files, 'file') : `${about.length} of ${counted(files, 'file')}`
  const all = [...diagnostics, ...leftOut]
  return `${findingWords(all) || countWords(all) || 'No problems'} in ${scope}.`
}
