import { type Diagnostic, type Fix, type Severity, withFix } from '../model/diagnostic.ts'
import type { Kind } from '../model/kinds.ts'
import { labelOf, schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { adviceOnDate, type DateCustom } from '../plain/date-words.ts'
import { nearest } from '../plain/nearest.ts'
import { lastKeyOf, pointerOf, valueAt } from '../plain/pointer.ts'
import { listed, shown } from '../plain/text.ts'
import { barAfterName } from './bar-after-name.ts'
import { withDashes } from './fixes/list-fixes.ts'
import { linkInOneLine, oneLineLink } from './fixes/one-line-links.ts'
import {
  betweenMarks,
  choiceIn,
  type Instead,
  inQuotes,
  replaced,
  truthIn,
  unquoted,
  wholeNumberIn,
  withoutOfficeMarks,
} from './fixes/value-fixes.ts'
import { forms, longId } from './forms.ts'
import { helpOnField } from './help-on-field.ts'
import { inBraces, isInBraces, kindIn, textOfItems } from './kind-of.ts'
import { onePerValue } from './one-per-value.ts'
import type { SchemaError } from './schema.ts'
import { namesSeveral, severalLeads } from './several-leads.ts'
import { wordsForTime } from './words-for-time.ts'

/** What a schema finds wrong, for a desk officer. `whole` is the file as it was written. */
export function schemaFindings(
  kind: Kind,
  whole: Document,
  errors: readonly SchemaError[],
  dates: DateCustom,
): Diagnostic[] {
  return onePerValue(withoutOneLine(kind, whole, withoutMisspelt(kind, errors))).map((error) => {
    const { instancePath: pointer } = error
    const raw = whole.written(pointer).trim()
    const finding = explain({
      kind,
      whole,
      error,
      dates,
      pointer,
      raw,
      value: valueAt(whole.value, pointer),
      written: shown(unquoted(raw), 60),
      label: labelOf(kind, fieldOf(pointer)),
      isGiven: (at) => valueAt(whole.value, at) !== undefined,
    })
    const at = finding.at ?? pointer
    const place = finding.key ? whole.keyPlace(at) : whole.place(at)
    const { rule, severity = 'error', message, help, instead, key } = finding
    const fix = finding.fix ?? (instead && replaced(place, key ? lastKeyOf(at) : raw, instead))
    return withFix({ rule, severity, place, message, help }, fix)
  })
}

// Whoever writes “Id” for “id” has not left it out.
function withoutMisspelt(kind: Kind, errors: readonly SchemaError[]): SchemaError[] {
  const meant = new Set(
    errors
      .filter(({ keyword }) => keyword === 'additionalProperties')
      .map(
        ({ instancePath: at, params }) =>
          `${at} ${meantField(kind, at, String(params['additionalProperty']))}`,
      ),
  )
  return errors.filter(
    ({ keyword, instancePath: at, params }) =>
      keyword !== 'required' || !meant.has(`${at} ${String(params['missingProperty'])}`),
  )
}

// One line in place of two fields is one slip: no field of another name, and none that is missing.
function withoutOneLine(
  kind: Kind,
  whole: Document,
  errors: readonly SchemaError[],
): readonly SchemaError[] {
  return errors.filter(
    ({ keyword, instancePath: pointer }) =>
      keyword !== 'required' || !oneLineLink({ kind, whole, pointer }),
  )
}

// An entry of a list is called after its list.
function fieldOf(pointer: string): string {
  return pointer.replace(/\/\d+$/, '')
}

type Words = {
  readonly rule: string
  readonly severity?: Severity
  readonly message: string
  readonly help: string
  /** Where it is said, when that is not the value itself. */
  readonly at?: string
  readonly key?: boolean
  /** What can only have been meant, in place of the value, or of the key. */
  readonly instead?: Instead | undefined
  readonly fix?: Fix | undefined
}

type Circumstances = {
  readonly kind: Kind
  readonly whole: Document
  readonly error: SchemaError
  readonly dates: DateCustom
  readonly pointer: string
  /** The value as it stands in the file, and as it is shown in a message. */
  readonly raw: string
  readonly written: string
  readonly value: unknown
  readonly label: string
  /** Whether something stands at a pointer of the file, be it empty. */
  readonly isGiven: (pointer: string) => boolean
}

function explain(it: Circumstances): Words {
  const { error, label, written } = it
  if (namesSeveral(it)) return severalLeads(it)
  const link = oneLineLink(it)
  if (link) return linkInOneLine(it, link)
  const limit = Number(error.params['limit'])
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(it)
    case 'required':
      return missingField(it)
    case 'type':
      return wrongType(it)
    case 'enum':
      return wrongChoice(it)
    case 'pattern':
      return wrongForm(it)
    case 'maxLength':
      if (error.schemaPath.includes('$defs/id/')) return longId(written, limit)
      return {
        rule: 'text-is-not-too-long',
        message: `“${label}” is longer than ${limit} characters.`,
        help: 'Shorten it, or move detail to a field that takes more text.',
      }
    case 'maxItems':
      return {
        rule: 'list-is-not-too-long',
        message: `“${label}” has more than ${limit} entries.`,
        help: 'Join some of them.',
      }
    case 'minItems':
    case 'minProperties':
      return {
        rule: 'list-is-not-empty',
        message: `“${label}” has no entry.`,
        help: 'Write at least one, or remove the field.',
        key: true,
      }
    case 'uniqueItems':
      return {
        rule: 'list-names-each-once',
        message: `“${label}” names the same thing twice.`,
        help: 'Remove one of the two.',
      }
    default:
      return {
        rule: 'value-has-the-right-form',
        message: `“${label}” cannot be ${written}.`,
        help: helpFor(it),
      }
  }
}

