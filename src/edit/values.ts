import { isMap, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { canonical } from '../plain/canonical.ts'
import { isFields } from '../plain/pointer.ts'
import { ended, indented, inStyleOf, pairIn, spanOf, withReplaced, yamlOf } from './edit.ts'
import { inOrderOf } from './order.ts'

type Path = readonly (string | number)[]
type Step = { readonly path: Path; readonly value: unknown }

/**
 * The text of a YAML file that says something else: only what differs is written anew; every other byte stays, comments and
 * quotes with it. @param before what the text says now
 */
export function withValues(text: string, before: unknown, after: object): string {
  if (canonical(before) === canonical(after)) return text
  const ordered = inOrderOf({ text, value: before }, after)
  const changed = withSteps(ordered.text, stepsBetween(ordered.value, after, []))
  if (says(changed, after)) return changed
  // What is written in too odd a way to be changed in place is written anew: the field, or else all of it.
  const fields = Object.entries(after).filter(
    ([name, value]) => canonical(Object(before)[name] ?? null) !== canonical(value ?? null),
  )
  const whole = withSteps(
    text,
    fields.map(([name, value]) => ({ path: [name], value: value as unknown })),
  )
  return says(whole, after) ? whole : writtenAnew(text, after)
}

function withSteps(text: string, steps: readonly Step[]): string {
  return steps.reduce((now, { path, value }) => {
    const changed = value === undefined ? withoutValueAt(now, path) : withValueAt(now, path, value)
    return changed ?? now
  }, text)
}

// Below the remarks at its head.
function writtenAnew(text: string, value: object): string {
  const [head = ''] = /^(?:#.*\r?\n)*/.exec(text) ?? []
  return head + inStyleOf(text, yamlOf(value))
}

/**
 * The text of a YAML file that no longer gives a value; every other byte stays. What is left empty around it goes with it.
 * @param keys where the value stands; an item of a list by its id
 */
export function withoutValue(text: string, keys: readonly string[]): string {
  const whole = parseDocument(text, { uniqueKeys: false }).toJSON() as unknown
  const path = pathIn(whole, keys)
  if (!path) return text
  const after = without(whole, path)
  const goes = leftEmpty(whole, path)
  const changed = withoutValueAt(text, goes)
  if (changed !== undefined && says(changed, Object(after))) return changed
  return writtenAnew(text, Object(after))
}

/** Names of fields and places in lists for what keys lead to; undefined where they lead nowhere. */
function pathIn(value: unknown, [key, ...rest]: readonly string[]): Path | undefined {
  if (key === undefined) return []
  const step = Array.isArray(value)
    ? value.findIndex((item: unknown) => Object(item).id === key)
    : key
  const child: unknown = Object(value)[step]
  const below = child === undefined ? undefined : pathIn(child, rest)
  return below && [step, ...below]
}

/** The outermost thing that has nothing in it but what is taken out. */
function leftEmpty(whole: unknown, path: Path): Path {
  if (path.length < 2) return path
  const around = path.slice(0, -1)
  const holder: unknown = around.reduce((node: unknown, key) => Object(node)[key], whole)
  return Object.keys(Object(holder)).length === 1 ? leftEmpty(whole, around) : path
}

function without(whole: unknown, path: Path): unknown {
  const goes = leftEmpty(whole, path)
  const [key = '', ...rest] = goes
  if (Array.isArray(whole)) {
    return rest.length === 0
      ? whole.toSpliced(Number(key), 1)
      : whole.with(Number(key), without(whole[Number(key)], rest))
  }
  const group = isFields(whole) ? whole : {}
  return rest.length === 0
    ? Object.fromEntries(Object.entries(group).filter(([name]) => name !== key))
    : { ...group, [key]: without(group[key], rest) }
}

function withoutValueAt(text: string, path: Path): string | undefined {
  const { contents } = parseDocument(text, { uniqueKeys: false })
  let node: unknown = contents
  for (const key of path.slice(0, -1)) node = childOf(node, key)
  if (!isBlock(node)) return undefined
  const [last = ''] = path.slice(-1)
  if (isSeq(node)) {
    const [from, to] = (node.items[Number(last)] as Node | undefined)?.range ?? []
    return from === undefined || to === undefined
      ? undefined
      : withoutLines(text, text.lastIndexOf('-', from), to)
  }
  const found = isMap(node) ? pairIn(node.items, String(last)) : undefined
  if (!found) return undefined
  const { start, end } = spanOf(found)
  return withoutLines(text, start, end)
}

// Whole lines, so that what shares one with something else is written anew.
function withoutLines(text: string, start: number, end: number): string | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1
  if (text.slice(from, start).trim() !== '') return undefined
  const isEnded = end > from && text[end - 1] === '\n'
  const next = isEnded ? end : text.indexOf('\n', end) + 1
  return text.slice(0, from) + (next === 0 ? '' : text.slice(next))
}

function says(text: string, value: object): boolean {
  const document = parseDocument(text, { uniqueKeys: false })
  return document.errors.length === 0 && canonical(document.toJSON()) === canonical(value)
}

/** What has to be set, and where; undefined where it goes. */
function stepsBetween(before: unknown, after: unknown, path: Path): Step[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return []
  if (Array.isArray(before) && Array.isArray(after) && isGrown(before, after)) {
    return after.flatMap((item: unknown, index) => {
      const at = [...path, index]
      return index < before.length
        ? stepsBetween(before[index], item, at)
        : [{ path: at, value: item }]
    })
  }
  if (isFields(before) && isFields(after)) {
    const gone = Object.keys(before).filter((name) => after[name] === undefined)
    return [
      ...gone.map((name) => ({ path: [...path, name], value: undefined })),
      ...Object.entries(after).flatMap(([name, value]) =>
        stepsBetween(before[name], value, [...path, name]),
      ),
    ]
  }
  return [{ path, value: after }]
}

// Items that are groups keep their places; single entries are taken or left as they are.
function isGrown(before: readonly unknown[], after: readonly unknown[]): boolean {
  return (
    before.length > 0 &&
    after.length >= before.length &&
    before.every(
      (item, index) =>
        isFields(item) === isFields(after[index]) &&
        (isFields(item) || canonical(item) === canonical(after[index])),
    )
  )
}

/** @returns undefined where the text has no such place */
function withValueAt(text: string, path: Path, value: unknown): string | undefined {
  const { contents } = parseDocument(text, { uniqueKeys: false })
  let node: unknown = contents
  for (const [depth, key] of path.slice(0, -1).entries()) {
    const child = childOf(node, key)
    // What stands in brackets, or is not there yet, is written as a whole.
    if (!isBlock(child))
      return withChild(text, node, key, set(jsonOf(child), path.slice(depth + 1), value))
    node = child
  }
  const [last = ''] = path.slice(-1)
  return withChild(text, node, last, value)
}

function childOf(node: unknown, key: string | number): unknown {
  if (isMap(node)) return pairIn(node.items, String(key))?.value
  return isSeq(node) ? node.items[Number(key)] : undefined
}

function isBlock(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0
}

function withChild(text: string, node: unknown, key: string | number, value: unknown) {
  if (!isBlock(node)) return undefined
  if (isMap(node)) return withPair(text, node, String(key), value)
  return isSeq(node) ? withEntry(text, node, Number(key), value) : undefined
}

function jsonOf(node: unknown): unknown {
  return isMap(node) || isSeq(node) ? node.toJSON() : undefined
}

function set(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (typeof key === 'number') {
    const items: readonly unknown[] = Array.isArray(whole) ? whole : []
    const item = set(items[key], rest, value)
    return key < items.length ? items.with(key, item) : [...items, item]
  }
  const group = isFields(whole) ? whole : {}
  return { ...group, [key]: set(group[key], rest, value) }
}

function withPair(text: string, map: YAMLMap, name: string, value: unknown): string {
  const found = pairIn(map.items, name)
  const [first] = map.items
  const column = columnOf(text, (first?.key as Node | undefined)?.range?.[0] ?? 0)
  const field = inStyleOf(text, indented(yamlOf({ [name]: value }), column))
  if (found) return withReplaced(text, spanOf(found), field.trimStart())
  const last = map.items.at(-1)
  return column > 0 && last
    ? withLines(text, spanOf(last).end, field)
    : (inPlaceOfRemark(text, name, field) ?? ended(text) + field)
}

// In a file that nap made, a field without an answer stands there as a remark.
function inPlaceOfRemark(text: string, name: string, field: string): string | undefined {
  const remark = new RegExp(`^# ${name}:[ \\t]*(?:\\r?\\n#   .*)*(?:\\r?\\n|$)`, 'm')
  const [lines] = remark.exec(text) ?? []
  return lines === undefined ? undefined : text.replace(remark, () => field)
}

function withEntry(text: string, list: YAMLSeq, index: number, value: unknown): string | undefined {
  const [first] = list.items as Node[]
  const start = first?.range?.[0]
  if (start === undefined) return undefined
  const item = list.items[index] as Node | undefined
  const column = columnOf(text, text.lastIndexOf('-', start))
  const entry = inStyleOf(text, indented(yamlOf([value]), column))
  if (!item) {
    const last = list.items.at(-1) as Node | undefined
    return withLines(text, last?.range?.[1] ?? 0, entry)
  }
  const [from, to] = item.range ?? [0, 0]
  return withReplaced(text, { start: text.lastIndexOf('-', from), end: to }, entry.trimStart())
}

// Behind the line on which what is before it ends.
function withLines(text: string, end: number, lines: string): string {
  const isEnded = end > 0 && text[end - 1] === '\n'
  const at = isEnded ? end : text.indexOf('\n', end) + 1
  return at === 0 ? ended(text) + lines : text.slice(0, at) + lines + text.slice(at)
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}
