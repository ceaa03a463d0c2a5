import { randomBytes } from 'node:crypto'
import { parseEnv, SettingsError } from '../../lib/env/parse-env'
import { Refusal } from '../refusal'

export type Settings = Record<string, string>

/** Where the settings of the server live: a file, or a platform. */
export type SettingsPlace = {
  name: string
  /** Null where there are none yet. Values never leave this process. */
  read: () => Promise<Settings | null>
  write: (change: SettingsChange) => Promise<void>
}

/** What is to be set and what is to go; everything else stays as it is. */
export type SettingsChange = { set: Settings; unset: string[] }

/** A change without what is so already; null when nothing is left of it. */
export function realChange(there: Settings, { set, unset }: SettingsChange): SettingsChange | null {
  const differs = Object.entries(set).filter(([name, value]) => there[name] !== value)
  const goes = unset.filter((name) => there[name])
  if (differs.length === 0 && goes.length === 0) return null
  return { set: Object.fromEntries(differs), unset: goes }
}

export const namesOf = ({ set, unset }: SettingsChange): string[] => [...Object.keys(set), ...unset]

/** The key of the session cookies: kept where there is one, or else everybody would be signed out. */
export const sessionSecret = (there: Settings): string =>
  there.NEXTAUTH_SECRET || randomBytes(48).toString('base64')

/** The server would refuse to start with these: told while nothing is changed yet. */
export function refuseUnusable(there: Settings, { set, unset }: SettingsChange): void {
  const kept = Object.entries(there).filter(([name]) => !unset.includes(name))
  const judged = Object.entries({ ...Object.fromEntries(kept), ...set })
  try {
    parseEnv(Object.fromEntries(judged.map(([name, value]) => [name, followed(name, value)])))
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    const faults = error.faults.map((fault) => `  - ${fault}`).join('\n')
    throw new Refusal(
      `The server would not start with these settings:\n${faults}\nNothing was changed.`,
    )
  }
}

/** What a Key Vault reference leads to is known to App Service alone; something like it is judged in its place. */
function followed(name: string, value: string): string {
  if (!value.startsWith('@Microsoft.KeyVault(')) return value
  return name === 'REDIS_URL' ? 'rediss://vault' : 'x'.repeat(64)
}
