import { people, type Person } from '../seed/directory'

export type PersonName = Person['name']

/** A federated credential of Lakedeck's registration: whose assertions count as the application's own. */
export type FederatedCredential = { issuer: string; subject: string; audience: string }

/** What an administrator could change in the tenant, so that a test can bring about each refusal. */
export type EntraSettings = {
  accessTokenSeconds: number
  idTokenSeconds: number
  /** A refresh token that is not used for so long is gone (700082). */
  refreshTokenInactiveSeconds: number
  /** Conditional access: after so long a person must sign in again (70043). Null: no such policy. */
  signInFrequencySeconds: number | null
  /** The organisation has consented to Lakedeck's permissions; without it each person is asked (65001). */
  consentGranted: boolean
  /** Nobody but an administrator may consent (90094). */
  adminConsentRequired: boolean
  /** Who may consent for the organisation. */
  administrators: PersonName[]
  /** Lakedeck admits only those assigned to it (50105). */
  assignmentRequired: boolean
  assigned: PersonName[]
  /** Conditional access asks these for a second factor before AzureDatabricks (50076). */
  mfaRequired: PersonName[]
  /** Conditional access blocks these (53003). */
  blocked: PersonName[]
  /** These sit at a device that is not compliant (53000). */
  unmanagedDevices: PersonName[]
  /** Accounts that are disabled (50057). */
  disabledAccounts: PersonName[]
  /** Lakedeck's client secret has expired (7000222). */
  secretExpired: boolean
  /** Lakedeck's service principal is disabled (7000112). */
  applicationDisabled: boolean
  /** The tenant has no service principal for AzureDatabricks (650052). */
  databricksDisabled: boolean
  /** Client secrets of Lakedeck that count; two while one is being replaced. Null: the seeded one. */
  clientSecrets: string[] | null
  /** Certificates (PEM) registered for Lakedeck. */
  certificates: string[]
  federatedCredentials: FederatedCredential[]
  /** Redirect addresses of Lakedeck beyond its own origin's. */
  extraRedirectUris: string[]
  /** Application roles per person. */
  appRoles: Record<PersonName, string[]>
}

/** What happens once, when it is ordered. */
export type EntraActions = {
  /** "Revoke sessions" in the portal: refresh tokens and Entra's own sessions of that person end (50173). */
  revokeSessions?: PersonName
  /** The second factor given so far no longer counts for that person (50076 until given again). */
  askMfaAgain?: PersonName
  /** Signs with a new key from now on; the old ones stay published. */
  rotateKeys?: true
  /** Takes all keys but the current one out of the published set. */
  retireKeys?: true
}

export type EntraChange = Partial<EntraSettings> & EntraActions

export const seededSettings = (federated: FederatedCredential): EntraSettings => ({
  accessTokenSeconds: 4200,
  idTokenSeconds: 3600,
  refreshTokenInactiveSeconds: 90 * 86_400,
  signInFrequencySeconds: null,
  consentGranted: true,
  adminConsentRequired: false,
  administrators: ['ada'],
  assignmentRequired: false,
  assigned: [],
  mfaRequired: people.filter(({ needsMfa }) => needsMfa).map(({ name }) => name),
  blocked: [],
  unmanagedDevices: [],
  disabledAccounts: [],
  secretExpired: false,
  applicationDisabled: false,
  databricksDisabled: false,
  clientSecrets: null,
  certificates: [],
  federatedCredentials: [federated],
  extraRedirectUris: [],
  appRoles: Object.fromEntries(people.map(({ name, appRoles }) => [name, [...appRoles]])) as Record<
    PersonName,
    string[]
  >,
})
