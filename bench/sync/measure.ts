// One mailbox after the other through a whole sync, four times over: the first one, the same again with nothing
// changed, the night after, and a night on which the refresh token is a week old. And a sweep that enqueues them all.

import { setTimeout as sleep } from 'node:timers/promises';
import { shiftableClock } from '../../local/clock';
import { applySettings, keepOffProxies } from '../../local/stack/environment';
import { todayIn } from '../../local/stack/calendars';
import type { CompanyId, UserId } from '../../src/domain/ids';
import { countedBetween, mediansOf, round, secretsCreatedIn, trafficOf, type SyncFigures } from './figures';
import { connect, setUpContoso, zone, type Mailbox } from './mailboxes';
import { benchedService, type Service } from './service';
import { startStandIns, type StandInsProcess } from './stand-ins';

export type SweepFigures = {
  readonly enqueued: number;
  readonly tableRequests: number;
  readonly queueRequests: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly logBytes: number;
};

/** Messages put into the queue in one go, as a sweep does. */
export type EnqueueFigures = { readonly messages: number; readonly ms: number; readonly cpuMs: number };

/** Bytes of memory of the whole process. */
export type Memory = {
  readonly beforeBytes: number;
  readonly afterBytes: number;
  readonly peakBytes: number;
};

export type Measured = {
  readonly mailboxes: number;
  /** Meetings that each mailbox gets for the day before a measured night. */
  readonly newMeetings: number;
  readonly first: SyncFigures;
  readonly unchanged: SyncFigures;
  readonly night: SyncFigures;
  readonly weekly: SyncFigures;
  readonly sweep: SweepFigures;
  readonly enqueue: EnqueueFigures;
  readonly memory: Memory;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/**
 * When everybody connects: a Friday, whenever the bench is run, so that its figures do not depend on the date. Eight
 * days later is a Saturday, on which nobody has meetings but those that are added here.
 */
const start = new Date('2026-06-19T12:00:00Z');
/** When the day's meetings begin: hours of UTC. */
const meetingHours = [8, 10, 13, 14];
const nowhere = 7071; // no page is served; the address only stands in redirect URIs

/**
 * @param options.warmUp mailboxes that go first each time and are not counted
 * @param options.messages how many are put into the queue to see what one costs
 */
export async function measure(options: {
  readonly mailboxes: number;
  readonly warmUp: number;
  readonly messages: number;
  readonly say?: (line: string) => void;
}): Promise<Measured> {
  const standIns = startStandIns();
  const clock = shiftableClock();
  const environment = { ...process.env };
  try {
    keepOffProxies();
    applySettings(await standIns.ask('addresses', { frontendPort: nowhere }));
    process.env['SYNC_MIN_INTERVAL_SECONDS'] = '0';
    return await measureWith(standIns, clock, options);
  } finally {
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, environment);
    clock.restore();
    await standIns.close();
  }
}

