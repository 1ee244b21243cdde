// Every limit that a night comes near, what the night asks of it, and at how many mailboxes it would no longer hold.
// Pure.

import { demandOf, type Demand, type Occasion } from './demand';
import type { Inputs } from './inputs';
import { volumeOf } from './volume';

export type Load = {
  readonly name: string;
  readonly unit: string;
  readonly load: number;
  /** Undefined where nobody has published one. */
  readonly limit: number | undefined;
  /** What happens above it. */
  readonly above: string;
};

/** In the dearest case: every mailbox of one company, every token renewed, nothing in a cache. */
export function loadsOf(inputs: Inputs, demand: Demand): readonly Load[] {
  const { list, deployed } = inputs;
  const { limits, assumptions } = list;
  const { dearest, night, syncsPerSecond: syncs, putsPerSecond } = demand;
  const messages = Math.min(night.messagesPerSecond, demand.capacity);
  const late = Math.max(0, messages - syncs);
  const { pace, sweepSeconds, spreadSeconds, instances, messagesPerInstance } = deployed;
  const inFlight = (syncs * dearest.seconds) / messagesPerInstance;
  const computing = (syncs * dearest.cpuSeconds) / assumptions.coresOfInstance.value;
  const row = (name: string, unit: string, load: number, limit: number | undefined, above: string): Load => ({
    name,
    unit,
    load,
    limit,
    above,
  });
  const throttled = 'Requests are refused with 429 or 503, and those mailboxes wait for a later sweep.';
  return [
    row(
      'Vault: requests',
      'per 10 s',
      syncs * 10 * dearest.vault,
      limits.vaultRequestsPer10s.value,
      throttled,
    ),
    row(
      'Vault: secrets created',
      'per 10 s',
      syncs * 10 * dearest.secretsCreated,
      limits.secretsCreatedPer10s.value,
      'The vault refuses with 429; the old token stays good, and the next night tries again.',
    ),
    row(
      'Tables: requests to the account',
      'per s',
      syncs * dearest.table + late,
      limits.tableRequestsPerSecond.value,
      throttled,
    ),
    row(
      'Tables: rows of one company',
      'per s',
      syncs * dearest.companyRows + late,
      limits.partitionRowsPerSecond.value,
      throttled,
    ),
    row(
      'Queue: messages put and taken',
      'per s',
      putsPerSecond + 2 * messages,
      limits.queueMessagesPerSecond.value,
      'The queue refuses with 503, and the sweep breaks off; the next one enqueues the rest.',
    ),
    row(
      'Graph: requests of one app',
      'per 10 s',
      syncs * 10 * dearest.graph,
      limits.graphRequestsPer10s.value,
      throttled,
    ),
    row(
      'Graph: requests of one mailbox',
      'per 10 min',
      dearest.graph,
      limits.graphRequestsPer10MinutesOfMailbox.value,
      throttled,
    ),
    row('Entra: tokens of one app', 'per 10 s', syncs * 10 * dearest.entra, undefined, throttled),
    row(
      'Functions: instances',
      'at once',
      Math.max(inFlight, computing, messages / deployed.messagesPerInstance),
      instances,
      'Messages wait in the queue.',
    ),
    row(
      'Functions: seconds of a sweep',
      's',
      demand.sweepSeconds(night.largestSweep),
      deployed.timeoutSeconds,
      'The host ends the sweep before it has enqueued all; the next one enqueues the rest.',
    ),
    row(
      'Pace: messages of one sweep before the next',
      '',
      night.largestSweep,
      pace * sweepSeconds,
      'Sweeps overlap: a mailbox gets several messages, of which one does the work, and messages come at a multiple of the pace.',
    ),
    row(
      'Pace: messages of one sweep in all',
      '',
      night.largestSweep,
      pace * spreadSeconds,
      'The rest gets the longest delay and becomes visible in one moment, without any pace.',
    ),
    row(
      'A mailbox waits at most',
      'min',
      night.longestWaitSeconds / 60,
      assumptions.latestMinutes.value,
      'The alert nights-late rings.',
    ),
    row(
      'Logs of the day',
      'GB',
      volumeOf(inputs, demand).logGb,
      deployed.logCapGb,
      'No log is taken in until the next day, and alerts on logs stay silent.',
    ),
  ];
}

export type Breaking = Load & { readonly mailboxes: number };

const fewest = 1_000;
export const most = 1_000_000;
const step = 1.25;
/** Mailboxes to follow for a search, which looks at many nights. */
const enough = 20_000;

/** At how many mailboxes each limit no longer holds, the first to break first; those that hold at a million are left out. */
export function breakingPoints(inputs: Inputs, occasion: Occasion): readonly Breaking[] {
  const seen = new Map<number, readonly Load[]>();
  const loadsAt = (mailboxes: number): readonly Load[] => {
    const known = seen.get(mailboxes) ?? loadsOf(inputs, demandOf(inputs, mailboxes, occasion, enough));
    seen.set(mailboxes, known);
    return known;
  };
  const breaksAt = (index: number): number | undefined => {
    const isBroken = (mailboxes: number) => overload(loadsAt(mailboxes)[index]!);
    let [below, above] = [0, fewest];
    while (!isBroken(above)) {
      if (above >= most) return undefined;
      [below, above] = [above, Math.min(most, Math.ceil(above * step))];
    }
    while (above - below > Math.max(1, above / 1_000)) {
      const middle = Math.floor((above + below) / 2);
      if (isBroken(middle)) above = middle;
      else below = middle;
    }
    return above;
  };
  return loadsAt(fewest)
    .flatMap((_, index) => {
      const mailboxes = breaksAt(index);
      return mailboxes === undefined ? [] : [{ ...loadsAt(mailboxes)[index]!, mailboxes }];
    })
    .sort((a, b) => a.mailboxes - b.mailboxes);
}

const overload = ({ load, limit }: Load): boolean => limit !== undefined && load > limit;
