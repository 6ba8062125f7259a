import { formProperties } from '../model/form.ts'
import type { Received } from '../model/received.ts'
import type { Against, Understood } from '../model/understood.ts'

/** What a file says that came in, held against the plan that it was made from and against that of today. */
export async function understand(received: Received, against: Against): Promise<Understood> {
  void against
  throw new Error(`${received.kind} ${formProperties.base}`)
}
