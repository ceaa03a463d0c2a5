import { defineConfig } from 'playwright/test'
import { ports } from './e2e/ports'

const executablePath = process.env.PLAYWRIGHT_CHROMIUM

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  // Two lanes, each with an emulator and a server of its own: see e2e/ports.ts.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A story that fails once has found something, if only in itself.
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  globalSetup: './e2e/global-setup.ts',
  use: {
    baseURL: `http://localhost:${ports.app}`,
    browserName: 'chromium',
    // Recording one costs a third of the run; `npm run e2e -- story --trace on` records.
    trace: 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1360, height: 860 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // The sandbox of Chromium does not start for root, which containers and CI often are.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
        '--no-first-run',
      ],
    },
  },
})
