import type { Proof } from '../../model/proof.ts'
import { shortHash } from '../../model/revision.ts'
import { jsonText } from '../../plain/json.ts'
import { shown } from '../../plain/text.ts'
import type { Compared, Verification } from './outcome.ts'

/** What the PDF claims, what was compared, and the outcome: for people. */
export function verifyText({ file, claim, compared, message }: Verification): string {
  return [
    ...(claim ? [`${shown(file)} claims to be ${claimWords(claim)}`] : [`${shown(file)}:`]),
    ...(claim && compared ? comparedLines(claim, compared) : []),
    message,
    '',
  ].join('\n')
}

/** `the public edition of revision 1234567 (recorded on 2017-06-30, UTC), released as “draft-1” …` */
function claimWords({ audience, revision, release, plan, unrecorded, style }: Proof): string {
  const of = revision
    ? `revision ${shortHash(revision.hash)} (recorded on ${revision.date.slice(0, 10)}, UTC)`
    : 'no revision'
  const changes = revision && unrecorded ? ', with changes that were not recorded' : ''
  const issued = release
    ? `, released as “${shown(release.name, 60)}” (${shown(release.title, 60)}) on ${shown(release.issued, 10)}`
    : ''
  const look = style === undefined ? '' : ', in a house style'
  return `the ${audience} edition of ${of}${changes}${issued}${look}: ${shown(plan.title, 80)}, ${shown(plan.country, 60)}.`
}

function comparedLines({ release }: Proof, compared: Compared): string[] {
  const { draft, document, pages } = compared
  const name = shown(release?.name ?? '', 60)
  const releases: Readonly<Record<Compared['release'], string>> = {
    none: 'it names none.',
    same: `“${name}” names this revision here, too.`,
    moved: `“${name}” names another revision here: it was moved since.`,
    renamed: `“${name}” names this revision here, but with another title or day of issue.`,
    unknown: `there is no release “${name}” here.`,
  }
  const branches: Readonly<Record<Compared['branch'], string>> = {
    this: 'this repository has it.',
    other: 'this repository has it, on another branch than the one you are on.',
    none: 'this repository has it, but no branch or tag holds it any more.',
  }
  const pageWords: Readonly<Record<Compared['pages']['kind'], string>> = {
    'not-asked': 'not compared.',
    same: 'printed once more, every byte is the same.',
    different: 'printed once more, the bytes are not the same.',
    'not-comparable': 'cannot be compared here.',
  }
  return [
    `  Revision:  ${branches[compared.branch]}`,
    `  Release:   ${releases[compared.release]}`,
    `  Draft:     ${draft === 'same' ? 'as this revision compiles to.' : 'not as this revision compiles to.'}`,
    `  Markdown:  ${documentWords[document]}`,
    `  Pages:     ${pageWords[pages.kind]}`,
  ]
}

const documentWords: Readonly<Record<Compared['document'], string>> = {
  same: 'as this revision compiles to.',
  different: 'not as this revision compiles to.',
  missing: 'no longer in the PDF.',
}

/**
 * `{version, file, verdict, message, help, claim, compared}`; `claim` is `nap.json` without its draft, `compared` is
 * `{branch, release, draft, document, pages, why, differences}`; both are null where there is nothing to tell.
 */
export function verifyJson({
  file,
  verdict,
  message,
  help,
  claim,
  compared,
}: Verification): string {
  const { draft: _, ...told } = claim ?? { draft: undefined }
  return jsonText({
    file,
    verdict,
    message,
    help: help ?? null,
    claim: claim ? told : null,
    compared: compared
      ? {
          ...compared,
          pages: compared.pages.kind,
          why: compared.pages.kind === 'not-comparable' ? compared.pages.why : null,
        }
      : null,
  })
}
