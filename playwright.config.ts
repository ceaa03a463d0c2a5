import { defineConfig } from 'playwright/test'
import { ports } from './e2e/ports'

const executablePath = process.env.PLAYWRIGHT_CHROMIUM

const waiting =
  /\/e2e\/(refresh|instances|sign-out|doctor|api|found-workspaces|login|process-wide|app-service|read-only)\.spec\.ts$/

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  // Lanes, each with an emulator and a server of its own: see e2e/ports.ts. Two keep two cores busy; in the third
  // are the stories that mostly wait, for a token's end or a server's start.
  workers: 3,
  projects: [
    { name: 'waits', testMatch: waiting, workers: 1 },
    { name: 'works', testIgnore: waiting, workers: 2 },
  ],
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
