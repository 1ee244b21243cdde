// What one sync costs, counted from what went over the wire; and the median of many. Pure.

import type { WireEntry } from '../../local/wire';
import type { Counted } from './service';

export const services = ['graph', 'entra', 'vault', 'table', 'queue'] as const;
export type ServiceName = (typeof services)[number];

/** Requests and the bytes of their bodies. */
export type Traffic = {
  readonly requests: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
};

export type SyncFigures = {
  readonly traffic: Readonly<Record<ServiceName, Traffic>>;
  /** Vault requests that create a version of a secret: they have a limit of their own. */
  readonly secretsCreated: number;
  /** Transactions on the timeline and the rows in them, with the fence; none when nothing has changed. */
  readonly timelineTransactions: number;
  readonly timelineRows: number;
  readonly connectionRows: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly logLines: number;
  readonly logBytes: number;
};

export function trafficOf(entries: readonly WireEntry[]): SyncFigures['traffic'] {
  const of = (service: ServiceName): Traffic => {
    const calls = entries.filter((entry) => entry.service === service);
    return {
      requests: calls.length,
      sentBytes: sum(calls.map(({ requestBytes }) => requestBytes)),
      receivedBytes: sum(calls.map(({ responseBytes }) => responseBytes)),
    };
  };
  return {
    graph: of('graph'),
    entra: of('entra'),
    vault: of('vault'),
    table: of('table'),
    queue: of('queue'),
  };
}

export const secretsCreatedIn = (entries: readonly WireEntry[]): number =>
  entries.filter(({ service, method }) => service === 'vault' && method === 'PUT').length;

/** What was counted between two looks. */
export const countedBetween = (before: Counted, after: Counted): Counted => ({
  logLines: after.logLines - before.logLines,
  logBytes: after.logBytes - before.logBytes,
  timelineTransactions: after.timelineTransactions - before.timelineTransactions,
  timelineRows: after.timelineRows - before.timelineRows,
  connectionRows: after.connectionRows - before.connectionRows,
});

/** Each figure's own median. */
export function mediansOf(samples: readonly SyncFigures[]): SyncFigures {
  const middle = (figure: (sample: SyncFigures) => number) => median(samples.map(figure));
  const traffic = (service: ServiceName): Traffic => ({
    requests: middle((sample) => sample.traffic[service].requests),
    sentBytes: middle((sample) => sample.traffic[service].sentBytes),
    receivedBytes: middle((sample) => sample.traffic[service].receivedBytes),
  });
  return {
    traffic: {
      graph: traffic('graph'),
      entra: traffic('entra'),
      vault: traffic('vault'),
      table: traffic('table'),
      queue: traffic('queue'),
    },
    secretsCreated: middle(({ secretsCreated }) => secretsCreated),
    timelineTransactions: middle(({ timelineTransactions }) => timelineTransactions),
    timelineRows: middle(({ timelineRows }) => timelineRows),
    connectionRows: middle(({ connectionRows }) => connectionRows),
    ms: round(middle(({ ms }) => ms)),
    cpuMs: round(middle(({ cpuMs }) => cpuMs)),
    logLines: middle(({ logLines }) => logLines),
    logBytes: middle(({ logBytes }) => logBytes),
  };
}

/** The lower of the two in the middle, so that a count stays one that was counted. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const round = (value: number) => Math.round(value * 10) / 10;
