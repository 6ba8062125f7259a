import { exitCodes, Refusal } from '../model/refusal.ts'

/** Why a file cannot be read as a PDF: nothing that it claims can be told. */
export const faults = {
  noPdf: () => fault('This file is not a PDF.', 'Name the PDF that is to be verified.'),
  encrypted: () =>
    fault(
      'This PDF is locked with a password or a certificate, so what it claims cannot be read. nap never writes such a file.',
      'Ask whoever sent it for the file as nap wrote it.',
    ),
  broken: () =>
    fault(
      'This PDF is damaged, so what it claims cannot be read.',
      'Get the file once more from where it comes from.',
    ),
  tangled: () =>
    fault(
      'This PDF is built in a way that would take too much time or memory to read, as no plan needs. It was not read to its end.',
      'Take care with this file: it may have been made to do harm.',
    ),
} as const

function fault(message: string, help: string): Refusal {
  return new Refusal(exitCodes.planHasProblems, message, help)
}
