/** `['a/b', 0]` to `/a~1b/0` (RFC 6901). */
export function pointerOf(keys: readonly (string | number)[]): string {
  let pointer = ''
  for (const key of keys) pointer += step(String(key))
  return pointer
}

// Hardly any key has to be written in another way, and a plan of a thousand files has a hundred thousand.
function step(key: string): string {
  const isPlain = !key.includes('/') && !key.includes('~')
  return isPlain ? `/${key}` : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Whether a value is a group of fields: neither a list nor a single value. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `/a~1b/0` to `['a/b', '0']`. */
export function keysOf(pointer: string): string[] {
  const keys = pointer.split('/').slice(1)
  return pointer.includes('~')
    ? keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : keys
}

/** The value that a pointer leads to; undefined where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  let node = value
  for (const key of keysOf(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
    node = (node as Record<string, unknown>)[key]
  }
  return node
}

/** The same value with something else made of what keys lead to; of a list, only an item that is there is changed. */
export function withValueAt(
  whole: unknown,
  [key, ...rest]: readonly string[],
  made: (before: unknown) => unknown,
): unknown {
  if (key === undefined) return made(whole)
  if (Array.isArray(whole)) {
    return whole.map((item: unknown, index) =>
      String(index) === key ? withValueAt(item, rest, made) : item,
    )
  }
  const group = Object(whole)
  return { ...group, [key]: withValueAt(group[key], rest, made) }
}

/** The pointer of what stands around it: `/milestones/0` for `/milestones/0/activity`. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
}

/** The last key of a pointer. */
export function lastKeyOf(pointer: string): string {
  return keysOf(pointer).at(-1) ?? ''
}
