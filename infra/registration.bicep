// The app registration as `npm run setup:azure` makes it: the same uniqueName, so that each finds what the other made.
// A registration in Bicep is set, not added to: redirect addresses that somebody added by hand go at the next deployment.
extension microsoftGraphV1

@description('What people type, without a path.')
param origin string

@description('The managed identity that proves to be this registration.')
param identityPrincipalId string

@description('Its name, by which its trust is called.')
param identityName string

@description('The client id of this very registration, once it is known: its API then has an address, and the Azure CLI may call it.')
param ownClientId string = ''

@description('What people see when they consent.')
param displayName string = 'Lakedeck'

@description('The key under which the registration is found again.')
param uniqueName string = 'lakedeck'

@description('Public client flows, for `npm run login`.')
param hasDeviceCode bool = true

@description('People may look for further workspaces in Azure (WORKSPACE_DISCOVERY=1): one more delegated permission.')
param findsWorkspaces bool = false

var given = loadJsonContent('registration.json')
var resources = findsWorkspaces ? [given.databricks, given.resourceManager] : [given.databricks]
var exchangeAudiences = {
  AzureCloud: 'api://AzureADTokenExchange'
  AzureUSGovernment: 'api://AzureADTokenExchangeUSGov'
  AzureChinaCloud: 'api://AzureADTokenExchangeChina'
}

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  identifierUris: empty(ownClientId) ? [] : ['api://${ownClientId}']
  isFallbackPublicClient: hasDeviceCode
  web: {
    redirectUris: map(given.redirectPaths, path => '${origin}${path}')
  }
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [given.scope]
    preAuthorizedApplications: empty(ownClientId)
      ? []
      : [
          {
            appId: given.azureCliId
            delegatedPermissionIds: [given.scope.id]
          }
        ]
  }
  appRoles: given.appRoles
  optionalClaims: given.optionalClaims
  requiredResourceAccess: map(resources, resource => {
    resourceAppId: resource.resourceAppId
    resourceAccess: [
      {
        id: resource.userImpersonationId
        type: 'Scope'
      }
    ]
  })

  resource trust 'federatedIdentityCredentials@v1.0' = {
    name: '${application.uniqueName}/lakedeck-${identityName}'
    description: 'The managed identity that Lakedeck runs as'
    issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: identityPrincipalId
    audiences: [exchangeAudiences[environment().name]]
  }
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

output clientId string = application.appId
output servicePrincipalId string = principal.id
