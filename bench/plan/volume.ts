// A day's amounts (its night and all sweeps) and what they cost, item by item. Pure.

import { daySeconds, type Demand } from './demand';
import type { Inputs } from './inputs';

export type Volume = {
  readonly executions: number;
  /** Billed, were every message alone on its instance; and were they packed as densely as the host allows. */
  readonly gbSecondsAlone: number;
  readonly gbSecondsPacked: number;
  readonly sweepGbSeconds: number;
  readonly vaultOperations: number;
  readonly tableTransactions: number;
  readonly queueOperations: number;
  /** What the service's own lines are, with what is billed around each. */
  readonly serviceLogGb: number;
  readonly hostLogGb: number;
  readonly auditGb: number;
  readonly logGb: number;
  readonly storedGb: number;
};

const gb = 1e9;
/** A message is put, taken and deleted. */
const operationsPerMessage = 3;

export function volumeOf({ figures, list, deployed }: Inputs, demand: Demand): Volume {
  const { mailboxes, usual, night, sweepsPerDay, sweepSeconds, pagesPerSweep } = demand;
  const assumed = list.assumptions;
  const leastSeconds = assumed.leastBilledSeconds.value;
  // A message that comes too late for its mailbox costs one read.
  const late = Math.max(0, night.messages - mailboxes);
  const executions = night.messages + sweepsPerDay;
  const busy =
    sweepSeconds(night.messages) - sweepSeconds(0) + sweepsPerDay * Math.max(leastSeconds, sweepSeconds(0));
  const secondsAlone = mailboxes * Math.max(leastSeconds, usual.seconds) + late * leastSeconds;
  const byWaiting = usual.seconds / deployed.messagesPerInstance;
  const secondsPacked = mailboxes * Math.max(byWaiting, usual.cpuSeconds / assumed.coresOfInstance.value);

  const vaultOperations = mailboxes * usual.vault;
  const itemBytes = assumed.logItemBytes.value;
  const serviceLogGb =
    (mailboxes * (usual.logBytes + itemBytes) + sweepsPerDay * (figures.sweep.logBytes + itemBytes)) / gb;
  const hostLogGb = (executions * assumed.hostLogItems.value * itemBytes) / gb;
  const auditGb = (vaultOperations * assumed.auditBytes.value) / gb;
  const { night: nightSync, unchanged } = figures;
  const bytesPerDay = nightSync.traffic.table.sentBytes - unchanged.traffic.table.sentBytes;
  return {
    executions,
    gbSecondsAlone: secondsAlone * deployed.instanceGb,
    gbSecondsPacked: secondsPacked * deployed.instanceGb,
    sweepGbSeconds: busy * deployed.instanceGb,
    vaultOperations,
    tableTransactions: mailboxes * usual.table + late + sweepsPerDay * pagesPerSweep,
    queueOperations: night.messages * operationsPerMessage + daySeconds / deployed.pollSeconds,
    serviceLogGb,
    hostLogGb,
    auditGb,
    logGb: serviceLogGb + hostLogGb + auditGb,
    storedGb: (mailboxes * bytesPerDay * assumed.keptDays.value) / gb,
  };
}

export type PriceLine = {
  readonly item: string;
  readonly amount: number;
  readonly unit: string;
  readonly usd: number;
};
export type Price = {
  readonly lines: readonly PriceLine[];
  readonly usd: number;
  readonly usdPacked: number;
};

const daysOfMonth = 30;

/** A night's price in USD, with every message alone on its instance: the most that the platform can ask. */
export function priceOf({ list }: Inputs, volume: Volume): Price {
  const price = list.prices;
  const line = (item: string, amount: number, unit: string, each: number): PriceLine => ({
    item,
    amount,
    unit,
    usd: amount * each,
  });
  const gbSecond = price.gbSecond.value;
  const perTable = price.tenThousandTableTransactions.value / 10_000;
  const logGb = price.logGb.value;
  const lines = [
    line('Functions: syncs, each alone', volume.gbSecondsAlone, 'GB-s', gbSecond),
    line('Functions: sweeps of the day', volume.sweepGbSeconds, 'GB-s', gbSecond),
    line('Functions: executions', volume.executions, '', price.millionExecutions.value / 1_000_000),
    line('Vault: operations', volume.vaultOperations, '', price.tenThousandVaultOperations.value / 10_000),
    line('Tables: transactions', volume.tableTransactions, '', perTable),
    line('Tables: a year of meetings', volume.storedGb, 'GB', price.tableGbMonth.value / daysOfMonth),
    line('Queue: operations', volume.queueOperations, '', price.tenThousandQueueOperations.value / 10_000),
    line('Logs: our lines', volume.serviceLogGb, 'GB', logGb),
    line("Logs: the host's", volume.hostLogGb, 'GB', logGb),
    line("Logs: the vault's audit", volume.auditGb, 'GB', logGb),
  ];
  const usd = lines.reduce((sum, each) => sum + each.usd, 0);
  return { lines, usd, usdPacked: usd - (volume.gbSecondsAlone - volume.gbSecondsPacked) * gbSecond };
}
