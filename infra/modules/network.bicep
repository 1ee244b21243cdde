// A network of the service's own: the app calls out from one subnet, and finds storage and vault in the other under
// their usual names.

import { resourceTags } from '../types.bicep'

@description('Name of the network.')
@minLength(2)
@maxLength(64)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags resourceTags

@description('Addresses of the network, a /24 or wider.')
@minLength(9)
param addressPrefix string

@description('Account of the Functions host.')
param hostStorageName string

@description('Account of the service\'s tables and queue.')
param dataStorageName string

@description('The vault.')
param vaultName string

@description('What private endpoints are made for, and the zone that its names stand in.')
var zones = [
  {
    group: 'blob'
    name: 'privatelink.blob.${environment().suffixes.storage}'
  }
  {
    group: 'table'
    name: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    group: 'queue'
    name: 'privatelink.queue.${environment().suffixes.storage}'
  }
  {
    group: 'vault'
    name: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
  }
]

@description('One endpoint per service that the app calls. "zone" is a place in the list above.')
var endpoints = [
  {
    name: 'host-blob'
    target: hostStorage.id
    zone: 0
  }
  {
    name: 'host-table'
    target: hostStorage.id
    zone: 1
  }
  {
    name: 'data-table'
    target: dataStorage.id
    zone: 1
  }
  {
    name: 'data-queue'
    target: dataStorage.id
    zone: 2
  }
  {
    name: 'vault'
    target: vault.id
    zone: 3
  }
]

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostStorageName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataStorageName
}

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

// No rules of its own: Azure's own let in nothing from the internet.
resource guard 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: '${name}-nsg'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          networkSecurityGroup: {
            id: guard.id
          }
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          networkSecurityGroup: {
            id: guard.id
          }
        }
      }
    ]
  }
}

resource appSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = {
  parent: network
  name: 'app'
}

resource endpointSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = {
  parent: network
  name: 'endpoints'
}

resource dnsZones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zones: {
    name: zone.name
    location: 'global'
    tags: tags
  }
]

resource dnsLinks 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in zones: {
    parent: dnsZones[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for endpoint in endpoints: {
    name: '${name}-${endpoint.name}'
    location: location
    tags: tags
    properties: {
      subnet: {
        id: endpointSubnet.id
      }
      privateLinkServiceConnections: [
        {
          name: endpoint.name
          properties: {
            privateLinkServiceId: endpoint.target
            groupIds: [
              zones[endpoint.zone].group
            ]
          }
        }
      ]
    }
  }
]

resource dnsRecords 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (endpoint, i) in endpoints: {
    parent: privateEndpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: zones[endpoint.zone].group
          properties: {
            privateDnsZoneId: dnsZones[endpoint.zone].id
          }
        }
      ]
    }
  }
]

@description('Resource id of the subnet that the app calls out from.')
output appSubnetId string = appSubnet.id
