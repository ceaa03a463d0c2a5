// The two secrets that are left when the credential is an identity: the key of the session cookies, and Redis' own.
param name string
param location string
param tags object

@description('Reads secrets, and does nothing else.')
param readerPrincipalId string

@secure()
param sessionSecret string

// Key Vault Secrets User
var readerRole = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }

  resource session 'secrets' = if (!empty(sessionSecret)) {
    name: 'session-secret'
    properties: { value: sessionSecret }
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readerRole)
  scope: vault
  properties: {
    roleDefinitionId: readerRole
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output name string = vault.name
// Without a version: a new one is taken within a day, or at a restart.
output sessionSecretUri string = '${vault.properties.vaultUri}secrets/session-secret/'
