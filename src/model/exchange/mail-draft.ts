import type { Attachment } from './received.ts'

/** A letter as a mail program opens it, to be looked at and sent by a person. */
export type MailDraft = {
  /** '' where no address may be used. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}
