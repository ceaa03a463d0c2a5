// Lakedeck on Azure App Service: one resource group with everything it needs, and the app registration.
// Deploy with `azd up`, or with `az deployment sub create` (docs/install.md).
targetScope = 'subscription'

@description('Names everything: rg-lakedeck-<this>, app-lakedeck-<this>-…')
@minLength(1)
@maxLength(20)
param environmentName string

@description('Where it runs: best where the Databricks workspaces are.')
param location string

@description('What people type, when it is a domain of your own: https://lakedeck.contoso.com. Empty: the address of the App Service.')
param origin string = ''

@description('DATABRICKS_WORKSPACES: alias=https://adb-….azuredatabricks.net, by commas.')
param databricksWorkspaces string

@description('An app registration that is there already. Empty: one is made, for which the deploying person needs the right.')
param clientId string = ''

@description('off: Databricks alone decides. required: people also need a role of the registration.')
@allowed(['off', 'required'])
param appRoles string = 'off'

@description('People may look for further workspaces in Azure and add them for their session: one more delegated permission.')
param findsWorkspaces bool = false

@description('The key of the session cookies, 32 characters or more. Only for the first time and for rotating: empty leaves the one in the vault.')
@secure()
param sessionSecret string = ''

@description('The plan. P0v3 is the smallest that scales out by itself in every region.')
param skuName string = 'P0v3'

@description('At least so many instances. Two survive the loss of one.')
@minValue(1)
@maxValue(30)
param minInstances int = 2

@minValue(1)
@maxValue(30)
param maxInstances int = 4

@description('A Redis for what several instances share: sign-outs and rate limits. docs/operate.md says what is lost without.')
param useRedis bool = true

@description('A virtual network with one fixed outgoing address, for the IP access lists of the workspaces.')
param useNetwork bool = false

@description('Resource ids of workspaces that are reached by private endpoints, by commas. Needs useNetwork.')
param privateWorkspaceIds string = ''

var suffix = uniqueString(subscription().id, environmentName)
var appName = 'app-lakedeck-${environmentName}-${take(suffix, 6)}'
var address = empty(origin) ? 'https://${appName}.azurewebsites.net' : origin
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-lakedeck-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-lakedeck-${environmentName}'
    location: location
    tags: tags
  }
}

// Twice the same: the address of the API holds the client id, and a scope has to be there before somebody is authorized
// for it.
module registered 'registration.bicep' = if (empty(clientId)) {
  name: 'registered'
  scope: group
  params: {
    origin: address
    identityPrincipalId: identity.outputs.principalId
    identityName: identity.outputs.name
    findsWorkspaces: findsWorkspaces
  }
}

module exposed 'registration.bicep' = if (empty(clientId)) {
  name: 'exposed'
  scope: group
  params: {
    origin: address
    identityPrincipalId: identity.outputs.principalId
    identityName: identity.outputs.name
    ownClientId: registered!.outputs.clientId
    findsWorkspaces: findsWorkspaces
  }
}

module monitor 'monitor.bicep' = {
  name: 'monitor'
  scope: group
  params: {
    name: 'lakedeck-${environmentName}'
    location: location
    tags: tags
    readyUrl: '${address}/api/health/ready'
  }
}

module network 'network.bicep' = if (useNetwork) {
  name: 'network'
  scope: group
  params: {
    name: 'lakedeck-${environmentName}'
    location: location
    tags: tags
    privateWorkspaceIds: empty(privateWorkspaceIds) ? [] : split(privateWorkspaceIds, ',')
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-ld-${take(suffix, 13)}'
    location: location
    tags: tags
    readerPrincipalId: identity.outputs.principalId
    sessionSecret: sessionSecret
  }
}

module redis 'redis.bicep' = if (useRedis) {
  name: 'redis'
  scope: group
  params: {
    name: 'redis-lakedeck-${environmentName}-${take(suffix, 6)}'
    location: location
    tags: tags
    vaultName: vault.outputs.name
  }
}

module web 'web.bicep' = {
  name: 'web'
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
    skuName: skuName
    minInstances: minInstances
    maxInstances: maxInstances
    identityId: identity.outputs.id
    subnetId: useNetwork ? network!.outputs.appSubnetId : ''
    logWorkspaceId: monitor.outputs.logWorkspaceId
    settings: union(
      {
        NEXTAUTH_URL: address
        NEXTAUTH_SECRET: '@Microsoft.KeyVault(SecretUri=${vault.outputs.sessionSecretUri})'
        AZURE_AD_TENANT_ID: tenant().tenantId
        AZURE_AD_CLIENT_ID: empty(clientId) ? registered!.outputs.clientId : clientId
        AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: identity.outputs.clientId
        DATABRICKS_WORKSPACES: databricksWorkspaces
        APP_ROLES: appRoles
        WORKSPACE_DISCOVERY: findsWorkspaces ? '1' : '0'
      },
      useRedis ? { REDIS_URL: '@Microsoft.KeyVault(SecretUri=${redis!.outputs.urlSecretUri})' } : {}
    )
  }
}

output LAKEDECK_URL string = address
output LAKEDECK_APP_NAME string = appName
output LAKEDECK_RESOURCE_GROUP string = 'rg-lakedeck-${environmentName}'
output LAKEDECK_CLIENT_ID string = empty(clientId) ? registered!.outputs.clientId : clientId
output LAKEDECK_CONSENT_URL string = '${environment().authentication.loginEndpoint}${tenant().tenantId}/adminconsent?client_id=${empty(clientId) ? registered!.outputs.clientId : clientId}&redirect_uri=${uriComponent('${address}/api/auth/callback/azure-ad')}'
output LAKEDECK_OUTGOING_ADDRESS string = useNetwork ? network!.outputs.outgoingAddress : ''
output LAKEDECK_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
