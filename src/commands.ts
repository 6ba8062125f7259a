import type { Entry } from './command.ts'

/** Every command, in the order `nap --help` lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'validate',
    summary: 'say everything that can be said about the files of the plan',
    load: async () => import('./commands/validate.ts'),
  },
  {
    name: 'merge',
    summary: 'merge all submissions into the draft, and list what is not agreed or missing',
    load: async () => import('./commands/merge.ts'),
  },
  {
    name: 'compile',
    summary: 'make the draft plan as Markdown, HTML and PDF, and record it',
    load: async () => import('./commands/compile.ts'),
  },
  {
    name: 'status',
    summary: 'show who has submitted and who is awaited, against the calendar',
    load: async () => import('./commands/status.ts'),
  },
  {
    name: 'merge-driver',
    summary: 'have git bring two versions of the plan together field by field',
    load: async () => import('./commands/merge-driver.ts'),
  },
  {
    name: 'explain',
    summary: 'tell why a rule exists and how to mend what it finds',
    load: async () => import('./commands/explain.ts'),
  },
]
