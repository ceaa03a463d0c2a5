/**
 * The only home of state that must exist once per process.
 *
 * Next loads instrumentation, route handlers, pages and proxy.ts as four copies of every module, so a
 * variable at module level exists four times; only `globalThis` is shared between them (measured under
 * `next start`, the standalone server and `next dev`).
 *
 * What comes back may have been created by another copy of the module: never test it with `instanceof`.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`lakedeck.${name}`)
  const home = globalThis as { [key: symbol]: unknown }
  if (!(key in home)) home[key] = create()
  return home[key] as T
}