function unknownField({ kind, whole, error, pointer }: Circumstances): Words {
  const name = String(error.params['additionalProperty'])
  const known = Object.keys(schemaAt(kind, pointer)?.properties ?? {})
  const instead = choiceIn(name, known)
  const meant = meantField(kind, pointer, name)
  const isFree = !Object.hasOwn(Object(valueAt(whole.value, pointer)), meant ?? '')
  return {
    rule: 'field-is-known',
    message: `There is no field “${shown(name, 60)}” here.`,
    help: meant ? `Did you mean “${meant}”?` : helpOnField(kind, pointer, name),
    at: pointer + pointerOf([name]),
    key: true,
    ...(instead && isFree && { instead }),
  }
}

/** The field that a misspelt name stands for; undefined where the name is known, or like none. */
export function meantField(kind: Kind, pointer: string, name: string): string | undefined {
  const known = Object.keys(schemaAt(kind, pointer)?.properties ?? {})
  return known.includes(name) ? undefined : (choiceIn(name, known)?.text ?? nearest(name, known))
}

// What is empty counts as missing, but whoever sees the field in the file would not believe that it is.
function missingField({ kind, error, pointer, isGiven }: Circumstances): Words {
  const name = String(error.params['missingProperty'])
  const at = pointer + pointerOf([name])
  const field = `The field “${name}” (${labelOf(kind, at)})`
  const rule = 'required-field-is-given'
  return isGiven(at)
    ? { rule, message: `${field} is empty.`, help: `Write it after “${name}:”.`, at, key: true }
    : { rule, message: `${field} is missing here.`, help: `Add a line “${name}: …”.`, key: true }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  array: 'a list',
  object: 'a group of fields',
}

function wrongType(it: Circumstances): Words {
  const { kind, error, pointer, raw, label } = it
  const wanted = String(error.params['type'])
  const message = `${pointer === fieldOf(pointer) ? '' : 'An entry of '}“${label}” must be ${typeNames[wanted] ?? wanted}, but ${kindIn(it)}.`
  const rule = 'value-has-the-right-form'
  if (wanted === 'string') return wrongText(it, { rule, message })
  if (wanted === 'array') {
    const fix = withDashes(it)
    const help = 'Write each entry on a line of its own that begins with “- ”.'
    return fix
      ? { rule: 'list-item-begins-with-a-dash-and-a-space', message, help, fix }
      : { rule, message, help }
  }
  if (wanted === 'object') {
    const fields = Object.keys(schemaAt(kind, pointer)?.properties ?? {})
    return {
      rule,
      message,
      help: `Write its fields on lines of their own, indented: ${fields.join(', ')}.`,
    }
  }
  if (wanted === 'boolean') {
    return {
      rule,
      message,
      help: 'Write true or false, without quotes.',
      instead: truthIn(withoutOfficeMarks(raw)),
    }
  }
  return {
    rule,
    message,
    help: 'Write it in digits alone, for example 1000000.',
    instead: wholeNumberIn(withoutOfficeMarks(raw)),
  }
}

