// The way out: one fixed address, and private endpoints to the workspaces that have no other door.
param name string
param location string
param tags object

@description('Workspaces that are reached by a private endpoint.')
param privateWorkspaceIds array

var privateZone = 'privatelink.azuredatabricks.net'
var hasPrivateWorkspaces = !empty(privateWorkspaceIds)

resource address 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'pip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource nat 'Microsoft.Network/natGateways@2024-05-01' = {
  name: 'nat-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    publicIpAddresses: [{ id: address.id }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.71.0.0/24'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.71.0.0/26'
          natGateway: { id: nat.id }
          delegations: [
            {
              name: 'app-service'
              properties: { serviceName: 'Microsoft.Web/serverFarms' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.71.0.64/26' }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (hasPrivateWorkspaces) {
  name: privateZone
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'lakedeck'
    location: 'global'
    tags: tags
    properties: {
      virtualNetwork: { id: network.id }
      registrationEnabled: false
    }
  }
}

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for (workspaceId, index) in privateWorkspaceIds: {
    name: 'pe-${name}-${index}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::endpointSubnet.id }
      privateLinkServiceConnections: [
        {
          name: 'workspace'
          properties: {
            privateLinkServiceId: workspaceId
            groupIds: ['databricks_ui_api']
          }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (workspaceId, index) in privateWorkspaceIds: {
    parent: endpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'databricks'
          properties: { privateDnsZoneId: zone.id }
        }
      ]
    }
  }
]

output appSubnetId string = network::appSubnet.id
output outgoingAddress string = address.properties.ipAddress