async function measureWith(
  standIns: StandInsProcess,
  clock: { advance(ms: number): void },
  { mailboxes: count, warmUp, messages, say = () => undefined }: Parameters<typeof measure>[0],
): Promise<Measured> {
  const service = benchedService(process.env);
  const { app, ports } = service;
  const goOn = async (ms: number) => {
    clock.advance(ms);
    await standIns.ask('advance', { ms });
  };
  await goOn(start.getTime() - Date.now());
  await setUpContoso(service);
  const hired = await standIns.ask('hire', { count: count + warmUp, today: todayIn(zone), zone });
  const mailboxes: Mailbox[] = [];
  for (const each of hired) mailboxes.push(await connect(service, each));
  const beforeBytes = process.memoryUsage.rss();

  const manually = (one: Mailbox) => () => service.inInvocation(() => app.syncNow(one));
  const byMessage = async ({ companyId, userId }: Mailbox) => {
    const epoch = (await ports.connections.get({ companyId, userId }))?.value.epoch ?? '';
    return () => service.message({ v: 1, companyId, userId, epoch });
  };
  const syncAll = async (what: string, workOf: (one: Mailbox) => Promise<() => Promise<unknown>>) => {
    say(what);
    const samples: SyncFigures[] = [];
    for (const one of mailboxes) samples.push(await sample(service, standIns, await workOf(one)));
    return mediansOf(samples.slice(warmUp));
  };
  const addresses = mailboxes.map(({ address }) => address);
  /** To the minute after the last mailbox of the next night is due, with a day's meetings held meanwhile. */
  const nextNight = async () => {
    const today = Date.parse(`${todayIn(zone)}T00:00:00Z`);
    const startsMs = meetingHours.map((hour) => today + hour * 60 * minuteMs);
    await standIns.ask('meet', { addresses, startsMs });
    const rows = await Promise.all(mailboxes.map((one) => ports.connections.get(one)));
    const due = Math.max(...rows.map((row) => row?.value.nextSyncAt?.getTime() ?? 0));
    await goOn(due + minuteMs - Date.now());
  };

  const first = await syncAll('the first sync', (one) => Promise.resolve(manually(one)));
  const unchanged = await syncAll('the same again, nothing changed', (one) => Promise.resolve(manually(one)));
  await nextNight();
  const sweep = await sampleSweep(service, standIns);
  const night = await syncAll('the night after', byMessage);
  // Nights in between, at once; then the one on which the token of the vault is older than a week.
  await goOn(6 * dayMs);
  for (const one of mailboxes) await (await byMessage(one))();
  await nextNight();
  const weekly = await syncAll('a night that renews the token', byMessage);

  say(`${messages} messages into the queue`);
  const enqueue = await sampleEnqueue(service, messages);

  const memory = {
    beforeBytes,
    afterBytes: process.memoryUsage.rss(),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  return {
    mailboxes: count,
    newMeetings: meetingHours.length,
    first,
    unchanged,
    night,
    weekly,
    sweep,
    enqueue,
    memory,
  };
}

async function sample(
  service: Service,
  standIns: StandInsProcess,
  work: () => Promise<unknown>,
): Promise<SyncFigures> {
  const { entries, counted, ms, cpuMs } = await observe(service, standIns, work);
  return { traffic: trafficOf(entries), secretsCreated: secretsCreatedIn(entries), ...counted, ms, cpuMs };
}

async function sampleSweep(service: Service, standIns: StandInsProcess): Promise<SweepFigures> {
  const { entries, counted, ms, cpuMs } = await observe(service, standIns, () => service.sweep());
  const { table, queue } = trafficOf(entries);
  return {
    enqueued: entries.filter(({ service: name, method }) => name === 'queue' && method === 'POST').length,
    tableRequests: table.requests,
    queueRequests: queue.requests,
    ms: round(ms),
    cpuMs: round(cpuMs),
    logBytes: counted.logBytes,
  };
}

async function sampleEnqueue({ ports }: Service, messages: number): Promise<EnqueueFigures> {
  const message = {
    v: 1,
    companyId: 'nobody' as CompanyId,
    userId: 'nobody' as UserId,
    epoch: 'none',
  } as const;
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await ports.mailboxQueue.enqueue(Array.from({ length: messages }, () => ({ message, delaySeconds: 0 })));
  return {
    messages,
    ms: round(performance.now() - startedAt),
    cpuMs: round(milliseconds(process.cpuUsage(cpu))),
  };
}

/** What a piece of work cost: on the wire, in the log, in time and in processor time of this process. */
async function observe(service: Service, standIns: StandInsProcess, work: () => Promise<unknown>) {
  await standIns.ask('take', null);
  const before = { ...service.counted };
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  const cpuMs = milliseconds(process.cpuUsage(cpu));
  // The vault's stand-in notes a request after it was answered.
  await sleep(5);
  const entries = await standIns.ask('take', null);
  return { entries, counted: countedBetween(before, service.counted), ms, cpuMs };
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
