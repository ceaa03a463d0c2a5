import { app, azureCliClientId, daemon, databricksAppId, publicClientId } from '../seed/directory'

/** An application that signs people in or asks for tokens: registration and service principal in one. */
export type Registration = {
  clientId: string
  /** The service principal's `oid` in this tenant. */
  objectId: string
  displayName: string
  /** A confidential client must prove itself; a public one cannot, and must not try. */
  isPublic: boolean
  isMultiTenant: boolean
  secret: string | null
  redirectUris: readonly string[]
  logoutUris: readonly string[]
  /** Delegated permissions listed in the registration, per resource: what `/.default` means. */
  permissions: Readonly<Record<string, readonly string[]>>
}

/** An API of which tokens can be asked. */
export type Resource = {
  appId: string
  displayName: string
  /** What a scope may start with; without one of these Entra knows no such resource. */
  identifiers: readonly string[]
  scopes: readonly string[]
  /** `accessTokenAcceptedVersion` of its registration: AzureDatabricks takes v1.0 tokens. */
  tokenVersion: 1 | 2
  /** Said on the consent page. */
  asks: string
}

export const graphAppId = '00000003-0000-0000-c000-000000000000'
export const resourceManagerAppId = '797f4846-ba00-4fd7-ba43-dac1f8f63013'

export const databricks: Resource = {
  appId: databricksAppId,
  displayName: 'AzureDatabricks',
  identifiers: [databricksAppId],
  scopes: ['user_impersonation'],
  tokenVersion: 1,
  asks: 'Access Azure Databricks as you',
}

export const ownApi: Resource = {
  appId: app.clientId,
  displayName: app.displayName,
  identifiers: [`api://${app.clientId}`, app.clientId],
  scopes: ['access_as_user'],
  tokenVersion: 2,
  asks: `Access ${app.displayName} as you`,
}

export const graph: Resource = {
  appId: graphAppId,
  displayName: 'Microsoft Graph',
  identifiers: ['https://graph.microsoft.com', graphAppId],
  scopes: ['User.Read'],
  tokenVersion: 1,
  asks: 'Sign you in and read your profile',
}

export const resourceManager: Resource = {
  appId: resourceManagerAppId,
  displayName: 'Windows Azure Service Management API',
  identifiers: ['https://management.core.windows.net/', 'https://management.azure.com/'].flatMap(
    (uri) => [uri, uri.slice(0, -1)],
  ),
  scopes: ['user_impersonation'],
  tokenVersion: 1,
  asks: 'Access Azure Resource Manager as you',
}

export const resources: readonly Resource[] = [databricks, ownApi, graph, resourceManager]

const nativeRedirects = [
  'http://localhost',
  'https://login.microsoftonline.com/common/oauth2/nativeclient',
]

/** The registrations of the tenant, as `setup:azure` and an administrator would leave them. */
export const registrationsFor = (appOrigin: string): readonly Registration[] => [
  {
    clientId: app.clientId,
    objectId: app.objectId,
    displayName: app.displayName,
    isPublic: false,
    isMultiTenant: false,
    secret: app.clientSecret,
    redirectUris: [`${appOrigin}/api/auth/callback/azure-ad`],
    logoutUris: [`${appOrigin}/signed-out`],
    permissions: { [databricksAppId]: ['user_impersonation'], [graphAppId]: ['User.Read'] },
  },
  {
    clientId: publicClientId,
    objectId: '1c9f3b52-8d47-4e06-a1b5-7f20c6d4e893',
    displayName: 'Lakedeck scripts',
    isPublic: true,
    isMultiTenant: false,
    secret: null,
    redirectUris: nativeRedirects,
    logoutUris: [],
    permissions: {
      [databricksAppId]: ['user_impersonation'],
      [app.clientId]: ['access_as_user'],
      [graphAppId]: ['User.Read'],
    },
  },
  {
    clientId: azureCliClientId,
    objectId: '6a4d8e21-95b3-4c7f-8e02-3d1b5a9c7f46',
    displayName: 'Microsoft Azure CLI',
    isPublic: true,
    isMultiTenant: true,
    secret: null,
    redirectUris: nativeRedirects,
    logoutUris: [],
    permissions: {
      [databricksAppId]: ['user_impersonation'],
      [app.clientId]: ['access_as_user'],
      [graphAppId]: ['User.Read'],
      [resourceManagerAppId]: ['user_impersonation'],
    },
  },
  {
    clientId: daemon.clientId,
    objectId: daemon.objectId,
    displayName: daemon.displayName,
    isPublic: false,
    isMultiTenant: false,
    secret: daemon.clientSecret,
    redirectUris: [],
    logoutUris: [],
    permissions: {},
  },
]

/**
 * The user-assigned managed identity of the machine Lakedeck runs on, served as App Service serves it
 * (`IDENTITY_ENDPOINT`, `IDENTITY_HEADER`), and trusted by Lakedeck's registration as a federated credential.
 */
export const managedIdentity = {
  clientId: '5e7a1c93-2b8d-4f60-9a17-c04d6e8b3f25',
  objectId: '8b2f6d04-71ea-4c39-b5d8-1e90a7c34f62',
  displayName: 'lakedeck-identity',
  identityHeader: 'emulator-only-identity-header',
  exchangeAudience: 'api://AzureADTokenExchange',
} as const
