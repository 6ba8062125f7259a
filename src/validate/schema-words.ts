import type { Diagnostic } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { lastKeyOf, pointerOf, valueAt } from '../model/pointer.ts'
import { type Kind, labelOf, schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { listed, shown } from '../model/text.ts'
import type { SchemaError } from './schema.ts'

/** What a schema finds wrong, for a desk officer. `whole` is the file as it was written. */
export function inPlainWords(
  kind: Kind,
  whole: Document,
  errors: readonly SchemaError[],
): Diagnostic[] {
  return onePerValue(errors).map((error) => {
    const { instancePath: pointer } = error
    const written = shown(unquoted(whole.written(pointer).trim()), 60)
    const finding = explain({
      kind,
      error,
      pointer,
      written,
      label: labelOf(kind, fieldOf(pointer)),
      isGiven: (at) => valueAt(whole.value, at) !== undefined,
    })
    const at = finding.at ?? pointer
    const place = finding.key ? whole.keyPlace(at) : whole.place(at)
    return {
      rule: finding.rule,
      severity: 'error',
      place,
      message: finding.message,
      help: finding.help,
    }
  })
}

// An entry of a list is called after its list.
function fieldOf(pointer: string): string {
  return pointer.replace(/\/\d+$/, '')
}

// The marks around it are ours to set.
function unquoted(written: string): string {
  return /^(["'])(.*)\1$/s.exec(written)?.[2] ?? written
}

const gravity = ['type', 'enum', 'additionalProperties', 'required', 'pattern']

// A date in words is too long and of the wrong form at once: one slip, one message.
function onePerValue(errors: readonly SchemaError[]): SchemaError[] {
  const first = new Map<string, SchemaError>()
  for (const error of errors) {
    const name = String(error.params['additionalProperty'] ?? error.params['missingProperty'] ?? '')
    const key = `${error.instancePath} ${name}`
    const known = first.get(key)
    if (!known || rankOf(error) < rankOf(known)) first.set(key, error)
  }
  return [...first.values()]
}

function rankOf({ keyword }: SchemaError): number {
  const rank = gravity.indexOf(keyword)
  return rank === -1 ? gravity.length : rank
}

type Words = {
  readonly rule: string
  readonly message: string
  readonly help: string
  /** Where it is said, when that is not the value itself. */
  readonly at?: string
  readonly key?: boolean
}

type Circumstances = {
  readonly kind: Kind
  readonly error: SchemaError
  readonly pointer: string
  readonly written: string
  readonly label: string
  /** Whether something stands at a pointer of the file, be it empty. */
  readonly isGiven: (pointer: string) => boolean
}

function explain(it: Circumstances): Words {
  const { error, label, written } = it
  if (namesSeveral(it)) return severalLeads(it)
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

// “Finance Division / EAD” and “[finance-division, punjab]”: 512 of 1,771 lead institutions in OGP’s data were several.
function namesSeveral({ error, pointer, written }: Circumstances): boolean {
  return (
    /\/(lead_implementing_agency|lead)$/.test(pointer) &&
    ['type', 'pattern', 'maxLength'].includes(error.keyword) &&
    // The name of one institution may hold “and”, “&” or a comma.
    /[;/+]|^\[|^[a-z0-9-]+(?:, ?[a-z0-9-]+)+$/.test(written)
  )
}

function severalLeads({ written, label }: Circumstances): Words {
  return {
    rule: 'one-institution-leads',
    message: `“${written}” names more than one institution for “${label}”.`,
    help: 'Write the id of the one that answers for the result; the others go under supporting_agencies, or under supporting for a milestone.',
  }
}

function unknownField({ kind, error, pointer }: Circumstances): Words {
  const name = String(error.params['additionalProperty'])
  const known = Object.keys(schemaAt(kind, pointer)?.properties ?? {})
  const meant = nearest(name, known)
  return {
    rule: 'field-is-known',
    message: `There is no field “${shown(name, 60)}” here.`,
    help: meant
      ? `Did you mean “${meant}”?`
      : `Use one of: ${listed(known, 'or')}. Other remarks can stand in a comment: # …`,
    at: pointer + pointerOf([name]),
    key: true,
  }
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

function wrongType({ kind, error, pointer, written, label }: Circumstances): Words {
  const wanted = String(error.params['type'])
  const message = `“${label}” must be ${typeNames[wanted] ?? wanted}, but ${written === '' ? 'nothing is written' : `“${written}” is something else`}.`
  const rule = 'value-has-the-right-form'
  if (wanted === 'string' && !/[\n:[{-]/.test(written)) {
    return { rule, message, help: `Put it in quotes: "${written}"` }
  }
  if (wanted === 'array') {
    return { rule, message, help: 'Write each entry on a line of its own that begins with “- ”.' }
  }
  if (wanted === 'object') {
    const fields = Object.keys(schemaAt(kind, pointer)?.properties ?? {})
    return {
      rule,
      message,
      help: `Write its fields on lines of their own, indented: ${fields.join(', ')}.`,
    }
  }
  if (wanted === 'boolean') return { rule, message, help: 'Write true or false, without quotes.' }
  return {
    rule,
    message,
    help: 'Write the text after the field’s name, or after “|” on the lines below it.',
  }
}

function wrongChoice({ error, written, label }: Circumstances): Words {
  const allowed = error.params['allowedValues']
  const choices = Array.isArray(allowed) ? allowed.map(String) : []
  const meant = nearest(written, choices)
  return {
    rule: 'choice-is-known',
    message: `“${written}” is not a choice for “${label}”.`,
    help: `${meant ? `Did you mean “${meant}”? ` : ''}Write ${listed(choices, 'or')}.`,
  }
}

const forms: Readonly<Record<string, Omit<Words, 'at' | 'key'>>> = {
  day: {
    rule: 'date-is-year-month-day',
    message: '{written} is not written as a date.',
    help: 'Write the day as year-month-day, for example 2017-06-30.',
  },
  day_or_month: {
    rule: 'date-is-year-month-day',
    message: '{written} is not written as a date.',
    help: 'Write the day as year-month-day (2017-06-30), or only the month (2017-06).',
  },
  id: {
    rule: 'id-is-plain',
    message: '{written} cannot be an id.',
    help: 'Use lower-case letters, digits and single hyphens, for example citizens-budget.',
  },
  line: {
    rule: 'text-is-one-line',
    message: 'There is a line break in {written}, which must stand on one line.',
    help: 'Write it on one line; longer texts have fields of their own.',
  },
  email: {
    rule: 'contact-can-be-reached',
    message: '{written} is not an e-mail address.',
    help: 'Write it as name@office.example.',
  },
  phone: {
    rule: 'contact-can-be-reached',
    message: '{written} is not a telephone number.',
    help: 'Write it in quotes with the country code: "+92-51-9200000".',
  },
}

// The patterns of dates and ids stand in the shared definitions, so the path of the schema names the form.
function wrongForm(it: Circumstances): Words {
  const { error, pointer, written, label } = it
  const shared = /\$defs\/(\w+)\/pattern$/.exec(error.schemaPath)?.[1]
  const form = forms[shared ?? ''] ?? forms[lastKeyOf(pointer)]
  if (form) return { ...form, message: form.message.replace('{written}', () => `“${written}”`) }
  return {
    rule: 'value-has-the-right-form',
    message: `“${written}” cannot stand for “${label}”.`,
    help: helpFor(it),
  }
}

function helpFor({ kind, pointer }: Circumstances): string {
  const schema = schemaAt(kind, pointer)
  return schema?.description ?? 'Correct it, or leave the field out.'
}
