// Everything that the service needs in Azure, in one resource group of its own.
// What its identity may do stands in modules/roles.bicep; what can be chosen, in the parameters below.
targetScope = 'resourceGroup'

import { serviceOptions } from 'types.bicep'

@description('Name of the environment, such as prod; a tag on everything.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region of everything: the group\'s own unless another is given.')
param location string = resourceGroup().location

@description('Address of the frontend. Only pages from there may call the API.')
@minLength(9)
param frontendUrl string

@description('Issuer of OtiumWork\'s access tokens.')
@minLength(1)
param otiumworkIssuer string

@description('Audience of OtiumWork\'s access tokens.')
@minLength(1)
param otiumworkAudience string

@description('Where the keys are that sign OtiumWork\'s access tokens.')
@minLength(9)
param otiumworkJwksUrl string

@description('Settings that have a default in the service. Only what is given here is set.')
param options serviceOptions = {}

@description('Who is written to when an alert fires.')
@minLength(6)
param alertEmail string

@description('Whether storage and vault are reached through private endpoints only.')
param privateNetworking bool = false

@description('Addresses of the network that private endpoints need, a /24 or wider.')
@minLength(9)
param networkAddressPrefix string = '10.20.0.0/24'

@description('Whether instances stand in several zones. Not every region offers it.')
param zoneRedundant bool = false

@description('How stored data is replicated. Not every region has zones.')
param storageReplication 'Standard_ZRS' | 'Standard_GZRS' | 'Standard_GRS' = 'Standard_ZRS'

@description('Memory of an instance, in MB.')
param instanceMemoryMB 512 | 2048 | 4096 = 2048

@description('How many instances there may be. The smallest number is enough for 100,000 mailboxes, and spares the vault.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('How much log may come in per day, in GB. Above it nothing is taken until the next day.')
@minValue(1)
param dailyLogCapGb int = 5

@description('The same at every deployment into this group, and nowhere else.')
var token = uniqueString(resourceGroup().id)

@description('What everything is called.')
var names = {
  actionGroup: 'ag-outlook-${token}'
  app: 'func-outlook-${token}'
  applicationInsights: 'appi-outlook-${token}'
  dataStorage: 'stdata${token}'
  hostStorage: 'sthost${token}'
  identity: 'id-outlook-${token}'
  network: 'vnet-outlook-${token}'
  plan: 'plan-outlook-${token}'
  vault: 'kv-outlook-${token}'
  workspace: 'log-outlook-${token}'
}

@description('Tags of everything.')
var tags = {
  'azd-env-name': environmentName
  service: 'outlook-calendar'
}

@description('Where the deployed package lies.')
var packageContainer = 'app-package'

@description('What docs/storage.md says, and no more.')
var tableNames = ['Companies', 'PendingSignIns', 'Timeline']

@description('The queue, and the one that the Functions host puts aside what five tries could not do.')
var queueNames = ['outlook-sync', 'outlook-sync-poison']

// Assigned by us rather than by the app itself: it has all its rights before the app first starts, and keeps them when
// the app is replaced.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.identity
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: names.workspace
    applicationInsightsName: names.applicationInsights
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: dailyLogCapGb
  }
}

module hostStorage 'modules/storage.bicep' = {
  params: {
    name: names.hostStorage
    location: location
    tags: tags
    replication: storageReplication
    privateNetworking: privateNetworking
    containerNames: [packageContainer]
  }
}

module dataStorage 'modules/storage.bicep' = {
  params: {
    name: names.dataStorage
    location: location
    tags: tags
    replication: storageReplication
    privateNetworking: privateNetworking
    tableNames: tableNames
    queueNames: queueNames
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: tags
    privateNetworking: privateNetworking
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  params: {
    name: names.network
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
    hostStorageName: names.hostStorage
    dataStorageName: names.dataStorage
    vaultName: names.vault
  }
  dependsOn: [hostStorage, dataStorage, vault]
}

module roles 'modules/roles.bicep' = {
  params: {
    identityName: names.identity
    principalId: identity.properties.principalId
    hostStorageName: names.hostStorage
    dataStorageName: names.dataStorage
    queueNames: queueNames
    vaultName: names.vault
    applicationInsightsName: names.applicationInsights
  }
  dependsOn: [hostStorage, dataStorage, vault, monitoring]
}

module functionApp 'modules/function-app.bicep' = {
  params: {
    planName: names.plan
    appName: names.app
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    identityId: identity.id
    identityClientId: identity.properties.clientId
    subnetId: network.?outputs.appSubnetId
    applicationInsightsName: names.applicationInsights
    hostBlobEndpoint: hostStorage.outputs.blobEndpoint
    hostTableEndpoint: hostStorage.outputs.tableEndpoint
    packageContainerName: packageContainer
    dataTableEndpoint: dataStorage.outputs.tableEndpoint
    dataQueueEndpoint: dataStorage.outputs.queueEndpoint
    vaultUrl: vault.outputs.url
    frontendUrl: frontendUrl
    otiumworkIssuer: otiumworkIssuer
    otiumworkAudience: otiumworkAudience
    otiumworkJwksUrl: otiumworkJwksUrl
    options: options
  }
  dependsOn: [roles]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    actionGroupName: names.actionGroup
    location: location
    tags: tags
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    logAlerts: loadJsonContent('alerts.json')
    vaultName: names.vault
  }
  dependsOn: [vault]
}

@description('The group that everything is in.')
output AZURE_RESOURCE_GROUP string = resourceGroup().name

@description('Name of the Function app.')
output AZURE_FUNCTION_NAME string = functionApp.outputs.appName

@description('Where the API answers. The smoke test asks it.')
output API_URL string = functionApp.outputs.apiUrl
