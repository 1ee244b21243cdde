// What a night asks of everything that the service talks to: one sync's figures times the night's syncs. Pure.

import type { SyncFigures } from '../sync/figures';
import type { Inputs } from './inputs';
import { simulateNight, type Night } from './night';

/** Of one sync. */
export type SyncDemand = {
  readonly graph: number;
  readonly entra: number;
  readonly vault: number;
  readonly secretsCreated: number;
  readonly table: number;
  /** Rows of the company's partition, read or written; at most. */
  readonly companyRows: number;
  readonly cpuSeconds: number;
  readonly logBytes: number;
  readonly bytes: number;
  /** From message to end, with the cloud's answers. */
  readonly seconds: number;
};

export type Demand = {
  readonly mailboxes: number;
  /** As nights are on average: most keep the refresh token, one in seven renews it. */
  readonly usual: SyncDemand;
  /** The dearest: everybody connected on the same day, so all renew in the same night. */
  readonly dearest: SyncDemand;
  readonly night: Night;
  /** Seconds of one sweep that enqueues so many messages. */
  readonly sweepSeconds: (messages: number) => number;
  /** Pages that one sweep reads: twice the whole table, for mailboxes and for trash. */
  readonly pagesPerSweep: number;
  readonly sweepsPerDay: number;
  /** Messages per second that a sweep puts into the queue. */
  readonly putsPerSecond: number;
  /** Syncs per second that all instances together can do. */
  readonly capacity: number;
  /** Syncs per second at the peak, no more than that. */
  readonly syncsPerSecond: number;
};

export type Occasion = 'night' | 'at-once';

const rowsPerPage = 1_000;
export const daySeconds = 24 * 60 * 60;

/** @param followed how many mailboxes the night is followed for; few is fast, and peaks are then less exact */
export function demandOf(inputs: Inputs, mailboxes: number, occasion: Occasion, followed = 100_000): Demand {
  const { figures, deployed } = inputs;
  const { pace, sweepSeconds: every, spreadSeconds, instances, messagesPerInstance, tokenNights } = deployed;
  const assumed = inputs.list.assumptions;
  const rules = { mailboxes, pace, sweepSeconds: every, longestDelaySeconds: spreadSeconds };
  const night = simulateNight(
    { ...rules, spreadSeconds: occasion === 'night' ? spreadSeconds : 0 },
    followed,
  );
  const ordinary = syncDemand(inputs, figures.night);
  const dearest = syncDemand(inputs, figures.weekly);

  const { messages, cpuMs } = figures.enqueue;
  const secondsPerPut = Math.max(
    assumed.storageMs.value / 1000 / deployed.sendsAtOnce,
    cpuMs / messages / 1000 / assumed.coresOfInstance.value,
  );
  const pagesPerSweep = 2 * Math.max(1, Math.ceil(mailboxes / rowsPerPage));
  const byWaiting = messagesPerInstance / dearest.seconds;
  const byComputing = assumed.coresOfInstance.value / dearest.cpuSeconds;
  const capacity = instances * Math.min(byWaiting, byComputing);
  return {
    mailboxes,
    usual: mixed(ordinary, dearest, 1 / tokenNights),
    dearest,
    night,
    sweepSeconds: (enqueued) =>
      (pagesPerSweep * assumed.scanMsPerPage.value) / 1000 + enqueued * secondsPerPut,
    pagesPerSweep,
    sweepsPerDay: daySeconds / every,
    putsPerSecond: 1 / secondsPerPut,
    capacity,
    syncsPerSecond: Math.min(night.syncsPerSecond, capacity),
  };
}

function syncDemand({ list }: Inputs, sync: SyncFigures): SyncDemand {
  const { graph, entra, vault, table } = sync.traffic;
  const { graphMs, entraMs, vaultMs, storageMs, coldReads } = list.assumptions;
  const cold = coldReads.value;
  const waitedMs =
    graph.requests * graphMs.value +
    entra.requests * entraMs.value +
    (vault.requests + cold) * vaultMs.value +
    (table.requests + cold) * storageMs.value;
  const bytes = [graph, entra, vault, table].reduce(
    (sum, each) => sum + each.sentBytes + each.receivedBytes,
    0,
  );
  return {
    graph: graph.requests,
    entra: entra.requests,
    vault: vault.requests + cold,
    secretsCreated: sync.secretsCreated,
    table: table.requests + cold,
    companyRows: table.requests + cold + sync.connectionRows,
    cpuSeconds: sync.cpuMs / 1000,
    logBytes: sync.logBytes,
    bytes,
    seconds: (waitedMs + sync.cpuMs) / 1000,
  };
}

/** So much of the second, the rest of the first. */
function mixed(first: SyncDemand, second: SyncDemand, share: number): SyncDemand {
  const mix = (of: (demand: SyncDemand) => number) => of(first) * (1 - share) + of(second) * share;
  return {
    graph: mix(({ graph }) => graph),
    entra: mix(({ entra }) => entra),
    vault: mix(({ vault }) => vault),
    secretsCreated: mix(({ secretsCreated }) => secretsCreated),
    table: mix(({ table }) => table),
    companyRows: mix(({ companyRows }) => companyRows),
    cpuSeconds: mix(({ cpuSeconds }) => cpuSeconds),
    logBytes: mix(({ logBytes }) => logBytes),
    bytes: mix(({ bytes }) => bytes),
    seconds: mix(({ seconds }) => seconds),
  };
}
