import type { Host } from '../../command.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { Proof } from '../../model/proof.ts'
import { claimIn } from '../../pipeline.ts'
import { shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { formatsIn } from '../publish/documents.ts'
import type { Edition } from '../publish/proof.ts'
import { publish } from '../publish/publish.ts'

/** Whether the pages are as nap prints them from the revision; not being able to tell is not the same as “no”. */
export type Pages =
  | { readonly kind: 'not-asked' | 'same' | 'different' }
  | { readonly kind: 'not-comparable'; readonly why: string; readonly help: string }

type Work = {
  readonly proof: Proof
  readonly pdf: Uint8Array
  readonly edition: Edition
  readonly request: {
    readonly rebuild: boolean
    readonly browser: string | undefined
    readonly style?: HouseStyle | undefined
  }
}

/** Prints the revision once more, if that is asked for, and compares the bytes. Nothing is written. */
export async function comparePages(
  host: Host,
  plan: OpenPlan,
  { proof, pdf, edition, request }: Work,
): Promise<Pages> {
  if (!request.rebuild) return { kind: 'not-asked' }
  if (proof.tool.version !== host.version) return otherNap(proof, host)
  const { style } = request
  if (proof.style !== style?.digest) return otherStyle(proof, style)
  const { files, remarks } = await publish(plan, host, {
    ...edition,
    out: host.cwd,
    formats: formatsIn('pdf'),
    browser: request.browser,
    style,
  })
  const printed = files.find(({ file }) => file.endsWith('.pdf'))?.content
  if (!(printed instanceof Uint8Array)) {
    return {
      kind: 'not-comparable',
      why: remarks.join(' '),
      help: 'Name a browser that can print it, with --browser.',
    }
  }
  if (Buffer.compare(printed, pdf) === 0) return { kind: 'same' }
  const claim = await claimIn(printed)
  const browser = claim.kind === 'proof' ? claim.proof.browser : ''
  return browser === proof.browser ? { kind: 'different' } : otherBrowser(proof, browser)
}

function otherStyle({ style: theirs }: Proof, style: HouseStyle | undefined): Pages {
  const kind = 'not-comparable'
  if (theirs === undefined) {
    return {
      kind,
      why: 'it was printed without a house style.',
      help: 'Leave --style out, and try again.',
    }
  }
  if (!style) {
    return {
      kind,
      why: 'it was printed in a house style, which is needed for that.',
      help: 'Name the folder of that style, as it was then: --style DIR.',
    }
  }
  return {
    kind,
    why: 'it was printed in another house style than this one, or in this one as it was before somebody changed it.',
    help: 'Name the folder of that style, as it was then: --style DIR.',
  }
}

function otherNap({ tool }: Proof, { version }: Host): Pages {
  const theirs = shown(tool.version, 20)
  return {
    kind: 'not-comparable',
    why: `it was printed with nap ${theirs}, and this is nap ${version}. Another version prints other bytes, even where the pages look the same.`,
    help: `Install nap ${theirs} and try again.`,
  }
}

function otherBrowser({ browser }: Proof, here: string): Pages {
  const theirs = shown(browser, 60)
  return {
    kind: 'not-comparable',
    why: `it was printed with ${theirs}, and the browser here is ${shown(here, 60)}. Another browser prints other bytes, even where the pages look the same.`,
    help: `Name that browser and try again: --browser PATH.`,
  }
}
