// `npm run e2e [-- file or options of Playwright]`: the browser tests alone.
import { buildIfStale } from './build'
import { runBrowserTests } from './checks'
import { ensureChromium } from './chromium'
import { main } from './step'

main(async () => {
  const chromium = ensureChromium()
  await buildIfStale()
  await runBrowserTests(chromium, process.argv.slice(2))
})
