// From the settings to the clients of our own Azure resources, all with one credential per process.
import { DefaultAzureCredential } from '@azure/identity';
import type { OwnResources } from '../../config';
import { storageClients, vaultClient } from './clients';

export function azureClients({ storage, keyVaultUrl }: OwnResources) {
  const clientId = storage.kind === 'identity' ? storage.clientId : undefined;
  const credential = new DefaultAzureCredential(
    clientId === undefined ? {} : { managedIdentityClientId: clientId },
  );
  return {
    ...storageClients(storage.kind === 'identity' ? { ...storage, credential } : storage),
    secrets: vaultClient({ vaultUrl: keyVaultUrl, credential }),
  };
}
