/** Every limit of the tool in one place. Beyond a limit there is a finding or a refusal, never a crash. */
export const limits = {
  /** Size of one file of the plan, in bytes. A commitment with ten milestones has about 6,000. */
  fileBytes: 256 * 1024,
  /** Size of one picture, in bytes, and the dots in it: a photograph of a telephone has 12 million. */
  pictureBytes: 2 * 1024 * 1024,
  picturePixels: 50_000_000,
  /** Bytes of all files of the plan together; what a file has beyond a plain one counts twelve times. 1,000 commitments have 6 MB. */
  planBytes: 48 * 1024 * 1024,
  plainFileBytes: 32 * 1024,
  /** Characters of one letter that came in, and comments that it may become: a hundred pages have 250,000. */
  letterCharacters: 300_000,
  letterComments: 200,
  /** Answers in one form, and those of them about what has no id yet: 200 commitments with ten milestones have 20,000. */
  formAnswers: 30_000,
  formNewAnswers: 2_000,
  /** Commitments of a plan that is brought from elsewhere. */
  broughtCommitments: 2_000,
  /** Files in the plan folder. */
  files: 60_000,
  /** Points of the emblem of a house style. */
  emblemPixels: 16_000_000,
  /** Size of that emblem and of one font of the style, and of what is unpacked from the font, in bytes. */
  emblemBytes: 2 * 1024 * 1024,
  fontBytes: 4 * 1024 * 1024,
  fontUnpackedBytes: 32 * 1024 * 1024,
  /** Characters of one of its words. */
  styleWordCharacters: 1_000,
  /** How deep lists and maps may be nested. A contribution needs 5. */
  depth: 32,
  /** Values in one file. */
  nodes: 20_000,
  /** Findings of one kind about the form of one file that are told one by one; further ones hardly have another cause. */
  findingsPerFile: 20,
  /** Characters of one word: a longer one cannot be printed on a page. */
  wordCharacters: 500,
  /** Characters of one paragraph; the longest field may have as many. */
  paragraphCharacters: 10_000,
  /** How deep Markdown lists and quotations may be nested. */
  markdownDepth: 16,
  /** Size of a file that comes in, in bytes. A reviewed plan of 200 commitments has 2 MB. */
  arrivedBytes: 32 * 1024 * 1024,
  /** Files that are taken in from one e-mail. */
  attachments: 50,
  /** Size of a PDF to be verified, and of everything that is unpacked from it, in bytes. A plan of 200 commitments has 2 MB. */
  pdfBytes: 32 * 1024 * 1024,
  pdfUnpackedBytes: 128 * 1024 * 1024,
  /** Objects in such a PDF. A plan of 200 commitments has 60,000. */
  pdfObjects: 1_000_000,
  /** Streams in it that hold objects, and values that are made of its objects: of a plan of 200 commitments 2,000 and 40,000. */
  pdfPackedStreams: 20_000,
  pdfValues: 500_000,
  /** Characters and values of the proof in it. That of a plan of 200 commitments has 1,200,000 characters. */
  proofCharacters: 32 * 1024 * 1024,
  proofValues: 1_000_000,
  /** Size of a file that comes in, in bytes: a letter with a few photographs has 10 million. */
  incomingBytes: 32 * 1024 * 1024,
  /** The same of a table or a letter in plain text, and of an e-mail with what is attached to it. */
  incomingTextBytes: 4 * 1024 * 1024,
  mailBytes: 20 * 1024 * 1024,
  /** Parts of a Word or Excel file, what is unpacked of one, and of all that are read. A plan of 60 pages has 2 MB. */
  archiveParts: 5_000,
  unpackedPartBytes: 12 * 1024 * 1024,
  unpackedBytes: 48 * 1024 * 1024,
  /** Elements in all parts that are read, and how deep they are nested. A plan of 60 pages has 25,000 and 15. */
  elements: 300_000,
  elementDepth: 500,
  /** Paragraphs, pieces of one look and comments in a Word file. A plan of 60 pages has 2,000, 3,000 and seldom 500. */
  paragraphs: 20_000,
  pieces: 200_000,
  receivedComments: 20_000,
  /** Comments on the same words that are told with them; further ones are told where they end. */
  commentsOnWords: 16,
  /** Of tracked changes, by whom and on which day. */
  kindsOfChange: 10_000,
  /** Fields of Word within each other. */
  fieldDepth: 32,
  /** Sheets of an Excel file, and cells of all, with the empty ones between and before others. */
  sheets: 200,
  cells: 150_000,
  /** Rows of a table: a plan of 1,000 commitments with their milestones has 10,000. */
  tableRows: 20_000,
  /** E-mails in one file; of each, lines but for those of what is attached, parts, how deep these are nested, bytes of its heads and characters of its text. */
  mails: 1_000,
  mailLines: 50_000,
  mailParts: 2_000,
  mailDepth: 32,
  mailHeadBytes: 256 * 1024,
  mailCharacters: 1_000_000,
  /**
   * Milliseconds of the processor, or of the clock where nobody can tell those, that the browser gets to start, and to print: a
   * base and a share for each commitment; more where reading the document shows that the machine needs it.
   */
  browserStartMs: 30_000,
  printMs: 60_000,
  printMsPerCommitment: 200,
  /** Milliseconds after which a browser that neither answers nor uses the processor is taken to hang. */
  browserSilentMs: 30_000,
  /** Milliseconds that a commit hook may take. */
  hookMs: 120_000,
  /** Milliseconds after which nap says what git is waiting for. */
  quietMs: 5_000,
  /** Milliseconds that nap waits for another nap or git to finish. */
  lockMs: 10_000,
} as const
