import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** What axe finds on the page as it is: each broken rule with the elements that break it. All rules but those left out. */
export async function violationsOf(page: Page, leftOut: string[] = []) {
  const { violations } = await new AxeBuilder({ page })
    // Every rule runs; only what passed is not written down.
    .options({ resultTypes: ['violations'] })
    .disableRules(leftOut)
    // Lakedeck has no frames of another origin: gathering theirs in a tab of its own is four fifths of the time.
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
