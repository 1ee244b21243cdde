// One mailbox, many who would sync it: at the same moment, or the same message again and again. One of them walks the
// calendar. Over Azurite, where the ETags are real and every instance has its own connection to them.
import { InvocationContext } from '@azure/functions';
import { syncMailbox } from '../../functions/sync-mailbox';
import hostJson from '../../host.json';
import { startPump, type QueueMessage } from '../../local/host/queue';
import { readHostJson } from '../../local/host/settings';
import { createApp, type App } from '../../src/app';
import { toFailure } from '../../src/domain/failure';
import { azuriteStores } from '../fakes/azurite-stores';
import { aMeeting } from '../fakes/microsoft';
import { anna, friday, world, type World } from '../fakes/world';

const freshStores = azuriteStores();
const meetings = [aMeeting('Stand-up', '2026-11-18T09:00Z'), aMeeting('Retro', '2026-11-19T13:00Z')];

async function dueMailbox() {
  const stores = await freshStores();
  const w = await world({ stores, connections: [{ nextSyncAt: friday, runs: [] }], meetings });
  return { ...w, queues: await stores.queues() };
}

const instanceOf = (w: World) => createApp(w.stores, w.settings);

/** Everything of Anna's that a sync may write, with its versions. */
async function writtenFor(w: World) {
  const { events, fence } = await w.stores.timeline.readFrom(anna, new Date(0));
  return { connection: await w.stores.connections.get(anna), fence, events };
}

/** One run, which wrote the timeline in one transaction, and nobody else did anything. */
async function expectOneRun(w: World): Promise<void> {
  const { connection, fence, events } = await writtenFor(w);
  expect(w.microsoft.graphRequests).toBe(1);
  expect(connection?.value.runs).toMatchObject([{ outcome: 'succeeded', imported: 2 }]);
  expect(connection?.value).toMatchObject({ status: 'connected', claim: undefined, attempts: 0 });
  expect(fence?.value).toMatchObject({ runId: connection?.value.runs[0]?.id, seq: 1 });
  expect(events.map(({ event }) => event.source.title)).toEqual(['Stand-up', 'Retro']);
}

type Sync = (instance: App, w: World) => Promise<unknown>;

const byHand: Sync = async (instance) => (await instance.syncNow(anna)).outcome;
const byNight: Sync = async (instance, w) => {
  const { companyId, userId, epoch } = await w.connection();
  return instance.syncDueMailbox({ v: 1, companyId, userId, epoch });
};

/** Each on an instance of its own. Whoever walks the calendar is kept there until everybody else has answered. */
async function startedAtOnce(w: World, syncs: readonly Sync[]): Promise<readonly unknown[]> {
  let waiting = syncs.length;
  let goOn = (): void => undefined;
  const nobodyElse = new Promise<void>((resolve) => (goOn = resolve));
  const oneLess = () => {
    waiting -= 1;
    if (waiting <= 0) goOn();
  };
  const walk: World['stores']['calendar']['walk'] = async (...given) => {
    oneLess();
    await nobodyElse;
    return w.stores.calendar.walk(...given);
  };
  const ports = { ...w.stores, calendar: { ...w.stores.calendar, walk } };
  return Promise.all(
    syncs.map((sync) =>
      sync(createApp(ports, w.settings), w)
        .catch((error: unknown) => toFailure(error).code)
        .finally(oneLess),
    ),
  );
}

const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);

test.each<[string, readonly Sync[], readonly string[]]>([
  ['two by hand', times(2, byHand), ['succeeded', 'sync_running']],
  ['five by hand', times(5, byHand), ['succeeded', ...times(4, 'sync_running')]],
])('A33, F06: of %s at once one syncs and the others are told that it runs', async (_, syncs, expected) => {
  const w = await dueMailbox();
  const answers = await startedAtOnce(w, syncs);
  expect([...answers].sort()).toEqual([...expected].sort());
  await expectOneRun(w);
});