// Text was wanted, and YAML takes it for a number, for true, or, with a colon in it, for a field.
function wrongText(it: Circumstances, words: Pick<Words, 'rule' | 'message'>): Words {
  const { kind, whole, pointer, raw, value } = it
  const pattern = schemaAt(kind, pointer)?.pattern
  if (Array.isArray(value)) return { ...words, ...textOfItems(value, it) }
  const isFitting = pattern === undefined || new RegExp(pattern, 'u').test(raw)
  if (isInBraces(raw, value)) return isFitting ? inBraces(it, words) : wrongForm(it)
  if (/^[^\n[{:-]+$|^-\d[\d.]*$/.test(raw)) {
    if (!isFitting) return wrongForm(it)
    return { ...words, help: `Put it in quotes: "${it.written}"`, instead: inQuotes(raw) }
  }
  if (/^[^\n[{"'|>-][^\n]*: \S[^\n]*$/.test(raw)) {
    return {
      rule: 'text-with-colon-is-quoted',
      message: `The text “${it.written}” holds a colon followed by a space, so it reads like another field.`,
      help: 'Put the whole text in quotes: "…: …"',
      instead: inQuotes(raw),
    }
  }
  const help = 'Write the text after the field’s name, or after “|” on the lines below it.'
  return { ...words, help, ...(pattern === undefined && barAfterName(whole, pointer)) }
}

function wrongChoice({ error, written, raw, label }: Circumstances): Words {
  const allowed = error.params['allowedValues']
  const choices = Array.isArray(allowed) ? allowed.map(String) : []
  const instead = choiceIn(raw, choices)
  const meant = instead?.text ?? nearest(written, choices)
  return {
    rule: 'choice-is-known',
    message: `“${written}” is not a choice for “${label}”.`,
    help: `${meant ? `Did you mean “${meant}”? ` : ''}Write ${listed(choices, 'or')}.`,
    instead,
  }
}

// The patterns of dates and ids stand in the shared definitions, so the path of the schema names the form.
function wrongForm(it: Circumstances): Words {
  const { kind, error, pointer, written, raw, label, dates } = it
  const shared = /\$defs\/(\w+)\/(?:pattern|type)$/.exec(error.schemaPath)?.[1] ?? ''
  const form = forms[shared] ?? forms[lastKeyOf(pointer)]
  if (shared.startsWith('day') && form) {
    const timeInWords = wordsForTime(it)
    if (timeInWords) return timeInWords
    const { isNoDay, ...advice } =
      adviceOnDate(withoutOfficeMarks(raw), shared === 'day_or_month', dates) ?? {}
    const message = form.message.replace('{written}', () => `“${written}”`)
    return { ...form, message, ...advice, ...(isNoDay && { rule: 'date-is-on-the-calendar' }) }
  }
  const inside = betweenMarks(raw)
  const pattern = schemaAt(kind, pointer)?.pattern
  const instead =
    inside && pattern !== undefined && new RegExp(pattern, 'u').test(inside.text)
      ? { instead: inside, help: `Write ${inside.text}, without quotation marks.` }
      : {}
  if (form) {
    return { ...form, message: form.message.replace('{written}', () => `“${written}”`), ...instead }
  }
  return {
    rule: 'value-has-the-right-form',
    message: `“${written}” cannot be used for “${label}”.`,
    help: helpFor(it),
    ...instead,
  }
}

function helpFor({ kind, pointer }: Circumstances): string {
  const schema = schemaAt(kind, pointer)
  return schema?.description ?? 'Correct it, or leave the field out.'
}
