import type { Choice, Host } from '../../command.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { languageName, workingLanguage } from '../../model/languages/language.ts'
import {
  furtherLanguages,
  type OldRoom,
  type Original,
  originalsIn,
  type Translation,
  translationFile,
  translationIn,
} from '../../model/languages/translations.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { editing } from '../../pipeline.ts'
import { fingerprint } from '../../plain/fingerprint.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { counted, shown, shownInWords } from '../../plain/text.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import { changeFiles, refuseWritingOver, type TextChange } from '../plan/change.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { schemaAddress } from '../plan/guided.ts'
import { languageMeant, noLanguage } from '../plan/language-meant.ts'
import { numberRefused } from '../plan/numbers.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { isOf } from '../plan/texts-meant.ts'

type Wish = WhichPlan & {
  /** Asked for where it is not given. */
  readonly language: string | undefined
  readonly commitments: readonly string[]
}

/** The files that were written, as the user would type them, and what is to be said about them. */
export type Made = { readonly files: readonly string[]; readonly talk: readonly string[] }

/**
 * Room for translations: each text of the plan that has none yet stands in a file beside an empty field, to be filled in with a
 * text editor. What is empty is no translation, and what is there already stays as it is.
 */
export async function newTranslation(host: Host, wish: Wish): Promise<Made> {
  const plan = await openPlan(host, wish)
  const { language, isMeant } = await allOrNothing(() => whatIsMeant(plan, host, wish))
  let room: readonly Original[] = []
  let anew: readonly OldRoom[] = []
  let far: Translation | undefined
  // What somebody else has written meanwhile is not written over.
  const files = await changeFiles(host, wish, async (now) => {
    far = translationIn(language, originalsIn(now.draft, now.folder), now.folder)
    room = withoutRoom(far).filter(isMeant)
    anew = far.oldRoom.filter(({ original }) => isMeant(original))
    return filesFor({ room, anew }, language, now)
  })
  return {
    files,
    talk: talkOf(plan, { language, far, room, anew, isMeant, isWritten: files.length > 0 }),
  }
}

type Meant = {
  readonly language: string
  readonly isMeant: (text: Pick<Original, 'commitment'>) => boolean
}

async function whatIsMeant(plan: OpenPlan, host: Host, wish: Wish): Promise<Meant> {
  const { ask } = host
  if (wish.language !== undefined) {
    for (const word of wish.commitments) refuseNumber(word, plan)
    return { language: languageMeant(wish.language, plan), isMeant: isOf(wish.commitments, plan) }
  }
  const known = furtherLanguages(plan.folder)
  if (known.length === 0) throw noLanguage(plan, 'This plan is in one language.')
  if (!ask) {
    throw nothingWritten(
      'For a new translation, nap still needs the language.',
      `For example: nap new translation ${known[0]}`,
    )
  }
  const all = originalsIn(plan.draft, plan.folder)
  const language = await ask.choose(
    'Into which language?',
    known.map((tag) => ({ name: languageName(tag), value: tag })),
  )
  const far = translationIn(language, all, plan.folder)
  const open = [...withoutRoom(far), ...far.oldRoom.map(({ original }) => original)]
  if (open.length === 0) return { language, isMeant: () => true }
  return { language, isMeant: await ask.choose('Which texts?', partsOf(open, plan)) }
}

// One more commitment gives others another number.
function refuseNumber(word: string, { draft }: OpenPlan): void {
  const refused = numberRefused(word, draft)
  if (refused) throw refused
}

/** What lacks a translation, and room for one. */
function withoutRoom({ missing, waiting }: Translation): Original[] {
  const begun = new Set(waiting)
  return missing.filter((one) => !begun.has(one))
}

