// The plan and the app. Settings: those that the service demands, those of the Functions host, and what was asked for.

import { resourceTags, serviceOptions } from '../types.bicep'

@description('Name of the plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('Name of the app. The host derives its own id from the first 32 characters.')
@minLength(2)
@maxLength(32)
param appName string

@description('Region.')
param location string

@description('Tags.')
param tags resourceTags

@description('Whether instances stand in several zones of the region.')
param zoneRedundant bool

@description('Memory of an instance, in MB.')
param instanceMemoryMB 512 | 2048 | 4096

@description('How many instances there may be at most.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Resource id of the identity that the app runs as.')
param identityId string

@description('Client id of the same identity.')
param identityClientId string

@description('Subnet that the app calls out from. Without one it calls out from Azure\'s shared addresses.')
param subnetId string?

@description('Name of the Application Insights component.')
param applicationInsightsName string

@description('Blobs of the host\'s account, ending in a slash.')
param hostBlobEndpoint string

@description('Tables of the host\'s account.')
param hostTableEndpoint string

@description('Container that the package is put into.')
param packageContainerName string

@description('The service\'s tables.')
param dataTableEndpoint string

@description('The service\'s queues.')
param dataQueueEndpoint string

@description('Address of the vault.')
param vaultUrl string

@description('Address of the frontend.')
param frontendUrl string

@description('Issuer of the callers\' access tokens.')
param otiumworkIssuer string

@description('Audience of the callers\' access tokens.')
param otiumworkAudience string

@description('Where the keys are that sign the callers\' access tokens.')
param otiumworkJwksUrl string

@description('Settings that have a default in the service.')
param options serviceOptions

@description('Scheme, host and port of the frontend: what a browser sends as Origin.')
var frontendOrigin = join(take(split(frontendUrl, '/'), 3), '/')

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  tags: {
    ...tags
    'azd-service-name': 'api'
  }
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostBlobEndpoint}${packageContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'node'
        version: '22'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: []
        triggers: {
          http: {
            perInstanceConcurrency: 16
          }
        }
      }
    }
    siteConfig: {
      cors: {
        allowedOrigins: [
          frontendOrigin
        ]
        supportCredentials: false
      }
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      remoteDebuggingEnabled: false
      scmMinTlsVersion: '1.2'
    }
  }
}

resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    ...toObject(items(options), option => option.key, option => string(option.value))
    AzureWebJobsStorage__blobServiceUri: hostBlobEndpoint
    AzureWebJobsStorage__tableServiceUri: hostTableEndpoint
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    DataStorage__tableServiceUri: dataTableEndpoint
    DataStorage__queueServiceUri: dataQueueEndpoint
    DataStorage__credential: 'managedidentity'
    DataStorage__clientId: identityClientId
    KEY_VAULT_URL: vaultUrl
    OTIUMWORK_ISSUER: otiumworkIssuer
    OTIUMWORK_AUDIENCE: otiumworkAudience
    OTIUMWORK_JWKS_URL: otiumworkJwksUrl
    FRONTEND_URL: frontendUrl
  }
}

@description('Name of the app.')
output appName string = app.name

@description('Where the API answers.')
output apiUrl string = 'https://${app.properties.defaultHostName}'
