// `npm run check`: the fast part of the tests, no build and no browser.
import { checkSources, runUnitTests } from './checks'
import { main } from './step'

main(async () => {
  await checkSources()
  const unit = await runUnitTests()
  console.log(`\n${unit.passed} passed, ${unit.failed} failed`)
})