function partsOf(open: readonly Original[], { draft }: OpenPlan): Choice<Meant['isMeant']>[] {
  const byCommitment = groupedBy(open, ({ commitment = '' }) => commitment)
  const titles = new Map(
    commitmentsOf(draft).map(({ id, number, value: { title = id } }) => [
      id,
      `${number} ${shownInWords(title, 60)}`,
    ]),
  )
  return [
    {
      name: `All that has no translation yet (${counted(open.length, 'text')})`,
      value: () => true,
    },
    ...Array.from(byCommitment, ([id, texts]) => ({
      name: `${titles.get(id) ?? 'The plan as a whole: names and chapters'} (${counted(texts.length, 'text')})`,
      value: ({ commitment = '' }: Pick<Original, 'commitment'>) => commitment === id,
    })),
  ]
}

type Rooms = { readonly room: readonly Original[]; readonly anew: readonly OldRoom[] }

function filesFor({ room, anew }: Rooms, language: string, plan: OpenPlan): Promise<TextChange[]> {
  const placeOf = ({ commitment }: Original) => translationFile({ language, commitment })
  const kinds = new Map(room.map(placeOf).map(({ file, kind }) => [file, kind]))
  const files = new Set([...kinds.keys(), ...anew.map(({ file }) => file)])
  return Promise.all(
    Array.from(files, (file) =>
      fileWith(
        { file, kind: kinds.get(file) ?? 'translation' },
        {
          room: room.filter((text) => placeOf(text).file === file),
          anew: anew.filter((one) => one.file === file),
        },
        plan,
      ),
    ),
  )
}

type Where = ReturnType<typeof translationFile>

async function fileWith(
  { kind, file }: Where,
  { room, anew }: Rooms,
  plan: OpenPlan,
): Promise<TextChange> {
  const { withItemsOpenedAnew, withOpenItems } = await editing()
  refuseWritingOver(plan, [file])
  const before = plan.loaded.texts.get(file) ?? headOf({ kind, file }, plan)
  const renewed =
    anew.length === 0
      ? before
      : withItemsOpenedAnew(
          before,
          'texts',
          anew.map(({ index, original }) => ({ index, item: roomFor(original) })),
        )
  const content = room.length === 0 ? renewed : withOpenItems(renewed, 'texts', room.map(roomFor))
  return { file, content }
}

function roomFor({ about, text }: Original) {
  return {
    remark: text,
    given: { about, of: fingerprint(text) },
    open: { name: 'text', isLong: text.trim().includes('\n') },
  }
}

function headOf({ kind, file }: Where, plan: OpenPlan): string {
  return `# yaml-language-server: $schema=${schemaAddress(kind, file, plan)}
# Above each field stands the text that it translates. Write the translation after “text:”; below “text: |”, with as many
# spaces before each line as the empty one has. What stays empty is printed in ${languageName(workingLanguage(plan.folder))}.
`
}

type Outcome = Meant & {
  readonly far: Translation | undefined
  readonly room: readonly Original[]
  readonly anew: readonly OldRoom[]
  readonly isWritten: boolean
}

function talkOf({ shownRoot }: OpenPlan, outcome: Outcome): string[] {
  const { language, far, room, anew, isMeant, isWritten } = outcome
  const waiting = far?.waiting.filter(isMeant).length ?? 0
  const stale = far?.stale.filter(isMeant).length ?? 0
  const name = languageName(language)
  return [
    ...(isWritten
      ? []
      : [`Each text has a translation into ${name}, or room for one. Nothing was written.`]),
    ...(room.length > 0 ? [`Room for ${counted(room.length, 'text')} in ${name}.`] : []),
    ...(anew.length > 0
      ? [`Room made anew, because the text of the plan has changed: ${anew.length}.`]
      : []),
    ...(waiting > 0 ? [`Not translated yet, and with room already: ${waiting}.`] : []),
    ...(stale > 0
      ? [`Out of date, and left as they are: ${stale}. For these: nap form --translate ${language}`]
      : []),
    ...(isWritten || waiting > 0 ? [nextStep(`${shownRoot}translations/${language}/`)] : []),
  ]
}

function nextStep(folder: string): string {
  return `Next: write the translations into ${shown(folder)}; then type nap validate. What stays empty is printed in the language of the plan.`
}
