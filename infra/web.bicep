// The server: Next's standalone output on Linux, several instances of it.
param name string
param location string
param tags object
param skuName string
param minInstances int
param maxInstances int
param identityId string

@description('Empty: it goes out over the addresses of App Service.')
param subnetId string

param logWorkspaceId string

@description('The settings of the server; .env.local.example explains each. Secrets are references to the vault.')
param settings object

var hasNetwork = !empty(subnetId)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: skuName
    capacity: minInstances
  }
  properties: {
    reserved: true
    zoneRedundant: false
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds by it where to deploy (azure.yaml).
  tags: union(tags, { 'azd-service-name': 'web' })
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Any instance can answer any request: the session is the cookie.
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: hasNetwork ? subnetId : null
    vnetRouteAllEnabled: hasNetwork
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node server.js'
      alwaysOn: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      // live, not ready: when Entra ID cannot be reached no other instance can reach it either, and replacing them all
      // would not help. What `ready` says is watched from outside (monitor.bicep).
      healthCheckPath: '/api/health/live'
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        // The zip is complete: nothing is to be built or installed where it runs.
        SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
        WEBSITE_RUN_FROM_PACKAGE: '1'
        // Cookies with long tokens: Node's own limit is 16 KB.
        NODE_OPTIONS: '--max-http-header-size=32768'
        // Longer than the 4 minutes after which the load balancer drops a connection on which nothing moves.
        KEEP_ALIVE_TIMEOUT: '245000'
        HOSTNAME: '0.0.0.0'
        WEBSITE_HEALTHCHECK_MAXPINGFAILURES: '5'
        WEBSITES_CONTAINER_STOP_TIME_LIMIT: '60'
      },
      settings
    )
  }

  // Lakedeck signs people in by itself. A second sign-in before it would refuse the bearers of scripts.
  resource authentication 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: false }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// Not AppServiceHTTPLogs: they hold the queries of addresses, and with them the codes of sign-ins.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'lakedeck'
  scope: site
  properties: {
    workspaceId: logWorkspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

var cpu = {
  metricName: 'CpuPercentage'
  metricResourceUri: plan.id
  timeGrain: 'PT1M'
  statistic: 'Average'
  timeAggregation: 'Average'
}

resource scaling 'Microsoft.Insights/autoscaleSettings@2022-10-01' = if (maxInstances > minInstances) {
  name: 'scale-${name}'
  location: location
  tags: tags
  properties: {
    enabled: true
    targetResourceUri: plan.id
    profiles: [
      {
        name: 'By load'
        capacity: {
          minimum: string(minInstances)
          maximum: string(maxInstances)
          default: string(minInstances)
        }
        rules: [
          {
            metricTrigger: union(cpu, {
              timeWindow: 'PT5M'
              operator: 'GreaterThan'
              threshold: 65
            })
            scaleAction: {
              direction: 'Increase'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT5M'
            }
          }
          {
            metricTrigger: union(cpu, {
              timeWindow: 'PT15M'
              operator: 'LessThan'
              threshold: 30
            })
            scaleAction: {
              direction: 'Decrease'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT15M'
            }
          }
        ]
      }
    ]
  }
}

output hostName string = site.properties.defaultHostName
