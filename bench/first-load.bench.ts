// First-load JavaScript of each page: every script that the served HTML names, gzip -6, in KB of 1,000 bytes.
import { gzipSync } from 'node:zlib'
import { type SignedIn, whileSignedIn } from './signed-in'

const pages = ['/', '/clusters', '/workspaces/prod/clusters', '/runs', '/sign-in']
const budgetKb = 190

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
  for (const path of pages) {
    const sources = await scriptsOf(world, path)
    const sizes = await Promise.all(sources.map((source) => gzipBytes(world, source)))
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1000
    const verdict = total <= budgetKb ? 'within' : 'OVER'
    console.log(
      `${path.padEnd(30)} ${total.toFixed(1).padStart(7)} KB gzip in ${sources.length} files, ${verdict} ${budgetKb} KB`,
    )
  }
})
