import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root'
import { bin, run, step } from './step'

const layers = [
  'app',
  'components',
  'lib',
  'emulator',
  'e2e',
  'bench',
  'scripts',
  'proxy.ts',
  'instrumentation.ts',
]
const resultFolder = path.join(root, '.lakedeck', 'results')

export type Tally = { passed: number; failed: number }

/** Types, lint, format and the direction of imports: what needs no program to run. */
export async function checkSources(): Promise<void> {
  await step('Types of routes', () => run(bin('next'), ['typegen']))
  // The linter takes as long as the others together. Each says all that it finds before one of them fails.
  const [linted, others] = await Promise.allSettled([lint(), checkTypesAndForm()])
  for (const ended of [linted, others]) if (ended.status === 'rejected') throw ended.reason
}

const lint = () => step('Lint', () => run(bin('eslint'), ['.', '--max-warnings=0']))

async function checkTypesAndForm(): Promise<void> {
  await step('Types', () => run(bin('tsc'), ['--noEmit']))
  await step('Format', () => run(bin('prettier'), ['--check', '--log-level=warn', '.']))
  await step('Import rules', () =>
    run(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...layers]),
  )
}

export async function runUnitTests(): Promise<Tally> {
  mkdirSync(resultFolder, { recursive: true })
  const outputFile = path.join(resultFolder, 'unit.json')
  await step('Unit tests', () =>
    run(bin('jest'), ['--ci', '--silent', '--json', `--outputFile=${outputFile}`]),
  )
  const result = JSON.parse(readFileSync(outputFile, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  return { passed: result.numPassedTests, failed: result.numFailedTests }
}

export async function runBrowserTests(chromium: string, args: string[] = []): Promise<Tally> {
  const outputFile = path.join(resultFolder, 'browser.json')
  mkdirSync(resultFolder, { recursive: true })
  await step('Browser tests', () =>
    run(bin('playwright'), ['test', ...args], {
      env: {
        ...process.env,
        PLAYWRIGHT_CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
      },
    }),
  )
  if (!existsSync(outputFile)) return { passed: 0, failed: 0 }
  const result = JSON.parse(readFileSync(outputFile, 'utf8')) as {
    stats: { expected: number; unexpected: number }
  }
  return { passed: result.stats.expected, failed: result.stats.unexpected }
}
