// The clients of our own storage and vault, made once per process: short retries, a time limit per try, and for
// plain http on this machine the two options that the SDKs demand for it.
import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { SecretClient } from '@azure/keyvault-secrets';
import { QueueClient } from '@azure/storage-queue';
import { briefRetries } from './brief-retries';
import { isLoopback } from '../../domain/loopback';

type TokenCredential = ConstructorParameters<typeof SecretClient>[1];

export type StorageAddress =
  | { readonly connectionString: string }
  | {
      readonly tableServiceUri: string;
      readonly queueServiceUri: string;
      readonly credential: TokenCredential;
    };

export type StorageClients = {
  readonly companies: TableClient;
  readonly pendingSignIns: TableClient;
  readonly timeline: TableClient;
  readonly mailboxQueue: QueueClient;
  /** Where the Functions host puts what it could not get done. */
  readonly poisonQueue: QueueClient;
};

export function storageClients(address: StorageAddress): StorageClients {
  const table = (name: string) => tableClient(address, name);
  return {
    companies: table('Companies'),
    pendingSignIns: table('PendingSignIns'),
    timeline: table('Timeline'),
    mailboxQueue: queueClient(address, 'outlook-sync'),
    poisonQueue: queueClient(address, 'outlook-sync-poison'),
  };
}

export function vaultClient(request: {
  readonly vaultUrl: string;
  readonly credential: TokenCredential;
}): SecretClient {
  const { vaultUrl, credential } = request;
  const local = isLocal(vaultUrl) ? { disableChallengeResourceVerification: true } : {};
  return new SecretClient(vaultUrl, credential, { ...optionsFor(vaultUrl), ...local });
}

function tableClient(address: StorageAddress, name: string): TableClient {
  if (!('connectionString' in address)) {
    const { tableServiceUri, credential } = address;
    return new TableClient(tableServiceUri, name, credential, optionsFor(tableServiceUri));
  }
  const { connectionString } = address;
  const endpoint = /(?:^|;)TableEndpoint=([^;]+)/i.exec(connectionString)?.[1] ?? '';
  return TableClient.fromConnectionString(connectionString, name, optionsFor(endpoint));
}

function queueClient(address: StorageAddress, name: string): QueueClient {
  // This client's own policy retries; it never waits for Retry-After. The time limit is set with each call.
  const retryOptions = { maxTries: 3, retryDelayInMs: 150, maxRetryDelayInMs: 500 };
  if ('connectionString' in address) return new QueueClient(address.connectionString, name, { retryOptions });
  const uri = address.queueServiceUri.replace(/\/+$/, '');
  return new QueueClient(`${uri}/${name}`, address.credential, { retryOptions });
}

/** The SDK's own retries are off: they sleep for as long as Retry-After says. */
function optionsFor(url: string): TableServiceClientOptions {
  return {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy: briefRetries, position: 'perCall' }],
    ...(isLocal(url) ? { allowInsecureConnection: true } : {}),
  };
}

/** Plain http, which settings allow for this machine only. */
function isLocal(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'http:' && isLoopback(url);
}
