import type { Host } from '../../command.ts'

/** Whether nobody sits at the screen: an automatic check runs nap. */
export function isCi({ env }: Host): boolean {
  return /^(1|true)$/i.test(env['CI'] ?? '')
}
