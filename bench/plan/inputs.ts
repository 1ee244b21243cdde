// What a plan is made from: measured figures, prices and limits, and the numbers that code, host and infrastructure
// themselves go by, so that a plan cannot disagree with what is deployed.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { nextOccurrence } from '../../local/host/timer';
import { root } from '../../local/root';
import { Sentence } from '../../local/stack/sentence';
import { inFlight } from '../../src/adapters/azure/storage-mailbox-queue';
import { readConfig } from '../../src/config';
import { mailboxesPerSecond } from '../../src/use-cases/sweep';
import { rotateAfterMs } from '../../src/use-cases/sync-mailbox';
import type { Figures } from '../sync/table';

const known = z.object({
  value: z.number().positive(),
  unit: z.string().min(1),
  date: z.iso.date(),
  source: z.string().includes('https://'),
});
const assumed = z.object({ value: z.number().positive(), unit: z.string().min(1), why: z.string().min(1) });
const each = <Name extends string, Value extends z.ZodType>(names: readonly Name[], value: Value) =>
  z.record(z.enum(names), value);

const priceList = z.object({
  region: z.string(),
  prices: each(
    [
      'gbSecond',
      'millionExecutions',
      'tenThousandTableTransactions',
      'tableGbMonth',
      'tenThousandQueueOperations',
      'tenThousandVaultOperations',
      'logGb',
    ],
    known,
  ),
  limits: each(
    [
      'vaultRequestsPer10s',
      'secretsCreatedPer10s',
      'tableRequestsPerSecond',
      'partitionRowsPerSecond',
      'queueMessagesPerSecond',
      'graphRequestsPer10s',
      'graphRequestsPer10MinutesOfMailbox',
    ],
    known,
  ),
  assumptions: each(
    [
      'graphMs',
      'entraMs',
      'vaultMs',
      'storageMs',
      'leastBilledSeconds',
      'coresOfInstance',
      'coldReads',
      'scanMsPerPage',
      'hostLogItems',
      'logItemBytes',
      'auditBytes',
      'keptDays',
      'latestMinutes',
    ],
    assumed,
  ),
});

export type PriceList = z.output<typeof priceList>;

/** What is deployed, in seconds, GB and pieces. */
export type Deployed = {
  /** Mailboxes that one sweep makes visible per second. */
  readonly pace: number;
  readonly sweepSeconds: number;
  readonly spreadSeconds: number;
  /** Messages that a sweep sends at the same time. */
  readonly sendsAtOnce: number;
  /** Of so many nights one keeps the rotated refresh token. */
  readonly tokenNights: number;
  /** Messages that an instance works on at the same time. */
  readonly messagesPerInstance: number;
  readonly timeoutSeconds: number;
  /** The host asks an empty queue at least so often. */
  readonly pollSeconds: number;
  readonly instanceGb: number;
  readonly instances: number;
  readonly logCapGb: number;
};

export type Inputs = { readonly figures: Figures; readonly list: PriceList; readonly deployed: Deployed };

/** @throws Sentence when the figures were never written; Error when a file has lost what is read from it */
export async function readInputs(): Promise<Inputs> {
  return {
    figures: JSON.parse(await textOf('bench/figures.json')) as Figures,
    list: readPriceList(JSON.parse(await textOf('bench/prices.json'))),
    deployed: deployedAs({
      hostJson: JSON.parse(await textOf('host.json')),
      mainBicep: await textOf('infra/main.bicep'),
    }),
  };
}

/** @throws Error that names what is missing or wrong: each price and limit has a unit, a date and a source */
export function readPriceList(json: unknown): PriceList {
  const read = priceList.safeParse(json);
  if (read.success) return read.data;
  throw new Error(`bench/prices.json: ${z.prettifyError(read.error)}`);
}

const hostSettings = z.object({
  functionTimeout: z.string(),
  extensions: z.object({
    queues: z.object({ batchSize: z.int(), newBatchThreshold: z.int(), maxPollingInterval: z.string() }),
  }),
});

export function deployedAs(files: { readonly hostJson: unknown; readonly mainBicep: string }): Deployed {
  const host = hostSettings.parse(files.hostJson);
  const { batchSize, newBatchThreshold, maxPollingInterval } = host.extensions.queues;
  const { sync } = readConfig(settingsWithoutChoice);
  return {
    pace: mailboxesPerSecond,
    sweepSeconds: secondsBetween(sync.sweepSchedule),
    spreadSeconds: sync.spreadMinutes * 60,
    sendsAtOnce: inFlight,
    tokenNights: rotateAfterMs / (24 * 60 * 60_000),
    messagesPerInstance: batchSize + newBatchThreshold,
    timeoutSeconds: secondsOf(host.functionTimeout),
    pollSeconds: secondsOf(maxPollingInterval),
    instanceGb: defaultOf(files.mainBicep, 'instanceMemoryMB') / 1024,
    instances: defaultOf(files.mainBicep, 'maximumInstanceCount'),
    logCapGb: defaultOf(files.mainBicep, 'dailyLogCapGb'),
  };
}

/** Everything that has no default, so that the defaults can be read. */
const settingsWithoutChoice = {
  DataStorage: 'UseDevelopmentStorage=true',
  KEY_VAULT_URL: 'https://vault.example',
  OTIUMWORK_ISSUER: 'https://id.example',
  OTIUMWORK_AUDIENCE: 'api',
  OTIUMWORK_JWKS_URL: 'https://id.example/jwks.json',
  FRONTEND_URL: 'https://app.example',
};

/** hh:mm:ss */
function secondsOf(duration: string): number {
  const [hours = NaN, minutes = NaN, seconds = NaN] = duration.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function secondsBetween(schedule: string): number {
  const first = nextOccurrence(schedule, new Date('2026-01-05T00:00:00Z'));
  const second = first && nextOccurrence(schedule, first);
  if (!second) throw new Error(`The sweep has no second occurrence: ${schedule}`);
  return (second.getTime() - first.getTime()) / 1000;
}

function defaultOf(bicep: string, parameter: string): number {
  const found = new RegExp(`^param ${parameter} [^=\\n]*= (\\d+)$`, 'm').exec(bicep)?.[1];
  if (found === undefined) throw new Error(`infra/main.bicep has no parameter ${parameter} with a default.`);
  return Number(found);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(join(root, file), 'utf8');
  } catch (error) {
    if (file !== 'bench/figures.json') throw error;
    throw new Sentence('There are no figures yet. First: npm run bench -- --write');
  }
}
