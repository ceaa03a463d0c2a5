import { z } from 'zod'
import { people } from '../seed/directory'
import type { EntraChange, PersonName } from './settings'

const personName = z.enum(people.map(({ name }) => name) as [PersonName, ...PersonName[]])
const names = z.array(personName)
const seconds = z.number().int().positive()

const entraChange = z
  .strictObject({
    accessTokenSeconds: seconds,
    idTokenSeconds: seconds,
    refreshTokenInactiveSeconds: seconds,
    signInFrequencySeconds: seconds.nullable(),
    consentGranted: z.boolean(),
    adminConsentRequired: z.boolean(),
    administrators: names,
    assignmentRequired: z.boolean(),
    assigned: names,
    mfaRequired: names,
    blocked: names,
    unmanagedDevices: names,
    disabledAccounts: names,
    secretExpired: z.boolean(),
    applicationDisabled: z.boolean(),
    databricksDisabled: z.boolean(),
    clientSecrets: z.array(z.string().min(1)).nullable(),
    certificates: z.array(z.string().includes('BEGIN CERTIFICATE')),
    federatedCredentials: z.array(
      z.strictObject({ issuer: z.string(), subject: z.string(), audience: z.string() }),
    ),
    extraRedirectUris: z.array(z.url()),
    appRoles: z.partialRecord(personName, z.array(z.string().min(1))),
    revokeSessions: personName,
    askMfaAgain: personName,
    rotateKeys: z.literal(true),
    retireKeys: z.literal(true),
  })
  .partial()

/** The names `POST /_emulator/settings` may pass on to Entra. */
export const entraSettingNames: readonly string[] = Object.keys(entraChange.shape)

/** `appRoles` may name some people only; the others keep theirs. */
export type ReadChange = Omit<EntraChange, 'appRoles'> & {
  appRoles?: Partial<Record<PersonName, string[]>>
}

/** Reads a change of settings; throws a sentence on an unknown name or a wrong value. */
export function readSettings(input: unknown): ReadChange {
  const read = entraChange.safeParse(input)
  if (read.success) {
    return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined))
  }
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
  throw new TypeError(`entra settings: ${faults.join('; ')}`)
}
