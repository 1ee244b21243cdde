// Storage: identity only, no public blobs, deleted blobs kept for a week.
import { child, closable, ours, type Allowed } from './common';
import { exactly, free, given, members } from '../shapes';

const days7 = members({ enabled: exactly('true'), days: exactly('7') });

export const storage: Readonly<Record<string, Allowed>> = {
  'Microsoft.Storage/storageAccounts': {
    version: '2025-06-01',
    shape: {
      ...ours,
      kind: exactly("'StorageV2'"),
      sku: members({ name: given }),
      properties: members({
        accessTier: free,
        allowBlobPublicAccess: exactly('false'),
        allowCrossTenantReplication: exactly('false'),
        allowSharedKeyAccess: exactly('false'),
        defaultToOAuthAuthentication: exactly('true'),
        minimumTlsVersion: exactly("'TLS1_2'"),
        supportsHttpsTrafficOnly: exactly('true'),
        ...closable,
      }),
    },
  },
  'Microsoft.Storage/storageAccounts/blobServices': {
    version: '2025-06-01',
    shape: {
      ...child,
      properties: members({ deleteRetentionPolicy: days7, containerDeleteRetentionPolicy: days7 }),
    },
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': {
    version: '2025-06-01',
    shape: { ...child, properties: members({ publicAccess: exactly("'None'") }) },
  },
  'Microsoft.Storage/storageAccounts/tableServices': { version: '2025-06-01', shape: child },
  'Microsoft.Storage/storageAccounts/tableServices/tables': { version: '2025-06-01', shape: child },
  'Microsoft.Storage/storageAccounts/queueServices': { version: '2025-06-01', shape: child },
  'Microsoft.Storage/storageAccounts/queueServices/queues': { version: '2025-06-01', shape: child },
};
