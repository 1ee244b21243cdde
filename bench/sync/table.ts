// The bench's figures as one table: syncs side by side, one line per figure. Pure.

import { services, type ServiceName, type SyncFigures } from './figures';
import type { Measured } from './measure';

export type Figures = Measured & {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly node: string;
  readonly machine: { readonly cores: number; readonly model: string };
};

const names: Readonly<Record<ServiceName, string>> = {
  graph: 'Graph',
  entra: 'Entra',
  vault: 'Vault',
  table: 'Tables',
  queue: 'Queue',
};

export function table(figures: Figures): readonly string[] {
  const { first, unchanged, night, weekly, sweep, enqueue, memory, machine } = figures;
  const line = (what: string, cells: readonly string[]) =>
    `  ${what.padEnd(30)}${cells.map((cell) => cell.padStart(16)).join('')}`;
  const row = (what: string, show: (sync: SyncFigures) => string) =>
    line(what, [first, unchanged, night, weekly].map(show));
  const each = (messages: number, value: number) => (value / messages).toFixed(2);
  return [
    `One mailbox's sync: medians of ${figures.mailboxes} mailboxes. ${figures.date}, Node ${figures.node}, ${machine.cores} cores ${machine.model}`,
    line('', ['first', 'unchanged', 'a night', 'weekly']),
    ...services
      .filter((service) => service !== 'queue')
      .flatMap((service) => [
        row(`${names[service]}: requests`, ({ traffic }) => String(traffic[service].requests)),
        row(
          `${names[service]}: bytes sent, received`,
          ({ traffic }) => `${traffic[service].sentBytes}, ${traffic[service].receivedBytes}`,
        ),
      ]),
    row('Timeline: transactions, rows', (sync) => `${sync.timelineTransactions}, ${sync.timelineRows}`),
    row('Connection: rows written', ({ connectionRows }) => String(connectionRows)),
    row('Vault: secrets created', ({ secretsCreated }) => String(secretsCreated)),
    row('Milliseconds', ({ ms }) => ms.toFixed(1)),
    row('Milliseconds of processor', ({ cpuMs }) => cpuMs.toFixed(1)),
    row('Log: lines, bytes', ({ logLines, logBytes }) => `${logLines}, ${logBytes}`),
    `  "a night": ${figures.newMeetings} new meetings. "weekly": the same, and the rotated refresh token is kept.`,
    `  Sweep of ${sweep.enqueued}: ${sweep.tableRequests} requests to tables, ${sweep.queueRequests} to the queue, ${sweep.logBytes} bytes of log.`,
    `  A message into the queue: ${each(enqueue.messages, enqueue.ms)} ms, ${each(enqueue.messages, enqueue.cpuMs)} ms of processor (mean of ${enqueue.messages}).`,
    `  Memory of the process: ${mb(memory.beforeBytes)} before the first sync, ${mb(memory.afterBytes)} after the last, ${mb(memory.peakBytes)} at most.`,
  ];
}

const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
