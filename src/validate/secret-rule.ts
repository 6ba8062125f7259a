import type { PlanFolder } from '../model/plan.ts'
import { type Secret, secretsIn } from '../plain/secrets.ts'
import { everyText, type WrittenText } from './every-text.ts'
import { type Rule, wrong } from './rule.ts'

type About = Pick<Rule, 'id' | 'why' | 'help' | 'source' | 'example'> & {
  readonly kind: Secret['kind']
}

/** A rule about what must not even be recorded, in whatever file of the plan it stands. */
export function secretRule({ kind, ...about }: About): Rule {
  return {
    ...about,
    subject: 'publication',
    severity: wrong,
    on: 'plan',
    *check(_draft, folder) {
      for (const { written, secrets } of textsWithSecrets(folder)) {
        const found = secrets.find((secret) => secret.kind === kind)
        if (found) yield { at: written.place(), message: `${written.label()} holds ${found.name}.` }
      }
    },
  }
}

type Found = { readonly written: WrittenText; readonly secrets: readonly Secret[] }

function textsWithSecrets(folder: PlanFolder): readonly Found[] {
  const known = collected.get(folder)
  if (known) return known
  const found: Found[] = []
  for (const written of everyText(folder)) {
    const secrets = secretsIn(written.text)
    if (secrets.length > 0) found.push({ written, secrets })
  }
  collected.set(folder, found)
  return found
}

// Several rules ask for the same, and hardly a text has any.
const collected = new WeakMap<PlanFolder, readonly Found[]>()
