import type { Host } from '../../command.ts'
import { readAssets } from '../../load/assets.ts'
import type { Agenda } from '../../model/agenda.ts'
import { composeAgenda } from '../../pipeline.ts'
import { withLock } from '../../record/lock.ts'
import { pending, write } from '../../record/write.ts'
import type { OpenPlan } from '../plan/open.ts'
import { shownFrom } from '../plan/shown-from.ts'
import { documents, formatsIn, outputFormats, type Printed } from '../publish/documents.ts'
import { stampOf } from '../publish/publish.ts'
import { recordPlan } from '../publish/record.ts'

type AgendaPrint = {
  readonly to: string
  readonly out: string
  readonly browser: string | undefined
}

/** The agenda as documents, with the look of the plan. Nothing is recorded: it is not part of the plan. */
export async function printAgenda(
  plan: OpenPlan,
  host: Host,
  { agenda, wish }: { readonly agenda: Agenda; readonly wish: AgendaPrint },
): Promise<Printed> {
  const formats = formatsIn(wish.to, outputFormats)
  const { templates, locales } = readAssets()
  const words = locales.get('en') ?? {}
  const book = await composeAgenda(agenda, plan, {
    language: 'en',
    words,
    templates,
    audience: 'public',
  })
  const recorded = await recordPlan(plan, host, { wanted: false, why: '', draft: [] })
  const { files, remarks, exitCode } = await documents(book, host, {
    name: 'agenda',
    out: wish.out,
    formats,
    stamp: stampOf(recorded),
    revision: recorded.revision,
    release: recorded.release,
    browser: wish.browser,
    extraMs: 0,
  })
  const outstanding = await pending(wish.out, files)
  await withLock(plan.root, () => write(wish.out, outstanding))
  const out = shownFrom(host.cwd, wish.out)
  return { written: outstanding.map(({ file }) => out + file), remarks, exitCode }
}
