// Table and queue storage on this machine: Azurite in a worker thread, in memory or kept in a folder, with a
// recorder in front of each service. The tables and queues that the app expects exist when it is ready.

import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { faultSwitch, type AzureFault } from '../faults';
import type { WireEntry } from '../wire';
import { createStorage } from './create';
import { startRecorder } from './recorder';
import { root } from '../root';

export type LocalStorage = {
  /** Through the recorders: what the app is given. */
  readonly connectionString: string;
  /** Past the recorders: for the host's own polling, which is not the app's doing. */
  readonly directConnectionString: string;
  /** Storage's time goes with the app's, so that a delayed message becomes due. */
  setClockOffset(offsetMs: number): Promise<void>;
  /** For both services, as the app sees them. */
  setFault(fault: AzureFault | null): void;
  close(): Promise<void>;
};

type FromWorker =
  { tables: string; queues: string } | { failed: string } | { shifted: true } | { closed: true };

const account = 'devstoreaccount1';
// Azurite's well-known key, the same on every machine.
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export async function startAzurite(
  options: { dir?: string | undefined; offsetMs?: number; onRequest?: (entry: WireEntry) => void } = {},
): Promise<LocalStorage> {
  const worker = new Worker(join(root, 'local/azurite/worker.cjs'), {
    workerData: { dir: options.dir, offsetMs: options.offsetMs ?? 0 },
    execArgv: [],
  });
  try {
    const started = await nextMessage(worker);
    if ('failed' in started) throw new Error(`Azurite did not start: ${started.failed}`);
    if (!('tables' in started)) throw new Error('Azurite did not start.');
    const direct = connectionString(started.tables, started.queues);
    const onRequest = options.onRequest ?? (() => undefined);
    const faults = faultSwitch();
    const [tables, queues] = await Promise.all([
      startRecorder({ service: 'table', upstream: started.tables, faults, onRequest }),
      startRecorder({ service: 'queue', upstream: started.queues, faults, onRequest }),
      createStorage(direct),
    ]);
    return {
      connectionString: connectionString(tables.url, queues.url),
      directConnectionString: direct,
      setClockOffset: async (offsetMs) => {
        const shifted = nextMessage(worker);
        worker.postMessage({ offsetMs });
        await shifted;
      },
      setFault: faults.set,
      close: async () => {
        await Promise.all([tables.close(), queues.close()]);
        // What is in memory is gone anyway; only what is kept must be written to its files.
        if (options.dir !== undefined) {
          const closed = nextMessage(worker);
          worker.postMessage({ close: true });
          await closed;
        }
        await worker.terminate();
      },
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

function connectionString(tables: string, queues: string): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${accountKey}`,
    `TableEndpoint=${tables}/${account}`,
    `QueueEndpoint=${queues}/${account}`,
  ].join(';');
}

/** Rejects when the worker dies instead. */
async function nextMessage(worker: Worker): Promise<FromWorker> {
  const [message] = (await once(worker, 'message')) as [FromWorker];
  return message;
}
