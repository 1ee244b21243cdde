// The local stack: every service that the app talks to, stood in for in this one process, the app's real entry on
// the local host in front of them, and Contoso set up through the API. It starts as a whole or leaves nothing.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shiftableClock } from './clock';
import { startHost, type Host } from './host';
import type { Issuer } from './issuer';
import { listen } from './loopback';
import type { MicrosoftStandIn } from './microsoft';
import type { CalendarSummary } from './stack/calendars';
import { setUpContoso } from './stack/company';
import { applySettings, frontendUrl, keepOffProxies } from './stack/environment';
import { hostLine, wireLine } from './stack/lines';
import { serveBeside } from './stack/serve';
import { openStandIns } from './stack/stand-ins';
import { keepState, readState } from './stack/state';
import type { VaultStandIn } from './vault';
import { wireLog, type WireEntry, type WireLog } from './wire';
import { root } from './root';

export type StackOptions = {
  /** 0 takes free ports; otherwise the stand-in for Microsoft has the port after it. */
  readonly port: number;
  readonly dataDir?: string | undefined;
  readonly calendarFile?: string | undefined;
  /** YYYY-MM-DD in the zone of Contoso's people. */
  readonly today?: string | undefined;
  readonly microsoft: 'stand-in' | 'real';
  /** Absolute path of the file that registers the functions. */
  readonly entry: string;
  readonly quiet?: boolean;
};

export type Stack = {
  readonly url: string;
  readonly port: number;
  readonly host: Host;
  readonly issuer: Issuer;
  readonly vault: VaultStandIn;
  readonly microsoft: MicrosoftStandIn | undefined;
  readonly requests: WireLog;
  readonly calendar: CalendarSummary | undefined;
  readonly storageConnectionString: string;
  /** Shifts everybody's time and answers the new one. */
  advance(ms: number): Promise<Date>;
  close(): Promise<void>;
};

type Closers = (() => unknown)[];

const zone = 'Europe/Berlin';

export async function startStack(options: StackOptions): Promise<Stack> {
  const closers: Closers = [];
  const close = async () => {
    const failures: unknown[] = [];
    // The last opened is the first closed, and one that fails does not keep the others open.
    for (const closeOne of closers.splice(0).reverse()) {
      try {
        await closeOne();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return { ...(await start(options, closers)), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function start(options: StackOptions, closers: Closers): Promise<Omit<Stack, 'close'>> {
  // Setting up makes requests too, which nobody asked about.
  let ready = false;
  const say = (line: string | undefined) => {
    if (line !== undefined && ready && options.quiet !== true) console.log(`${timeOfDay()} ${line}`);
  };
  const requests = wireLog();
  let changed = (): void => undefined;
  const onRequest = (entry: WireEntry) => {
    requests.record(entry);
    say(wireLine(entry));
    changed();
  };

  keepOffProxies();
  const state = await readState(options.dataDir);
  const clock = shiftableClock(state?.clockOffsetMs);
  closers.push(() => clock.restore());
  if (options.today !== undefined) clock.setToday(options.today, zone);

  const server = await listen(options.port, 'both');
  closers.push(() => server.close());
  const { storage, identity, vault, issuer, microsoft, calendar } = await openStandIns({
    frontendPort: server.port,
    microsoftPort: options.port === 0 ? 0 : server.port + 1,
    microsoft: options.microsoft,
    dataDir: options.dataDir,
    calendarFile: options.calendarFile,
    clockOffsetMs: clock.offsetMs(),
    state,
    onRequest,
    opened: (each) => closers.push(() => each.close()),
  });

  const keeper = keepState(options.dataDir, () => ({
    clockOffsetMs: clock.offsetMs(),
    vault: vault.snapshot(),
    microsoft: microsoft?.snapshot(),
    issuerKey: issuer.privateKey,
  }));
  changed = () => {
    keeper.changed();
  };
  const advance = async (ms: number) => {
    clock.advance(ms);
    await storage.setClockOffset(clock.offsetMs());
    keeper.changed();
    return clock.now();
  };

  applySettings({
    port: server.port,
    storage: storage.connectionString,
    vaultUrl: vault.url,
    identity,
    microsoftUrl: microsoft?.url,
  });
  const host = await startHost({
    entry: options.entry,
    port: server,
    hostJson: JSON.parse(await readFile(join(root, 'host.json'), 'utf8')) as unknown,
    // The host's own polling goes past the recorders: it is not the app's doing.
    env: { ...process.env, DataStorage: storage.directConnectionString },
    corsOrigins: [frontendUrl(server.port)],
    log: (line) => {
      // LOCAL_LOG=json shows what the app logs as it is, for tests and for the curious.
      say(process.env['LOCAL_LOG'] === 'json' && line.kind !== 'invocation' ? line.message : hostLine(line));
    },
    fallback: serveBeside({
      issuer,
      requests,
      vault,
      storage,
      microsoft,
      advance,
      changed: () => keeper.changed(),
    }),
  });
  closers.push(() => host.close());
  if (microsoft !== undefined) await setUpContoso(host.url, issuer);
  closers.push(() => keeper.close());
  ready = true;

  return {
    url: frontendUrl(server.port),
    port: server.port,
    host,
    issuer,
    vault,
    microsoft,
    requests,
    calendar,
    storageConnectionString: storage.connectionString,
    advance,
  };
}

const timeOfDay = () => new Date().toTimeString().slice(0, 8);
