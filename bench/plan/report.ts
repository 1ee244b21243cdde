// A plan as it is printed. Pure.

import type { Breaking, Load } from './limits';
import { most } from './limits';
import type { Plan } from './plan';

export type BreakingPoints = { readonly night: readonly Breaking[]; readonly atOnce: readonly Breaking[] };

export function report(plan: Plan, breaking: BreakingPoints): readonly string[] {
  return [
    ...head(plan),
    '',
    ...nights(plan),
    '',
    ...loads(plan),
    '',
    ...price(plan),
    '',
    ...breaksFirst(breaking),
    '',
    ...notCounted,
  ];
}

function head({ inputs, night }: Plan): readonly string[] {
  const { figures, list, deployed } = inputs;
  const dates = Object.values({ ...list.prices, ...list.limits }).map(({ date }) => date);
  return [
    `${whole(night.demand.mailboxes)} mailboxes a night`,
    `  Figures of ${figures.date} (Node ${figures.node}, ${figures.machine.cores} cores ${figures.machine.model}); prices and limits of ${dates.toSorted()[0] ?? ''}.`,
    `  Each sweep makes ${deployed.pace} mailboxes visible a second, every ${deployed.sweepSeconds / 60} min, at most ${deployed.spreadSeconds / 60} min later; nights are spread over ${deployed.spreadSeconds / 60} min.`,
    `  At most ${deployed.instances} instances of ${deployed.instanceGb} GB, ${deployed.messagesPerInstance} messages each at a time; a sync takes ${night.demand.usual.seconds.toFixed(1)} s with the cloud's answers (assumed).`,
  ];
}

function nights({ night, atOnce, volume }: Plan): readonly string[] {
  const pair = (what: string, show: (part: Plan['night']) => string) =>
    `  ${what.padEnd(44)}${show(night).padStart(16)}${show(atOnce).padStart(18)}`;
  const { usual, mailboxes } = night.demand;
  return [
    `  ${''.padEnd(44)}${'a night'.padStart(16)}${'all due at once'.padStart(18)}`,
    pair('Length, from first due to last synced', ({ demand }) => minutes(demand.night.seconds)),
    pair('Longest wait of a mailbox', ({ demand }) => minutes(demand.night.longestWaitSeconds)),
    pair(
      'Sweeps that enqueue, the largest',
      ({ demand: { night: one } }) => `${one.sweeps}, ${whole(one.largestSweep)}`,
    ),
    pair('Messages worked off', ({ demand }) => whole(demand.night.messages)),
    pair('Messages per second at the peak', ({ demand }) => one(demand.night.messagesPerSecond)),
    pair('Syncs per second at the peak', ({ demand }) => one(demand.syncsPerSecond)),
    `  Requests: ${whole(mailboxes * usual.graph)} to Graph, ${whole(mailboxes * usual.entra)} to Entra, ${whole(volume.vaultOperations)} to the vault, ${whole(volume.tableTransactions)} to tables, ${whole(volume.queueOperations)} to the queue; ${gb((mailboxes * usual.bytes) / 1e9)} of bodies.`,
  ];
}

function loads({ night, atOnce }: Plan): readonly string[] {
  const line = (cells: readonly [string, string, string, string, string, string]) =>
    `  ${cells[0].padEnd(44)}${cells[1].padStart(11)}${cells[2].padStart(12)}${cells[3].padStart(9)}${cells[4].padStart(12)}${cells[5].padStart(9)}`;
  return [
    'Load at the peak, in the dearest case (one company, every token renewed, nothing cached)',
    line(['', 'limit', 'a night', '', 'at once', '']),
    ...night.loads.map((load, index) => {
      const other = atOnce.loads[index] ?? load;
      const { name, unit, limit } = load;
      return line([
        unit === '' ? name : `${name}, ${unit}`,
        limit === undefined ? 'unpublished' : one(limit),
        one(load.load),
        percent(load),
        one(other.load),
        percent(other),
      ]);
    }),
  ];
}

function price({ night, volume, price: { lines, usd, usdPacked }, inputs }: Plan): readonly string[] {
  const thousands = night.demand.mailboxes / 1_000;
  const line = (item: string, amount: string, each: number) =>
    `  ${item.padEnd(32)}${amount.padStart(20)}${dollars(each / thousands, 5).padStart(16)}${dollars(each, 4).padStart(14)}`;
  return [
    `Price of a night in USD, at most: every sync alone on its instance, no company in a cache`,
    `  (${inputs.list.region})`,
    `  ${''.padEnd(32)}${'amount'.padStart(20)}${'per 1,000'.padStart(16)}${'the night'.padStart(14)}`,
    ...lines.map(({ item, amount, unit, usd: each }) =>
      line(item, unit === 'GB' ? gb(amount) : `${whole(amount)} ${unit}`.trim(), each),
    ),
    line('Sum', '', usd),
    line('Sum, if instances are kept full', '', usdPacked),
    `  Logs of the day: ${gb(volume.logGb)}, ${((volume.logGb / inputs.deployed.logCapGb) * 100).toFixed(1)} % of the daily cap of ${inputs.deployed.logCapGb} GB.`,
  ];
}

function breaksFirst({ night, atOnce }: BreakingPoints): readonly string[] {
  const told = (what: string, points: readonly Breaking[]) => {
    const [first, ...others] = points;
    if (!first) return [`  ${what}: nothing, up to ${whole(most)} mailboxes.`];
    const at = ({ mailboxes }: Breaking) => whole(Number(mailboxes.toPrecision(3)));
    return [
      `  ${what}: "${first.name}", above about ${at(first)} mailboxes. ${first.above}`,
      ...(others.length === 0
        ? []
        : [`    Then: ${others.map((each) => `${each.name} (${at(each)})`).join(', ')}.`]),
    ];
  };
  return ['What breaks first', ...told('A night', night), ...told('All due at once', atOnce)];
}

const notCounted = [
  'Not counted: Entra and Graph (free); free grants; what people do by day (API, manual syncs, first syncs); egress;',
  '  rules of alerts, private endpoints, geo-replication, log retention beyond what is included: fixed prices a month,',
  '  whatever the number of mailboxes. Assumptions and sources: bench/prices.json.',
];

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
/** Two digits, or whole numbers, tell enough. */
const one = (value: number) => (value < 100 ? String(Number(value.toPrecision(2))) : whole(value));
const percent = ({ load, limit }: Load) => (limit === undefined ? '' : `${one((load / limit) * 100)} %`);
const minutes = (seconds: number) => `${one(seconds / 60)} min`;
const gb = (value: number) => `${value < 0.1 ? value.toFixed(4) : value.toFixed(2)} GB`;
const dollars = (value: number, digits: number) => value.toFixed(digits);
