// `npm run doctor`: every link of the chain, with the fix for what fails.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { bearerCaller } from '../lib/auth/bearer-caller'
import type { Caller } from '../lib/auth/caller'
import { aadstsNumber } from '../lib/auth/entra-refusal'
import { explainSignInError } from '../lib/auth/sign-in-errors'
import { parseEnv, SettingsError } from '../lib/env/parse-env'
import { env } from '../lib/env/server'
import { checkFaults } from '../lib/views/doctor/checks/settings'
import { countStates, failed, inWords, reportText, worstOf } from '../lib/views/doctor/rules'
import type { CheckGroup } from '../lib/views/doctor/schema'
import { readDoctor } from '../lib/views/doctor/server'
import { demoPorts, demoSettings, runningDemo } from './demo-services'
import { demoPersonIn } from './login/settings'
import { signIn } from './login/sign-in'
import { root } from './root'
import { main } from './step'

const usage = `npm run doctor -- [options]

  --demo        against the running demo
  --me          what takes a person too, as whom \`npm run login\` signs in
  --as=<name>   with --demo: as one of its people, by their password instead of a code
  --json        the report as the API gives it
  --help

It reads .env.local and the environment as \`npm start\` does, and ends with 1 when something failed.`

const settingsFile = path.join(root, '.env.local')

async function readSettings(isDemo: boolean): Promise<void> {
  if (!isDemo) {
    if (existsSync(settingsFile)) process.loadEnvFile(settingsFile)
    return
  }
  const ports = demoPorts()
  Object.assign(process.env, demoSettings(ports, await runningDemo(ports)))
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

const asksPerson = (args: string[]) => args.includes('--me') || demoPersonIn(args) !== null

/** Who asks, as a script of theirs would; what Entra or our own checks say against it is a part of the report. */
async function whoAsks(args: string[]): Promise<{ caller: Caller | null; refused: CheckGroup[] }> {
  if (!asksPerson(args)) return { caller: null, refused: [] }
  try {
    const { signedIn } = await signIn(args)
    return { caller: await bearerCaller(`Bearer ${signedIn.accessToken}`), refused: [] }
  } catch (error) {
    return { caller: null, refused: [refusedSignIn(error)] }
  }
}

function refusedSignIn(error: unknown): CheckGroup {
  const said = error instanceof Error ? error.message : String(error)
  const code = aadstsNumber(said)
  const { title, detail, step, isUnknown } = explainSignInError(code ?? '', env())
  const [words, fix] =
    code === null || isUnknown
      ? [said, 'docs/troubleshooting.md says more of signing in.']
      : [`${title} (AADSTS${code}). ${detail}`, step]
  const of = { id: 'person.sign-in', title: 'Sign-in from this terminal' }
  return { id: 'sign-in', title: 'Signing in', checks: [failed(of, words, fix)] }
}

async function examine(args: string[]): Promise<CheckGroup[]> {
  const faults = faultsOf()
  if (faults.length > 0) return withFaults(faults)
  // Its lines would stand between those of the report, which says the same in words.
  process.env.LOG_LEVEL = 'silent'
  const { caller, refused } = await whoAsks(args)
  return [...(await readDoctor(caller, {}, { isServer: false })).groups, ...refused]
}

main(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help')) return console.log(usage)
  await readSettings(args.includes('--demo'))
  const groups = await examine(args)
  const counts = countStates(groups)
  if (args.includes('--json'))
    console.log(JSON.stringify({ groups, asOf: new Date().toISOString() }))
  else {
    console.log(`${reportText(groups)}\n\n${inWords(counts)}`)
    console.log(groups.length === 1 ? afterFaults() : afterReport(asksPerson(args)))
  }
  // Connections that were opened on the way would keep the process for a while.
  process.exit(worstOf(counts) === 'failed' ? 1 : 0)
})

const afterReport = (isOfPerson: boolean): string =>
  isOfPerson
    ? `What takes a browser is at ${env().origin}/doctor, once signed in.`
    : `What takes a person: npm run doctor -- --me, or ${env().origin}/doctor once signed in.`

const afterFaults = (): string =>
  existsSync(settingsFile)
    ? 'The rest is looked at once the settings are right.'
    : 'The rest is looked at once the settings are right. There is no .env.local yet: `npm run setup:azure` writes it, or start from .env.local.example.'
