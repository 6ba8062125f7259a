import type { FileValues } from './files/all.ts'
import type { KindOfFile } from './kind-of-file.ts'

/** The types of YAML file that a plan folder holds; each has a schema of that name. */
export type Kind = keyof FileValues

/** @property standIn what stands in for fields that such a file has to give and does not, so that the draft goes on */
type WithSchema<K extends Kind> = KindOfFile & { readonly standIn?: FileValues[K] }

/** Every type of file that people write in a plan folder: those that `nap new` makes in the order of its help. */
export const kinds = {
  plan: {
    path: 'plan.yaml',
    keptIn: 'plan',
    noun: 'the plan’s own record',
    compared: 'plan',
    tellsActivity: false,
    made: false,
    standIn: {
      title: 'National Action Plan',
      country: 'Country not given',
      period: { start: '', end: '' },
      status: 'draft',
      secretariat: '',
      themes: [],
    },
  },
  contribution: {
    path: 'submissions/{institution}/{commitment}.yaml',
    keptIn: 'contributions',
    noun: ['submission', 'submissions'],
    compared: 'commitments',
    tellsActivity: false,
    made: { as: 'commitment', how: 'own way' },
  },
  submission: {
    path: 'submissions/{institution}/submission.yaml',
    keptIn: 'submissions',
    noun: ['submission', 'submissions'],
    compared: 'counted',
    tellsActivity: true,
    made: { as: 'submission', how: 'own way' },
  },
  institutions: {
    path: 'institutions.yaml',
    keptIn: 'institutions',
    noun: 'the list of institutions',
    compared: 'plan',
    tellsActivity: false,
    made: { as: 'institution', how: 'own way' },
    standIn: { institutions: [] },
  },
  consultation: {
    path: 'consultations/*.yaml',
    keptIn: 'consultations',
    noun: ['consultation', 'consultations'],
    compared: 'counted',
    tellsActivity: false,
    made: {
      as: 'consultation',
      how: {
        namedBy: ['date', 'place'],
        leftOut: ['photographs'],
        example:
          'nap new consultation --set title="Workshop in Quetta" --set date=2017-05-16 --set place=Quetta',
      },
    },
  },
  comment: {
    path: 'comments/*.yaml',
    keptIn: 'comments',
    noun: ['comment', 'comments'],
    compared: 'counted',
    tellsActivity: true,
    made: { as: 'comment', how: 'own way' },
  },
  request: {
    path: 'requests/*.yaml',
    keptIn: 'requests',
    noun: ['request', 'requests'],
    compared: 'counted',
    tellsActivity: false,
    made: {
      as: 'request',
      how: {
        namedBy: ['sent_on', 'to', 'kind'],
        example: 'nap new request --set to=sindh --set kind=reminder --set sent_on=2017-06-13',
      },
    },
  },
  decisions: {
    path: 'decisions/{commitment}.yaml',
    keptIn: 'decisions',
    noun: ['decision', 'decisions'],
    compared: 'commitments',
    tellsActivity: true,
    made: false,
    standIn: { decisions: [] },
  },
  translation: {
    path: 'translations/{language}/{commitment}.yaml',
    keptIn: 'translations',
    noun: ['translation', 'translations'],
    compared: 'counted',
    tellsActivity: false,
    made: false,
  },
  import: {
    path: 'imports/*.yaml',
    keptIn: 'imports',
    noun: ['import', 'imports'],
    compared: 'counted',
    tellsActivity: false,
    made: false,
  },
  wording: {
    path: 'translations/{language}/plan.yaml',
    keptIn: 'wordings',
    noun: ['translation', 'translations'],
    compared: 'counted',
    tellsActivity: false,
    made: false,
  },
  chapter: {
    path: 'chapters/{name}.md',
    keptIn: 'chapters',
    noun: ['chapter', 'chapters'],
    compared: 'words',
    tellsActivity: false,
    made: false,
  },
} as const satisfies { readonly [K in Kind]: WithSchema<K> } & { readonly chapter: KindOfFile }

/** Every type of file, those that are prose among them. */
export type FileKind = keyof typeof kinds

export const fileKinds = Object.keys(kinds) as readonly FileKind[]

/** Is a file of this type made of fields, or of prose? */
export function hasFields(kind: FileKind): kind is Kind {
  return kind !== 'chapter'
}

/** The types of which a plan has one file, which has to be there. */
export type SingleKind = {
  [K in FileKind]: PathOf<K> extends `${string}${'*' | '{'}${string}` ? never : K
}[FileKind]

export function isSingle(kind: FileKind): kind is SingleKind {
  return !/[*{]/.test(kinds[kind].path)
}

export type PathOf<K extends FileKind> = (typeof kinds)[K]['path']

/** The names in a path of the list: `institution` and `commitment`. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
