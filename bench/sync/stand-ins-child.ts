// Everything that the service talks to, in a process of its own, so that what the other one uses of processor and
// memory is the service's alone. It answers one request at a time over the channel to its parent.

import { generatedCalendar } from '../../local/calendar/generated';
import { shiftableClock } from '../../local/clock';
import type { LocalAddresses } from '../../local/stack/environment';
import { keepOffProxies } from '../../local/stack/environment';
import { openStandIns, type StandIns } from '../../local/stack/stand-ins';
import { wireLog, type WireEntry } from '../../local/wire';

export type Hired = { readonly key: string; readonly address: string };

/** What may be asked for, and the answer to it. */
export type Conversation = {
  /** Where everything is. */
  addresses: { readonly ask: { readonly frontendPort: number }; readonly answer: LocalAddresses };
  /** So many more employees of Contoso, each with the generated calendar around a date, YYYY-MM-DD in the zone. */
  hire: {
    readonly ask: { readonly count: number; readonly today: string; readonly zone: string };
    readonly answer: readonly Hired[];
  };
  /** Half an hour each, for everybody given. */
  meet: {
    readonly ask: { readonly addresses: readonly string[]; readonly startsMs: readonly number[] };
    readonly answer: null;
  };
  /** The stand-ins' time goes on. */
  advance: { readonly ask: { readonly ms: number }; readonly answer: null };
  /** What went over the wire since this was last asked. */
  take: { readonly ask: null; readonly answer: readonly WireEntry[] };
};

type Answers = {
  readonly [Kind in keyof Conversation]: (
    ask: Conversation[Kind]['ask'],
  ) => Conversation[Kind]['answer'] | Promise<Conversation[Kind]['answer']>;
};

const halfHourMs = 30 * 60_000;
const requests = wireLog(1_000_000);
const clock = shiftableClock();
let opened: StandIns | undefined;

const answers: Answers = {
  async addresses({ frontendPort }) {
    keepOffProxies();
    opened = await openStandIns({
      frontendPort,
      microsoftPort: 0,
      microsoft: 'stand-in',
      dataDir: undefined,
      calendarFile: undefined,
      clockOffsetMs: 0,
      state: undefined,
      onRequest: (entry) => requests.record(entry),
      opened: () => undefined, // they end with this process
    });
    const { storage, vault, identity, microsoft } = opened;
    return {
      port: frontendPort,
      storage: storage.connectionString,
      vaultUrl: vault.url,
      identity: { endpoint: identity.endpoint, header: identity.header },
      microsoftUrl: microsoft?.url,
    };
  },
  hire({ count, today, zone }) {
    const hired = microsoft().hire('contoso', count);
    for (const { key, address } of hired)
      microsoft().replaceCalendar(address, generatedCalendar({ today, zone, seed: key }));
    return hired.map(({ key, address }) => ({ key, address }));
  },
  meet({ addresses, startsMs }) {
    const meetings = startsMs.map((startMs) => ({
      subject: 'Weekly planning',
      start: new Date(startMs),
      end: new Date(startMs + halfHourMs),
    }));
    for (const address of addresses) microsoft().addMeetings(address, meetings);
    return null;
  },
  async advance({ ms }) {
    clock.advance(ms);
    await opened?.storage.setClockOffset(clock.offsetMs());
    return null;
  },
  take() {
    const taken = requests.entries();
    requests.clear();
    return taken;
  },
};

function microsoft() {
  if (opened?.microsoft === undefined) throw new Error('The stand-ins are not open yet.');
  return opened.microsoft;
}

async function answer<Kind extends keyof Conversation>(message: {
  kind: Kind;
  ask: Conversation[Kind]['ask'];
}) {
  try {
    process.send?.({ value: await answers[message.kind](message.ask) });
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (message) => void answer(message as { kind: 'take'; ask: null }));
// Whoever started us is gone, or wants us gone.
process.on('disconnect', () => process.exit(0));
