// First-load JavaScript of each page: every script that the served HTML names, gzip -6, in KB of 1,000 bytes.
import { gzipSync } from 'node:zlib'
import { type SignedIn, whileSignedIn } from './signed-in'

const budgetsKb = { list: 190, other: 175 }
const prod = '/workspaces/prod'

/** Ids are the seed's. */
const pages = {
  list: ['/', '/runs', '/jobs', '/clusters', '/warehouses', '/schedule', `${prod}/clusters`],
  other: [
    `${prod}/runs/612004118000137`,
    `${prod}/runs/612008413870601/compare`,
    `${prod}/jobs/418006550000019`,
    `${prod}/clusters/0405-071830-d9q2b6mj`,
    `${prod}/warehouses/a1b2c3d4e5f60718`,
    '/doctor',
  ],
}

async function scriptsOf({ origin, context }: SignedIn, path: string): Promise<string[]> {
  const html = await (await context.request.get(origin + path)).text()
  // The polyfill for browsers without modules is not loaded by any browser that is supported.
  const tags = html.match(/<script[^>]+src="[^"]+"[^>]*>/g) ?? []
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? [])
  return [...new Set(sources)]
}

async function gzipBytes({ origin, context }: SignedIn, source: string): Promise<number> {
  const body = await (await context.request.get(new URL(source, origin).href)).body()
  return gzipSync(body, { level: 6 }).byteLength
}

void whileSignedIn(async (world) => {
  for (const [kind, path] of Object.entries(pages).flatMap(([kind, paths]) =>
    paths.map((path) => [kind, path] as const),
  )) {
    const budgetKb = budgetsKb[kind as keyof typeof budgetsKb]
    const sources = await scriptsOf(world, path)
    const sizes = await Promise.all(sources.map((source) => gzipBytes(world, source)))
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1000
    const verdict = total <= budgetKb ? 'within' : 'OVER'
    console.log(
      `${path.padEnd(46)} ${total.toFixed(1).padStart(7)} KB gzip in ${sources.length} files, ${verdict} ${budgetKb} KB`,
    )
  }
})
