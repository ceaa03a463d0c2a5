// `npm run doctor`: every link of the chain, as far as it can be seen without a person, with the fix for what fails.
//   --demo   against the running demo          --json   the report as the API gives it
// It reads .env.local and the environment as `npm start` does, and ends with 1 when something failed.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseEnv, SettingsError } from '../lib/env/parse-env'
import { checkFaults } from '../lib/views/doctor/checks/settings'
import { countStates, inWords, reportText, worstOf } from '../lib/views/doctor/rules'
import type { CheckGroup } from '../lib/views/doctor/schema'
import { readDoctor } from '../lib/views/doctor/server'
import { demoPorts, demoSettings, emulatorInfo } from './demo-services'
import { root } from './root'
import { main } from './step'

const settingsFile = path.join(root, '.env.local')

async function readSettings(isDemo: boolean): Promise<void> {
  if (!isDemo) {
    if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
    return
  }
  const ports = demoPorts()
  const info = await emulatorInfo(ports).catch(() => {
    throw new Error('The demo does not run: start it with `npm run demo` and ask again.')
  })
  Object.assign(process.env, demoSettings(ports, info))
}

function faultsOf(): string[] {
  try {
    parseEnv(process.env)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
}

const withFaults = (faults: string[]): CheckGroup[] => [
  { id: 'installation', title: 'This installation', checks: checkFaults(faults) },
]

async function examine(): Promise<CheckGroup[]> {
  const faults = faultsOf()
  if (faults.length > 0) return withFaults(faults)
  // Its lines would stand between those of the report, which says the same in words.
  process.env.LOG_LEVEL = 'silent'
  return (await readDoctor(null, {}, { isServer: false })).groups
}

main(async () => {
  const args = process.argv.slice(2)
  await readSettings(args.includes('--demo'))
  const groups = await examine()
  const counts = countStates(groups)
  if (args.includes('--json'))
    console.log(JSON.stringify({ groups, asOf: new Date().toISOString() }))
  else {
    console.log(`${reportText(groups)}\n\n${inWords(counts)}`)
    console.log(groups.length === 1 ? afterFaults() : withPerson(process.env.NEXTAUTH_URL ?? ''))
  }
  // Connections that were opened on the way would keep the process for a while.
  process.exit(worstOf(counts) === 'failed' ? 1 : 0)
})

const withPerson = (origin: string): string =>
  `What takes a person is at ${origin}/doctor, once signed in.`

const afterFaults = (): string =>
  existsSync(settingsFile)
    ? 'The rest is looked at once the settings are right.'
    : 'The rest is looked at once the settings are right. There is no .env.local yet: `cp .env.local.example .env.local` makes one.'
