import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { root } from './root'
import { bin, run, step } from './step'

const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
]
const standalone = path.join(root, '.next', 'standalone')
const stampFile = path.join(root, '.next', 'lakedeck-build-stamp')

/** The server that `output: 'standalone'` made. */
export const serverFile = path.join(standalone, 'server.js')

function filesBelow(entry: string): string[] {
  const full = path.join(root, entry)
  if (!existsSync(full)) return []
  const listing = readdirSync(full, { recursive: true, withFileTypes: true })
  return listing
    .filter((item) => item.isFile() && !/\.test\.tsx?$/.test(item.name))
    .map((item) => path.join(item.parentPath, item.name))
    .sort()
}

/** One hash over everything the build reads: the same hash, the same output. */
function stampOfSources(): string {
  const hash = createHash('sha256').update(process.version)
  for (const entry of inputs) {
    const full = path.join(root, entry)
    const files = existsSync(full) && path.extname(entry) ? [full] : filesBelow(entry)
    for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Secrets must not travel with the output: Next copies `.env` and `.env.production` into it. */
function refuseEnvFiles(): void {
  const found = readdirSync(standalone, { recursive: true, withFileTypes: true })
    .filter((item) => item.name.startsWith('.env') && !item.parentPath.includes('node_modules'))
    .map((item) => path.join(item.parentPath, item.name))
  if (found.length > 0) {
    rmSync(stampFile, { force: true })
    throw new Error(
      `The build's output holds ${found.map((file) => path.relative(root, file)).join(', ')}. ` +
        'Keep settings in .env.local, which stays out of it, and build again.',
    )
  }
}

/** Puts what the standalone server expects beside itself: static files and public ones. */
export function assemble(): void {
  if (!existsSync(serverFile)) throw new Error('There is no build yet: run `npm run build` first.')
  refuseEnvFiles()
  const place = (from: string, to: string) => {
    if (!existsSync(path.join(root, from))) return
    mkdirSync(path.join(standalone, to), { recursive: true })
    cpSync(path.join(root, from), path.join(standalone, to), { recursive: true, force: true })
  }
  place('.next/static', '.next/static')
  place('public', 'public')
}

/** Builds, and puts the output together; fails when a file of settings got into it. */
export async function build(): Promise<void> {
  const stamp = stampOfSources()
  await step('Production build', () =>
    run(bin('next'), ['build'], { env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } }),
  )
  writeFileSync(stampFile, stamp)
  assemble()
}

/** Builds unless the last build was made from exactly these sources. */
export async function buildIfStale(): Promise<void> {
  const isFresh =
    existsSync(stampFile) &&
    existsSync(serverFile) &&
    readFileSync(stampFile, 'utf8') === stampOfSources()
  if (isFresh) assemble()
  else await build()
}
