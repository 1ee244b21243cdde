// A night, message by message: who is due when, what each sweep enqueues, when each message becomes visible, and which
// of them still find something to do. The rules are those of src/use-cases/sweep.ts. Pure.

export type NightRules = {
  readonly mailboxes: number;
  /** Mailboxes that one sweep makes visible per second. */
  readonly pace: number;
  readonly sweepSeconds: number;
  readonly longestDelaySeconds: number;
  /** Over how long mailboxes become due; 0 is all at once, as after an outage that lasted a night. */
  readonly spreadSeconds: number;
};

export type Night = {
  /** Messages that were worked off; more than mailboxes where sweeps overlap. */
  readonly messages: number;
  /** Sweeps that found somebody due. */
  readonly sweeps: number;
  readonly largestSweep: number;
  readonly messagesPerSecond: number;
  readonly syncsPerSecond: number;
  /** From the first mailbox due to the last one synced. */
  readonly seconds: number;
  /** How long the mailbox that waits longest is due. */
  readonly longestWaitSeconds: number;
};

const pageSize = 1_000;
// A global is slow to reach where tests run, and these are reached a million times.
const { floor, max, min, round } = Math;
/** Peaks are means over as long as the vault counts, or as it takes to see a few messages. */
const leastBucketSeconds = 10;
const fewMessages = 30;

/** @param followed so many mailboxes are followed; of more, every nth stands for its neighbours */
export function simulateNight(rules: NightRules, followed: number): Night {
  const scale = max(1, rules.mailboxes / followed);
  const count = round(rules.mailboxes / scale);
  const pace = rules.pace / scale;
  const page = max(1, round(pageSize / scale));
  const bucketSeconds = max(leastBucketSeconds, fewMessages / pace);
  const dueAt = Float64Array.from({ length: count }, (_, n) => placeOf(n) * rules.spreadSeconds);
  const doneAt = new Float64Array(count).fill(Infinity);
  const arrivals = new Map<number, number>();
  const night = { messages: 0, sweeps: 0, largestSweep: 0 };

  for (let now = 0, left = true; left; now += rules.sweepSeconds) {
    let enqueued = 0;
    for (let from = 0; from < count; from += page) {
      for (const mailbox of dueIn(from, min(from + page, count), now)) {
        const at = now + min(floor(enqueued / pace), rules.longestDelaySeconds);
        enqueued += 1;
        add(arrivals, floor(at / bucketSeconds));
        doneAt[mailbox] = min(doneAt[mailbox]!, at);
      }
    }
    night.messages += enqueued;
    if (enqueued > 0) night.sweeps += 1;
    night.largestSweep = max(night.largestSweep, enqueued);
    left = now < rules.spreadSeconds || doneAt.some((at) => at > now + rules.sweepSeconds);
  }

  const syncs = new Map<number, number>();
  for (const at of doneAt) add(syncs, floor(at / bucketSeconds));
  const perSecond = (buckets: ReadonlyMap<number, number>) =>
    (largest(buckets.values()) * scale) / bucketSeconds;
  return {
    messages: round(night.messages * scale),
    sweeps: night.sweeps,
    largestSweep: round(night.largestSweep * scale),
    messagesPerSecond: perSecond(arrivals),
    syncsPerSecond: perSecond(syncs),
    seconds: largest(doneAt),
    longestWaitSeconds: largest(doneAt.map((at, mailbox) => at - dueAt[mailbox]!)),
  };

  /** Longest due first, page by page. */
  function dueIn(from: number, until: number, now: number): number[] {
    const due: number[] = [];
    for (let n = from; n < until; n++) if (dueAt[n]! <= now && doneAt[n]! > now) due.push(n);
    return due.sort((a, b) => dueAt[a]! - dueAt[b]!);
  }
}

/** Where in the spread the nth mailbox stands, in [0, 1): even, and without order, as a hash is. */
const placeOf = (n: number): number => (n * 0.618_033_988_749_895) % 1;

function add(buckets: Map<number, number>, bucket: number): void {
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
}

function largest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = max(most, value);
  return most;
}
