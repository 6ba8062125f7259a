import type { Host } from '../../command.ts'
import { readAssets } from '../../load/assets.ts'
import type { PlanState } from '../../model/difference.ts'
import type { Redline } from '../../model/redline.ts'
import { exitCodes } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { composeComparison, composeRedline, trackedDocx } from '../../pipeline.ts'
import { withLock } from '../../record/lock.ts'
import { inputWords } from '../../record/message.ts'
import { pending, write } from '../../record/write.ts'
import { outputFolder } from '../plan/open.ts'
import { shownFrom } from '../plan/shown-from.ts'
import type { Printed } from '../publish/documents.ts'
import { type Documents, documents, formatsIn } from '../publish/documents.ts'
import type { Comparison } from './comparison.ts'
import { comparisonFormats } from './formats.ts'

type Printing = {
  readonly to: string
  readonly out: string | undefined
  readonly summary: boolean
  readonly browser: string | undefined
}

/** The comparison as the documents that are asked for. Nothing is recorded: it is not part of the plan. */
export async function printComparison(
  comparison: Comparison,
  host: Host,
  printing: Printing,
): Promise<Printed> {
  const formats = formatsIn(printing.to, comparisonFormats)
  const out = await outputFolder(host.cwd, comparison.root, printing.out)
  const { templates, locales } = readAssets()
  const redline = await redlineOf(comparison, locales.get('en') ?? {}, printing.summary)
  const name = printing.summary ? 'comparison-summary' : 'comparison'
  const { to } = comparison.difference
  const { files, remarks, exitCode } = await paper(redline, host, {
    templates,
    order: {
      name,
      out,
      formats: formats.filter((format) => format !== 'docx'),
      stamp: stampOf(comparison.difference),
      revision: to.kind === 'revision' ? to : undefined,
      release: undefined,
      browser: printing.browser,
      extraMs: 0,
    },
  })
  const docx = formats.includes('docx')
    ? [{ file: `${name}.docx`, content: await trackedDocx(redline) }]
    : []
  const outstanding = await pending(out, [...files, ...docx])
  await withLock(comparison.root, () => write(out, outstanding))
  const shownOut = shownFrom(host.cwd, out)
  return { written: outstanding.map(({ file }) => shownOut + file), remarks, exitCode }
}

function redlineOf(
  { difference, cover, others, notes }: Comparison,
  words: Redline['words'],
  isSummary: boolean,
): Promise<Redline> {
  const compared = {
    ...cover,
    difference,
    others: others.length > 0 ? inputWords(others) : '',
    notes,
  }
  return composeRedline(compared, { isSummary, language: 'en', words })
}

type Paper = {
  readonly templates: ReadonlyMap<string, string>
  readonly order: Parameters<typeof documents>[2]
}

async function paper(
  redline: Redline,
  host: Host,
  { templates, order }: Paper,
): Promise<Documents> {
  if (order.formats.length === 0) return { files: [], remarks: [], exitCode: exitCodes.done }
  return documents(await composeComparison(redline, templates), host, order)
}

/** What stands at the foot of every page: `Revision 1a2b3c4 compared with 5d6e7f8`. */
function stampOf({ from, to }: Comparison['difference']): string {
  const nameOf = (state: PlanState) =>
    state.kind === 'revision' ? shortHash(state.hash) : undefined
  const [old, now] = [nameOf(from), nameOf(to)]
  if (now !== undefined) return `Revision ${now} compared with ${old ?? 'the working files'}`
  return `Files not recorded yet, compared with revision ${old}`
}
