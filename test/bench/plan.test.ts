// The plan for a night: its figures add up, grow as they must, and are those of the code, the host and the infrastructure.
import { demandOf } from '../../bench/plan/demand';
import { deployedAs, readPriceList } from '../../bench/plan/inputs';
import { breakingPoints, loadsOf } from '../../bench/plan/limits';
import { simulateNight } from '../../bench/plan/night';
import { planFor } from '../../bench/plan/plan';
import { report } from '../../bench/plan/report';
import { priceOf, volumeOf } from '../../bench/plan/volume';
import { mailboxesPerSecond } from '../../src/use-cases/sweep';
import { inputs, jsonOf, mainBicep } from './inputs';

const rules = { pace: 14, sweepSeconds: 900, longestDelaySeconds: 7200, spreadSeconds: 7200 };
const nightOf = (mailboxes: number, spreadSeconds = rules.spreadSeconds) =>
  simulateNight({ ...rules, mailboxes, spreadSeconds }, 100_000);

describe('A night', () => {
  test('of 100,000 mailboxes keeps the pace, and every mailbox gets one message', () => {
    const night = nightOf(100_000);
    expect(night.messages).toBe(100_000);
    expect(night.messagesPerSecond).toBeCloseTo(14, 1);
    expect(night.syncsPerSecond).toBeCloseTo(14, 1);
    // The last is due after two hours, found a quarter of an hour later at most, and done as long after that.
    expect(night.seconds).toBeLessThan(7200 + 900 + 900);
    expect(night.longestWaitSeconds).toBeLessThan(2 * 900);
  });

  test('of 50 mailboxes that are all due at once takes four seconds', () => {
    expect(nightOf(50, 0)).toMatchObject({ messages: 50, sweeps: 1, largestSweep: 50, seconds: 3 });
  });

  test('of more than one sweep can make visible before the next: mailboxes get further messages, and are synced once', () => {
    const night = nightOf(14 * 900 + 100, 0);
    expect(night.sweeps).toBe(2);
    // Those of the second in which the second sweep looks are taken for done.
    expect(night.messages).toBe(14 * 900 + 100 + (100 - 14));
    expect(night.seconds).toBe(906);
  });

  test('of more than the pace fits into the longest delay: the rest comes in one moment', () => {
    expect(nightOf(100_800, 0).syncsPerSecond).toBeLessThan(20);
    expect(nightOf(110_800, 0).syncsPerSecond).toBeGreaterThan(900);
  });

  test('followed by one mailbox in ten has the same length and the same peak', () => {
    const [whole, tenth] = [
      simulateNight({ ...rules, mailboxes: 60_000 }, 60_000),
      simulateNight({ ...rules, mailboxes: 60_000 }, 6_000),
    ];
    expect(tenth.seconds / whole.seconds).toBeCloseTo(1, 1);
    expect(tenth.messagesPerSecond / whole.messagesPerSecond).toBeCloseTo(1, 1);
  });
});

describe('The price', () => {
  test.each([1_000, 100_000])(
    'of %d mailboxes is the sum of its lines, and not below what full instances would cost',
    (mailboxes) => {
      const { price } = planFor(inputs, mailboxes);
      const sum = price.lines.reduce((total, { usd }) => total + usd, 0);
      expect(price.usd).toBeCloseTo(sum, 10);
      expect(price.usdPacked).toBeLessThan(price.usd);
      expect(price.lines.every(({ amount, usd }) => amount > 0 && usd > 0)).toBe(true);
    },
  );

  test.each([1_000, 100_000])('of %d mailboxes is at most ten cents per thousand and night', (mailboxes) => {
    expect(planFor(inputs, mailboxes).price.usd / (mailboxes / 1_000)).toBeLessThanOrEqual(0.1);
  });

  test('of twice the mailboxes is twice as much in everything that mailboxes cost, and less than twice in all', () => {
    const [one, two] = [1_000, 2_000].map((mailboxes) =>
      volumeOf(inputs, demandOf(inputs, mailboxes, 'night')),
    );
    for (const linear of [
      'gbSecondsAlone',
      'gbSecondsPacked',
      'vaultOperations',
      'auditGb',
      'storedGb',
    ] as const)
      expect(two![linear]).toBeCloseTo(2 * one![linear], 6);
    expect(two!.queueOperations).toBeLessThan(2 * one!.queueOperations);
    expect(priceOf(inputs, two!).usd).toBeLessThan(2 * priceOf(inputs, one!).usd);
  });

  test('has logs that are their parts together', () => {
    const volume = volumeOf(inputs, demandOf(inputs, 5_000, 'night'));
    expect(volume.logGb).toBeCloseTo(volume.serviceLogGb + volume.hostLogGb + volume.auditGb, 12);
  });
});

