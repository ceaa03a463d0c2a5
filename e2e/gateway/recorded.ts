import { test as base } from 'playwright/test'
import { startUpstream, type Upstream } from '../../lib/gateway/testing/upstream'
import { emulator } from '../emulator'
import { type Door, startDoors } from './doors'
import { databricksToken } from './tokens'

export { expect } from 'playwright/test'

export type Recorded = { upstream: Upstream; doors: Door[]; headers: { authorization: string } }

/** Both doors of the built server, before a workspace that records what reaches it. */
export const test = base.extend<object, { recorded: Recorded }>({
  recorded: [
    // Playwright wants its fixtures destructured, also when there are none to take.
    async ({}, use) => {
      // A story before may have left Entra out of order.
      await emulator.reset()
      const headers = { authorization: `Bearer ${await databricksToken('ben')}` }
      const upstream = await startUpstream()
      const { doors, stop } = await startDoors({ DATABRICKS_WORKSPACES: `prod=${upstream.origin}` })
      await use({ upstream, doors, headers })
      await stop()
      await upstream.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})
