// `npm test`: everything that CI checks.
import { buildIfStale } from './build'
import { checkSources, runBrowserTests, runUnitTests } from './checks'
import { ensureChromium } from './chromium'
import { main } from './step'

main(async () => {
  const chromium = ensureChromium()
  await checkSources()
  const unit = await runUnitTests()
  await buildIfStale()
  const browser = await runBrowserTests(chromium)
  console.log(`\n${unit.passed + browser.passed} passed, ${unit.failed + browser.failed} failed`)
})
