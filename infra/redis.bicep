// Azure Managed Redis, which takes the place of Azure Cache for Redis.
param name string
param location string
param tags object
param skuName string = 'Balanced_B0'

@description('Where the address with the key in it is kept.')
param vaultName string

resource cache 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: skuName }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: 'Enabled'
    publicNetworkAccess: 'Enabled'
  }

  resource database 'databases' = {
    name: 'default'
    properties: {
      clientProtocol: 'Encrypted'
      port: 10000
      // One address for everything, as the server's client wants it.
      clusteringPolicy: 'EnterpriseCluster'
      evictionPolicy: 'VolatileLRU'
      accessKeysAuthentication: 'Enabled'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName

  resource url 'secrets' = {
    name: 'redis-url'
    properties: {
      value: 'rediss://:${uriComponent(cache::database.listKeys().primaryKey)}@${cache.properties.hostName}:10000'
    }
  }
}

output urlSecretUri string = '${vault.properties.vaultUri}secrets/${vault::url.name}/'