test.each<[string, readonly Sync[]]>([
  ['one by hand and one of the night', [byHand, byNight]],
  ['one of the night and one by hand', [byNight, byHand]],
  ['two by hand and three of the night', [byHand, byHand, byNight, byNight, byNight]],
  ['three of the night and two by hand', [byNight, byNight, byNight, byHand, byHand]],
])('F06: of %s at once one syncs, whichever it is', async (_, syncs) => {
  const w = await dueMailbox();
  const answers = await startedAtOnce(w, syncs);
  const isWinner = (answer: unknown) => answer === 'succeeded' || answer === 'synced';
  const isTold = (answer: unknown) => answer === 'sync_running' || answer === 'claimed';
  expect(answers.filter(isWinner)).toHaveLength(1);
  expect(answers.filter(isTold)).toHaveLength(syncs.length - 1);
  await expectOneRun(w);
});

test('F01: a message that ten instances get at once is worked on by one, and acknowledged by all', async () => {
  const w = await dueMailbox();
  const answers = await startedAtOnce(w, times(10, byNight));
  expect([...answers].sort()).toEqual([...times(9, 'claimed'), 'synced']);
  await expectOneRun(w);
});

/** As the host does it: the queue's door of an instance of its own, which throws if the message is to come again. */
async function deliver(w: World, text: string): Promise<void> {
  const context = new InvocationContext({ functionName: 'sync-mailbox', logHandler: () => undefined });
  await syncMailbox(instanceOf(w))(JSON.parse(text), context);
}

async function expectNoMessageLeft({ queues }: Awaited<ReturnType<typeof dueMailbox>>): Promise<void> {
  expect((await queues.queue.getProperties()).approximateMessagesCount).toBe(0);
  expect(await queues.poison.exists()).toBe(false);
}

test('F01, F03: a message that comes ten times because nobody deleted it changes nothing after the first time', async () => {
  const w = await dueMailbox();
  const { queue } = w.queues;
  await w.app.sweep();
  let afterTheFirst: unknown;
  for (let time = 1; time <= 10; time++) {
    const { receivedMessageItems } = await queue.receiveMessages({ visibilityTimeout: 600 });
    expect(receivedMessageItems.map(({ dequeueCount }) => dequeueCount)).toEqual([time]);
    const { messageId, popReceipt, messageText } = receivedMessageItems[0]!;
    await deliver(w, Buffer.from(messageText, 'base64').toString());
    afterTheFirst ??= await writtenFor(w);
    // The worker is gone before it could delete the message, and its time with it runs out.
    await queue.updateMessage(messageId, popReceipt, messageText, 0);
  }
  await expectOneRun(w);
  expect(await writtenFor(w)).toEqual(afterTheFirst);
});

test.each([
  ['one after the other', { batchSize: 1, newBatchThreshold: 0 }],
  ['as many at once as the host takes', {}],
])(
  'F01: of ten messages for one mailbox, dealt with %s, one is worked on and none is poison',
  async (_, pace) => {
    const w = await dueMailbox();
    // Ten sweeps found the mailbox due before anybody came to work on it.
    for (let sweep = 1; sweep <= 10; sweep++) await w.app.sweep();
    expect((await w.queues.queue.getProperties()).approximateMessagesCount).toBe(10);
    let delivered = 0;
    let allDelivered = (): void => undefined;
    const tenTimes = new Promise<void>((resolve) => (allDelivered = resolve));
    const thrown: unknown[] = [];
    const pump = startPump({
      ...w.queues,
      settings: { ...readHostJson(hostJson).queues, ...pace },
      run: async ({ text }: QueueMessage) => {
        await deliver(w, text).catch((error: unknown) => thrown.push(error));
        if (++delivered === 10) allDelivered();
      },
      warn: (message) => thrown.push(message),
    });
    await tenTimes;
    await pump.close();
    expect(thrown).toEqual([]);
    expect(delivered).toBe(10);
    await expectOneRun(w);
    await expectNoMessageLeft(w);
  },
);
