/** What no field of a file may be called: every object has these names already, and code that asks it for them would go wrong. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  'prototype',
  '<<',
  ...Object.getOwnPropertyNames(Object.prototype),
])
