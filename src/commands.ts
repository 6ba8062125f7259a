import type { Entry } from './command.ts'
import { fileKinds, kinds } from './model/kinds.ts'
import { listed } from './plain/text.ts'

const made = fileKinds.flatMap((kind) => kinds[kind].made || []).map(({ as }) => as)

/** Every command, in the order `nap --help` lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'init',
    summary: 'begin a new plan, with everything around it',
    load: async () => import('./commands/init.ts'),
  },
  {
    name: 'validate',
    summary: 'check the files of the plan, and say what to correct',
    load: async () => import('./commands/validate.ts'),
  },
  {
    name: 'merge',
    summary: 'merge all submissions into the draft, and list what is not agreed or missing',
    load: async () => import('./commands/merge.ts'),
  },
  {
    name: 'resolve',
    summary: 'settle what institutions do not agree on, one point at a time, with the reason',
    load: async () => import('./commands/resolve.ts'),
  },
  {
    name: 'why',
    summary: 'tell who gave an answer, when, in which file, and by which decision it stands',
    load: async () => import('./commands/why.ts'),
  },
  {
    name: 'compile',
    summary: 'make the draft plan as Markdown, HTML and PDF, and record it',
    load: async () => import('./commands/compile.ts'),
  },
  {
    name: 'log',
    summary: 'list the recorded revisions of the plan, and how much each of them changed',
    load: async () => import('./commands/log.ts'),
  },
  {
    name: 'diff',
    summary: 'tell what changed between two states of the plan, and who asked for it',
    load: async () => import('./commands/diff.ts'),
  },
  {
    name: 'release',
    summary: 'name the current revision as issued, or list what has been issued',
    load: async () => import('./commands/release.ts'),
  },
  {
    name: 'verify',
    summary: 'tell which revision a PDF was made from, and whether it is what that revision says',
    load: async () => import('./commands/verify.ts'),
  },
  {
    name: 'status',
    summary: 'show who has submitted and who is awaited, against the calendar',
    load: async () => import('./commands/status.ts'),
  },
  {
    name: 'agenda',
    summary: 'list or print the points to settle at the next meeting',
    load: async () => import('./commands/agenda.ts'),
  },
  {
    name: 'duplicates',
    summary: 'list commitments that look alike, and record whether they are the same',
    load: async () => import('./commands/duplicates.ts'),
  },
  {
    name: 'new',
    summary: `add a ${listed(made, 'or')} to the plan`,
    load: async () => import('./commands/new.ts'),
  },
  {
    name: 'import',
    summary: 'take in forms, reviewed drafts, results, letters and e-mails that came back',
    load: async () => import('./commands/import.ts'),
  },
  {
    name: 'respond',
    summary: 'answer a comment with a reason, or list the comments',
    load: async () => import('./commands/respond.ts'),
  },
  {
    name: 'request',
    summary: 'write the letters that ask institutions for their commitments, or remind them',
    load: async () => import('./commands/request.ts'),
  },
  {
    name: 'form',
    summary: 'make the form that an institution fills in, as an Excel and a Word file',
    load: async () => import('./commands/form.ts'),
  },
  {
    name: 'sign-off',
    summary: 'record that an institution confirms its text as it stands',
    load: async () => import('./commands/sign-off.ts'),
  },
  {
    name: 'merge-driver',
    summary: 'have git merge two versions of the plan field by field',
    load: async () => import('./commands/merge-driver.ts'),
  },
  {
    name: 'doctor',
    summary: 'say whether this computer has what nap needs, and what to do where it does not',
    load: async () => import('./commands/doctor.ts'),
  },
  {
    name: 'completion',
    summary: 'have the shell complete what you type after nap',
    load: async () => import('./commands/completion.ts'),
  },
  {
    name: 'explain',
    summary: 'tell why a rule exists and how to fix what it finds',
    load: async () => import('./commands/explain.ts'),
  },
]
