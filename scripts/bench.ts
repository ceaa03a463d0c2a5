// `npm run bench [-- name]`: measures what the product promises in figures; prints, never fails on a figure.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build'
import { ensureChromium } from './chromium'
import { root } from './root'
import { main, run, step } from './step'

main(async () => {
  const wanted = process.argv.slice(2)
  const folder = path.join(root, 'bench')
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.replace(/\.bench\.ts$/, ''))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
  if (names.length === 0) throw new Error(`No benchmark is called ${wanted.join(' or ')}.`)
  const env = { ...process.env, PLAYWRIGHT_CHROMIUM: ensureChromium() }
  await buildIfStale()
  for (const name of names) {
    await step(name, () =>
      run(
        process.execPath,
        ['--import', 'tsx', '--conditions=react-server', path.join(folder, `${name}.bench.ts`)],
        { env },
      ),
    )
  }
})