describe('What breaks first', () => {
  test('is what breaks at the fewest mailboxes: there it is over its limit, and just below everything holds', () => {
    const [first, ...others] = breakingPoints(inputs, 'night');
    expect(others.every(({ mailboxes }) => mailboxes >= first!.mailboxes)).toBe(true);
    const overloaded = (mailboxes: number) =>
      loadsOf(inputs, demandOf(inputs, mailboxes, 'night', 20_000))
        .filter(({ load, limit }) => limit !== undefined && load > limit)
        .map(({ name }) => name);
    expect(overloaded(first!.mailboxes)).toContain(first!.name);
    expect(overloaded(Math.floor(first!.mailboxes * 0.99))).toEqual([]);
  });

  test('is the smallest headroom, when all loads grow with the mailboxes', () => {
    const narrow = { ...inputs, deployed: { ...inputs.deployed, logCapGb: 0.02 } };
    const [first] = breakingPoints(narrow, 'night');
    expect(first).toMatchObject({ name: 'Logs of the day' });
    const headroom = 0.02 / volumeOf(narrow, demandOf(narrow, 1_000, 'night')).logGb;
    expect(first!.mailboxes / 1_000 / headroom).toBeCloseTo(1, 1);
  });

  test('100,000 mailboxes a night hold, with every limit', () => {
    const over = planFor(inputs, 100_000).night.loads.filter(
      ({ load, limit }) => limit !== undefined && load > limit,
    );
    expect(over).toEqual([]);
  });
});

describe('What a plan is made from', () => {
  test('agrees with the code, host.json and the Bicep files', () => {
    expect(inputs.deployed).toEqual({
      pace: mailboxesPerSecond,
      sweepSeconds: 900,
      spreadSeconds: 7200,
      sendsAtOnce: 16,
      tokenNights: 7,
      messagesPerInstance: 24,
      timeoutSeconds: 300,
      pollSeconds: 5,
      instanceGb: 2,
      instances: 40,
      logCapGb: 5,
    });
  });

  test('follows them when they change', () => {
    const changed = mainBicep.replace('maximumInstanceCount int = 40', 'maximumInstanceCount int = 60');
    expect(deployedAs({ hostJson: jsonOf('host.json'), mainBicep: changed }).instances).toBe(60);
    const lost = mainBicep.replace('param dailyLogCapGb', 'param dailyCap');
    expect(() => deployedAs({ hostJson: jsonOf('host.json'), mainBicep: lost })).toThrow('dailyLogCapGb');
  });

  test('has the wait at which the alert rings', () => {
    const alerts = jsonOf('infra/alerts.json') as { name: string; query: string }[];
    const { query } = alerts.find(({ name }) => name === 'nights-late')!;
    expect(query).toContain(`> ${inputs.list.assumptions.latestMinutes.value}`);
  });

  test('is refused when a price lacks its source, and says which', () => {
    const list = structuredClone(inputs.list) as { prices: { logGb: { source?: string } } };
    delete list.prices.logGb.source;
    expect(() => readPriceList(list)).toThrow('prices.logGb.source');
  });
});

test('the printed plan names every limit, every price and what breaks first', () => {
  const plan = planFor(inputs, 100_000);
  const limits = [{ ...plan.night.loads[0]!, mailboxes: 123_000 }];
  const text = report(plan, { night: limits, atOnce: [] }).join('\n');
  expect(text).toContain('100,000 mailboxes a night');
  for (const { name } of plan.night.loads) expect(text).toContain(name);
  for (const { item } of plan.price.lines) expect(text).toContain(item);
  expect(text).toContain(
    `A night: "${limits[0]!.name}", above about ${limits[0]!.mailboxes.toLocaleString('en-US')} mailboxes.`,
  );
  expect(text).toContain('All due at once: nothing, up to 1,000,000 mailboxes.');
  expect(text).toContain('Not counted: Entra and Graph');
});
