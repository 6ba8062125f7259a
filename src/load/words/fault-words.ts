import { limits } from '../../model/limits.ts'
import type { FaultCode } from '../fault.ts'
import { ofWords } from './oddity-words.ts'

const save = 'Save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8).'
const retype =
  'Delete the character and type the words again; it often comes along when text is pasted.'
const plain = 'Write the value itself here.'
const copied = 'Copy its words into a file of fields: nap new commitment makes one.'

/** Of each fault: the rule that it breaks, what is wrong, and what to do. */
export const words: Readonly<
  Record<FaultCode, readonly [rule: string, message: string, help: string]>
> = {
  'too-large': [
    'file-is-of-reasonable-size',
    `The file is larger than ${limits.fileBytes / 1024} KB and was not read.`,
    'A commitment needs a few pages. Move attachments out of the plan folder.',
  ],
  'pdf-file': [
    'file-holds-fields',
    'This is a PDF, whatever its name says, so nothing in it can be read.',
    `Keep the PDF outside the plan folder. ${copied}`,
  ],
  'office-file': [
    'file-holds-fields',
    'This is a file of an office program such as Word or Excel, or a ZIP archive, whatever its name says, so nothing in it can be read.',
    `Keep it outside the plan folder. ${copied}`,
  ],
  'picture-file': [
    'file-holds-fields',
    'This is a picture, whatever its name says, so nothing in it can be read.',
    `Keep it outside the plan folder. ${copied}`,
  ],
  'only-zeros': [
    'file-holds-fields',
    'There is nothing but zeros in this file, as happens when a computer is switched off while it writes, or a copy breaks off.',
    'Restore it from an earlier revision, or delete it.',
  ],
  'lfs-pointer': [
    'file-is-downloaded',
    'Git LFS keeps the content of this file elsewhere, and it was not downloaded, so nothing in it can be read.',
    'Type git lfs pull. Texts of a plan need no Git LFS: without it, nap can also compare their versions.',
  ],
  'rtf-file': [
    'file-holds-fields',
    'This is a text with formatting (RTF), as Word or WordPad save it, whatever its name says, so nothing in it can be read.',
    `Keep it outside the plan folder. ${copied}`,
  ],
  'web-file': [
    'file-holds-fields',
    'This is a web page or another file made of <tags> (HTML or XML), whatever its name says, so it cannot be read as fields.',
    `Keep it outside the plan folder. ${copied}`,
  ],
  'mail-file': [
    'file-holds-fields',
    'This is an e-mail, whatever its name says, so it cannot be read as fields.',
    `Keep it outside the plan folder: it names people and addresses. ${copied}`,
  ],
  'table-file': [
    'file-holds-fields',
    'This is a table, as Excel saves it (CSV) or as text, and not a file of fields.',
    `Keep it outside the plan folder. ${copied}`,
  ],
  'utf-16': [
    'file-is-utf-8',
    'The file is saved as UTF-16 (“Unicode”), so nap cannot read it.',
    save,
  ],
  'utf-32': ['file-is-utf-8', 'The file is saved as UTF-32, so nap cannot read it.', save],
  'not-utf-8': [
    'file-is-utf-8',
    'The file is not saved as UTF-8: from this line on, there are letters that cannot be read.',
    save,
  ],
  windows: [
    'file-is-utf-8',
    'The file is saved in the old encoding of Windows, not as UTF-8. The first letter that shows it is {found}.',
    save,
  ],
  empty: ['file-holds-fields', 'The file is empty.', 'Write the fields, or delete the file.'],
  'not-a-map': [
    'file-holds-fields',
    'The file must be made of fields, each written as “name: value”.',
    'Begin with a field, for example: title: A citizens’ budget',
  ],
  fence: [
    'file-holds-fields',
    'The line {found} does not belong to the fields: it comes along when text is copied from a chat.',
    'Delete it, and the line “```” at the end.',
  ],
  'several-documents': [
    'file-holds-one-document',
    'A line “---” begins a second document here; a file of the plan holds one.',
    'Remove the line “---”, or move what follows to a file of its own.',
  ],
  'too-deep': [
    'file-is-of-reasonable-size',
    `Lists and fields are nested more than ${limits.depth} deep here.`,
    'Check the brackets and the indentation.',
  ],
  'too-many-values': [
    'file-is-of-reasonable-size',
    `The file holds more than ${limits.nodes} values and was not read.`,
    'Split it into several files.',
  ],
  'control-character': [
    'text-shows-what-it-says',
    'There is a control character ({code}) in the text, which cannot be seen or printed.',
    retype,
  ],
  'office-break': [
    'text-shows-what-it-says',
    'There is a line or page break of a word processor here ({code}{times}), which other programs do not show.',
    'Delete the character and begin a new line.',
  ],
  'direction-control': [
    'text-shows-what-it-says',
    'There is a hidden character ({code}{times}) that turns the reading direction, so that a line can look different from what it says.',
    'Delete it. Urdu and English beside each other need no such character.',
  ],
  'invisible-character': [
    'text-shows-what-it-says',
    'There is a character that cannot be seen ({code}) in the text{times}.',
    retype,
  ],
  'piled-marks': [
    'text-shows-what-it-says',
    'More than four accents or vowel signs are piled on one letter ({code}), so they would be printed over other lines.',
    'Keep the signs that the word needs, and delete the others.',
  ],
  'conflict-marker': [
    'file-has-no-conflict-marks',
    'There are marks of an unfinished git merge in this file: {found}.',
    'Keep the lines that are right, and delete the three marked lines.',
  ],
  directive: [
    'yaml-is-plain',
    'A line that begins with “%” has a special meaning that a plan does not use.',
    'Remove the line.',
  ],
  anchors: [
    'yaml-is-plain',
    'A value is named here ({found}) and taken over elsewhere{times}. A plan writes every value where it belongs.',
    'Write the value itself in each place, and take the names out.',
  ],
  anchor: [
    'yaml-is-plain',
    'A value that begins with “&” has a special meaning that a plan does not use: {found}.',
    'Put the value in quotes, for example "R&D".',
  ],
  alias: [
    'yaml-is-plain',
    'A value that begins with “*” has a special meaning that a plan does not use: {found}.',
    'Put the value in quotes. For a list, begin each line with “- ”.',
  ],
  tag: [
    'yaml-is-plain',
    'A value that begins with “!” has a special meaning that a plan does not use: {found}.',
    'Put the value in quotes.',
  ],
  'forbidden-key': [
    'yaml-is-plain',
    'A field may not be called {found}.',
    'Give the field its proper name.',
  ],
  'duplicate-key': [
    'field-stands-once',
    'The field {found} is given here a second time.',
    'Keep one of the two, or join their texts.',
  ],
  'odd-key': ['yaml-is-plain', 'The name of a field must be a plain word: {found}.', plain],
  tab: [
    'indentation-is-right',
    'This line begins with a tab. Only spaces may be used to indent.',
    'Replace the tab by two spaces for each level.',
  ],
  'tab-before-field': [
    'indentation-is-right',
    'This line begins with a tab. Only spaces may be used to indent.',
    'Begin the field in the same column as the name of the one above it. With a few spaces in place of the tab, it would become a part of that text.',
  ],
  'needless-tab': [
    'indentation-is-right',
    'This line begins with a tab, but its field stands at the left margin, as the other fields of the file do.',
    'Delete the tab.',
  ],
  colon: [
    'text-with-colon-is-quoted',
    'The text {found} holds a colon followed by a space, so it reads like another field.',
    'Put the whole text in quotes: "…: …"',
  ],
  'no-colon': [
    'field-has-a-colon',
    'A field is expected here, written as “name: value”, but this is {found}.',
    'If it belongs to the text above, indent it further than the field’s name. If it is a field, put a colon and a space after its name.',
  ],
  indentation: [
    'indentation-is-right',
    'This line is indented differently from the lines it belongs with.',
    'Fields that belong together begin in the same column. Text under “|” is indented further than its field.',
  ],
  quote: [
    'quotes-are-closed',
    'The quotation mark that opens here is never closed.',
    'Put the same mark at the end of the text.',
  ],
  'quoted-lines': [
    'indentation-is-right',
    'The lines of a text in quotes must be indented further than its field, or the dash of its item, but this one is not: {found}.',
    'Indent it, and the lines after it, two spaces further than the field’s name or the dash.',
  ],
  'no-bar': [
    'text-with-colon-is-quoted',
    'The text of {found} runs over several lines, and one of them reads like a field.',
    'Add a space and “|” after the colon (YAML’s mark for text of several lines), and leave the lines of the text indented.',
  ],
  'no-bar-beside': [
    'text-with-colon-is-quoted',
    'The text of {found} runs over several lines, and one of them reads like a field.',
    'Add “|” after the colon (YAML’s mark for text of several lines), and begin the text on the line below, indented like its other lines.',
  ],
  'beside-bar': [
    'text-under-a-bar-begins-below-it',
    'There is text beside {found}, but it has to begin on the line below.',
    'Begin a new line after the sign, indented further than the field’s name. A short text needs no such sign.',
  ],
  'loose-text': [
    'indentation-is-right',
    'This line seems to belong to the text above it, but it is not indented: {found}.',
    'Indent it two spaces further than the field’s name. A text of several lines begins below the name, with “|” after the colon (YAML’s mark for such text).',
  ],
  'after-quote': [
    'quotes-are-closed',
    'The quotation closed before this, but the line goes on: {found}.',
    'Put the whole text in quotes; or add “|” after the colon (YAML’s mark for text of several lines), and begin the text on the line below.',
  ],
  bracket: [
    'brackets-are-closed',
    'A list or group opened with “[” or “{” is not closed.',
    'Put the closing bracket, or write each item on a line of its own that begins with “- ”.',
  ],
  'reserved-start': [
    'text-with-odd-start-is-quoted',
    'A text that begins with {found} must stand in quotes.',
    'Put the whole text in quotes: "…"',
  ],
  escape: [
    'yaml-is-plain',
    'Inside double quotes a backslash has a special meaning: {found}.',
    'Write two backslashes, or use single quotes.',
  ],
  syntax: [
    'yaml-can-be-read',
    'This line cannot be read as “name: value” or as an item “- value”.',
    'Check the indentation, the quotes and the colons on this line and the one above it.',
  ],
  'words-beside-list': [
    'yaml-can-be-read',
    'There is {found} beside the name of a list, though its items follow on the lines below.',
    'End the line after the field’s name and one colon. Words that matter can go into an item, or after “#” as a YAML comment.',
  ],
  'odd-space': [
    'spaces-are-plain',
    'There is a non-breaking space here, as word processors make them{times}. It counts as a letter, so the line is not what it seems to be.',
    'Delete it, and type a space.',
  ],
  'old-line-end': [
    'line-ends-are-plain',
    'The lines of this file end as those of very old Macs do, so they all read as one.',
    'Save the file again with the line ends of Unix (LF) or Windows.',
  ],
  'no-space-after-dash': [
    'list-item-begins-with-a-dash-and-a-space',
    'There is no space after the dash, so this is not an item of a list: {found}.',
    'Put a space after the dash. The other fields of the item begin below its first one.',
  ],
  'no-dash': [
    'list-item-begins-with-a-dash-and-a-space',
    'An item of a list begins here, but there is no dash before it{times}: {found}.',
    'Put a dash and a space before it. All dashes of a list are in one column, and the fields of an item begin below its first one.',
  ],
  'sign-for-dash': [
    'list-item-begins-with-a-dash-and-a-space',
    'An item of a list begins with a hyphen (-), but there is another sign here{times}: {found}.',
    'Type a hyphen and a space in its place.',
  ],
  'dash-elsewhere': [
    'indentation-is-right',
    'The dash of this item is not in one column with the dashes of the other items{times}: {found}.',
    'Begin the line in the same column as the other items of the list.',
  ],
  'dash-for-colon': [
    'field-has-a-colon',
    'There is a dash where a field name needs a colon: {found}.',
    'Use a colon and a space after the field name, which has small letters, for example: title: A citizens’ budget',
  ],
  'sign-for-colon': [
    'field-has-a-colon',
    'Use a colon after the field name, and no other sign: {found}.',
    'Write it with a colon and a space: {proposed}',
  ],
  ...ofWords,
}
