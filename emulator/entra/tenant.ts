import type { Clock } from '../core'
import { app, people, tenantId, tenantName, type Person } from '../seed/directory'
import {
  databricks,
  managedIdentity,
  registrationsFor,
  type Registration,
  type Resource,
} from './registrations'
import type { ReadChange } from './read-settings'
import { seededSettings, type EntraSettings, type PersonName } from './settings'

const everybody = '*'

/** What the organisation's consent to a registration covers; anything else is asked of each person. */
const isListed = ({ permissions, clientId }: Registration, { appId }: Resource): boolean =>
  appId === clientId || permissions[appId] !== undefined

type TenantChange = Omit<ReadChange, 'rotateKeys' | 'retireKeys'>

/** The tenant as it stands now: its people, its applications, and what its administrator has set. */
export class Tenant {
  readonly id = tenantId
  readonly name = tenantName
  readonly issuer: string
  /** v1.0 tokens name the STS, whatever host served them. */
  readonly stsIssuer = `https://sts.windows.net/${tenantId}/`
  settings: EntraSettings
  #registrations: readonly Registration[]
  #consents = new Set<string>()
  #revokedAt = new Map<PersonName, number>()
  #mfaNotBefore = new Map<PersonName, number>()

  constructor(
    readonly origin: string,
    appOrigin: string,
    readonly clock: Clock,
  ) {
    this.issuer = `${origin}/${tenantId}/v2.0`
    this.#registrations = registrationsFor(appOrigin)
    this.settings = this.#seed()
  }

  #seed(): EntraSettings {
    return seededSettings({
      issuer: this.issuer,
      subject: managedIdentity.objectId,
      audience: managedIdentity.exchangeAudience,
    })
  }

  reset(): void {
    this.settings = this.#seed()
    this.#consents.clear()
    this.#revokedAt.clear()
    this.#mfaNotBefore.clear()
  }

  /** Settings are kept, orders about a person are noted; orders about keys are not the tenant's. */
  change({ appRoles, revokeSessions, askMfaAgain, ...change }: TenantChange): void {
    Object.assign(this.settings, change)
    if (appRoles) Object.assign(this.settings.appRoles, appRoles)
    if (revokeSessions) this.#revokedAt.set(revokeSessions, this.clock.now())
    if (askMfaAgain) this.#mfaNotBefore.set(askMfaAgain, this.clock.now())
  }

  findRegistration(clientId: string): Registration | undefined {
    const found = this.#registrations.find((registration) => registration.clientId === clientId)
    if (found?.clientId !== app.clientId) return found
    const { extraRedirectUris } = this.settings
    return { ...found, redirectUris: [...found.redirectUris, ...extraRedirectUris] }
  }

  get registrations(): readonly Registration[] {
    return this.#registrations
  }

  /** The client secrets that count for a registration. */
  secretsOf({ clientId, secret }: Registration): readonly string[] {
    const { clientSecrets } = this.settings
    if (clientId === app.clientId && clientSecrets) return clientSecrets
    return secret === null ? [] : [secret]
  }

  isDisabled(client: Registration): boolean {
    return client.clientId === app.clientId && this.settings.applicationDisabled
  }

  isSwitchedOff(resource: Resource): boolean {
    return resource === databricks && this.settings.databricksDisabled
  }

  findPerson(objectId: string): Person | undefined {
    return people.find((person) => person.objectId === objectId)
  }

  findPersonByUserName(userName: string): Person | undefined {
    const wanted = userName.trim().toLowerCase()
    return people.find((person) => person.userName === wanted)
  }

  findPersonByName(name: PersonName): Person | undefined {
    return people.find((person) => person.name === name)
  }

  rolesOf({ name }: Person): readonly string[] {
    return this.settings.appRoles[name]
  }

  isAdministrator({ name }: Person): boolean {
    return this.settings.administrators.includes(name)
  }

  hasConsent(client: Registration, person: Person, resource: Resource): boolean {
    if (client.clientId !== app.clientId) return true
    if (this.settings.consentGranted && isListed(client, resource)) return true
    return [person.objectId, everybody].some((who) =>
      this.#consents.has(`${who} ${resource.appId}`),
    )
  }

  /** An administrator's consent counts for everybody. */
  consent(person: Person, resource: Resource, forEverybody: boolean): void {
    const lakedeck = this.findRegistration(app.clientId)
    if (forEverybody && lakedeck && isListed(lakedeck, resource))
      this.settings.consentGranted = true
    else this.#consents.add(`${forEverybody ? everybody : person.objectId} ${resource.appId}`)
  }

  /** Milliseconds; tokens and sessions of before no longer count. */
  revokedAt({ name }: Person): number {
    return this.#revokedAt.get(name) ?? -Infinity
  }

  /** Milliseconds since when a second factor must have been given, null when none is asked. */
  mfaSince({ name }: Person, resource: Resource): number | null {
    if (resource !== databricks || !this.settings.mfaRequired.includes(name)) return null
    return this.#mfaNotBefore.get(name) ?? -Infinity
  }
}
