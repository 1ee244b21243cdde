// The vault, and who may do what.
import { closable, ours, type Allowed } from './common';
import { exactly, free, given, listOf, members, never } from '../shapes';

export const identities: Readonly<Record<string, Allowed>> = {
  'Microsoft.KeyVault/vaults': {
    version: '2026-02-01',
    shape: {
      ...ours,
      properties: members({
        tenantId: exactly('tenant().tenantId'),
        sku: members({ family: exactly("'A'"), name: exactly("'standard'") }),
        enableRbacAuthorization: exactly('true'),
        enableSoftDelete: exactly('true'),
        softDeleteRetentionInDays: exactly('7'),
        enablePurgeProtection: never('disconnecting must be able to purge a token'),
        ...closable,
      }),
    },
  },
  'Microsoft.ManagedIdentity/userAssignedIdentities': { version: '2024-11-30', shape: ours },
  'Microsoft.Authorization/roleAssignments': {
    version: '2022-04-01',
    shape: {
      scope: given,
      name: given,
      properties: members({
        principalId: exactly('principalId'),
        principalType: exactly("'ServicePrincipal'"),
        roleDefinitionId: given,
      }),
    },
  },
  'Microsoft.Authorization/roleDefinitions': {
    version: '2022-04-01',
    shape: {
      name: given,
      properties: members({
        roleName: given,
        description: given,
        type: exactly("'CustomRole'"),
        assignableScopes: given,
        permissions: listOf(
          members({ actions: exactly('[]'), notActions: free, dataActions: given, notDataActions: free }),
        ),
      }),
    },
  },
};
