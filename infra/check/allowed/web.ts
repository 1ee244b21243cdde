// The Functions plan and app.
import { child, ours, type Allowed } from './common';
import { exactly, given, members } from '../shapes';

export const web: Readonly<Record<string, Allowed>> = {
  'Microsoft.Web/serverfarms': {
    version: '2025-03-01',
    shape: {
      ...ours,
      kind: exactly("'functionapp'"),
      sku: members({ name: exactly("'FC1'"), tier: exactly("'FlexConsumption'") }),
      properties: members({ reserved: exactly('true'), zoneRedundant: exactly('zoneRedundant') }),
    },
  },
  'Microsoft.Web/sites': {
    version: '2025-03-01',
    shape: {
      ...ours,
      kind: exactly("'functionapp,linux'"),
      identity: members({ type: exactly("'UserAssigned'"), userAssignedIdentities: given }),
      properties: members({
        serverFarmId: given,
        httpsOnly: exactly('true'),
        clientAffinityEnabled: exactly('false'),
        virtualNetworkSubnetId: exactly('subnetId'),
        functionAppConfig: members({
          deployment: members({
            storage: members({
              type: exactly("'blobContainer'"),
              value: given,
              authentication: members({
                type: exactly("'UserAssignedIdentity'"),
                userAssignedIdentityResourceId: given,
              }),
            }),
          }),
          runtime: members({ name: exactly("'node'"), version: exactly("'22'") }),
          scaleAndConcurrency: members({
            instanceMemoryMB: given,
            maximumInstanceCount: given,
            alwaysReady: given,
            triggers: members({ http: members({ perInstanceConcurrency: given }) }),
          }),
        }),
        siteConfig: members({
          cors: members({
            allowedOrigins: exactly('[ frontendOrigin ]'),
            supportCredentials: exactly('false'),
          }),
          ftpsState: exactly("'Disabled'"),
          http20Enabled: exactly('true'),
          minTlsVersion: exactly("'1.2'"),
          remoteDebuggingEnabled: exactly('false'),
          scmMinTlsVersion: exactly("'1.2'"),
        }),
      }),
    },
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': {
    version: '2025-03-01',
    shape: { ...child, properties: members({ allow: exactly('false') }) },
  },
  'Microsoft.Web/sites/config': {
    version: '2025-03-01',
    shape: { parent: given, name: exactly("'appsettings'"), properties: given },
  },
};
