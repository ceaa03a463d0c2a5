import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { bin } from './step'

const usualPlaces = [
  // Draws no windows, so that a story takes two thirds of the time that the whole browser needs for it.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function findChromium(): string | null {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named) {
    if (!existsSync(named))
      throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`)
    return named
  }
  return [chromium.executablePath(), ...usualPlaces].find((place) => existsSync(place)) ?? null
}

/** Quiet: a way that fails here has another after it, and then one sentence that says what to do. */
const succeeds = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0

/** Debian has the shell as a package of its own; where there is none, the whole browser. */
function installWithApt(): void {
  const install = (name: string) =>
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  succeeds('apt-get', ['update', '-qq'])
  if (!install('chromium-headless-shell')) install('chromium')
}

/** Playwright's own download; where the network refuses it, the system's package manager when root. */
function installChromium(): void {
  console.log('No Chromium found: asking Playwright to download one (about 170 MB) …')
  if (succeeds(bin('playwright'), ['install', 'chromium'])) return
  const canUseApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canUseApt) return
  console.log("The download did not work: installing the system's Chromium with apt-get …")
  installWithApt()
}

/** The browser that the tests drive: a named one, an installed one, or one that it installs. */
export function ensureChromium(): string {
  const present = findChromium()
  if (present) return present
  installChromium()
  const installed = findChromium()
  if (!installed) {
    throw new Error(
      'The browser tests need a Chromium, and none could be installed. Install one, or name it: ' +
        'PLAYWRIGHT_CHROMIUM=/path npm test',
    )
  }
  return installed
}
