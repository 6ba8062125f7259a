import { type Place, startOf } from '../../model/diagnostic.ts'
import { limits } from '../../model/limits.ts'
import { pictureIn, tokensIn } from '../../model/markdown/markdown-tokens.ts'
import { type NamedPicture, type Picture, pictureFolder } from '../../model/picture.ts'
import type { Chapter, PlanFolder } from '../../model/plan.ts'
import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { type Finding, incomplete, type Rule } from '../rule.ts'

export const pictureCanBePrinted: Rule = {
  id: 'picture-can-be-printed',
  subject: 'publication',
  on: 'plan',
  severity: incomplete,
  why: 'Where a picture is named, readers expect it; and who cannot see it needs to be told what it shows.',
  help: 'Put a PNG or JPEG of at most 2 MB into the folder pictures/ of the plan, and name it as it is called there. An emblem lies beside plan.yaml.',
  source: 'nap: what it prints of a picture; WCAG 2.2, 1.1.1',
  example: {
    bad: '![](pictures/peshawar.jpg), and there is no such file',
    good: '![Twelve people around a table](pictures/peshawar.jpg "Group work in Peshawar")',
  },
  *check(_draft, folder) {
    for (const { picture, place, bare } of named(folder)) {
      const fault = faultOf(picture, folder)
      if (fault) yield { at: place(), ...fault }
      else if (bare) yield { at: place(), ...bare }
    }
  },
}

type Named = {
  readonly picture: NamedPicture
  place(): Place
  /** What is said of one that nobody describes. */
  readonly bare?: Pick<Finding, 'message' | 'help'> | false
}

function named(folder: PlanFolder): Named[] {
  const { plan, consultations, chapters } = folder
  const { emblem } = plan.value
  return [
    ...(emblem === undefined
      ? []
      : [{ picture: { file: emblem, alternative: '' }, place: () => plan.place('/emblem') }]),
    ...consultations.flatMap(({ value, place }) =>
      (value.photographs ?? []).map(({ file, ...words }, index) => ({
        picture: { file: pictureFolder + file, ...words },
        place: () => place(`/photographs/${index}/file`),
      })),
    ),
    ...chapters.flatMap(picturesIn),
  ]
}

function picturesIn({ file, text }: Chapter): Named[] {
  if (!text.includes(pictureFolder)) return []
  let from = 0
  return (tokensIn(text) ?? []).flatMap((token): Named[] => {
    const at = Math.max(text.indexOf(token.raw, from), from)
    from = at
    const picture = pictureIn(token)
    if (!picture) return []
    const line = text.slice(0, at).split('\n').length
    const bare = picture.alternative === '' && {
      message: 'Nobody who cannot see this picture is told what it shows.',
      help: `Say it in the square brackets: ![what it shows](${shown(picture.file, 80)}).`,
    }
    return [{ picture, place: () => ({ ...startOf(file), line }), bare }]
  })
}

const largest = `${limits.pictureBytes / 1024 / 1024} MB`

const faults: Readonly<
  Record<NonNullable<Picture['fault']>, { readonly is: string; readonly help: string }>
> = {
  'too-large': {
    is: `is larger than ${largest}`,
    help: 'Save it smaller: for print, 2,000 dots across are enough.',
  },
  'too-many-dots': {
    is: 'has more dots than can be printed',
    help: 'Save it smaller: for print, 2,000 dots across are enough.',
  },
  broken: {
    is: 'is no PNG or JPEG, or is damaged',
    help: 'Open it in a program for pictures, and save it again as PNG or JPEG.',
  },
}

function faultOf(
  { file }: NamedPicture,
  { pictures = [] }: PlanFolder,
): Pick<Finding, 'message' | 'help'> | undefined {
  const name = `“${shown(file, 80)}”`
  const found = pictures.find((picture) => picture.file === file)
  if (found?.fault !== undefined) {
    const { is, help } = faults[found.fault]
    return { message: `The picture ${name} ${is}, so it is not printed.`, help }
  }
  if (found) return undefined
  const meant = nearest(
    file,
    pictures.map((picture) => picture.file),
  )
  return {
    message: `There is no picture ${name} in the plan folder, so none is printed here.`,
    ...(meant !== undefined && { help: `Is “${shown(meant, 80)}” meant? Then write that.` }),
  }
}
