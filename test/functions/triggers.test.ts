// The ways in that nobody calls: the queue and the timer. What is thrown here is tried again by the host and then
// becomes poison, so only bugs and unreadable messages may be.
import { InvocationContext, type Timer } from '@azure/functions';
import { inInvocation, invocationLog } from '../../functions/invocation-log';
import { sweep } from '../../functions/sweep';
import { syncMailbox } from '../../functions/sync-mailbox';
import { Failure } from '../../src/domain/failure';
import hostJson from '../../host.json';
import { fakeApp } from './fixtures/doors';

const parsed = (text: string): unknown => JSON.parse(text);

type Line = { readonly level: string; readonly text: string };

function invocation(dequeueCount = 1): { readonly context: InvocationContext; readonly lines: Line[] } {
  const lines: Line[] = [];
  const context = new InvocationContext({
    functionName: 'x',
    invocationId: 'i',
    triggerMetadata: { dequeueCount },
    logHandler: (level, ...args: unknown[]) => void lines.push({ level, text: args.map(String).join(' ') }),
  });
  return { context, lines };
}

const good = { v: 1, companyId: 'contoso', userId: 'anna', epoch: 'e-1' };
const without = (name: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe('the queue sync-mailbox', () => {
  test('a message names one mailbox and the epoch it is for; the service gets exactly that', async () => {
    const { app, asked } = fakeApp();
    await syncMailbox(app)(good, invocation().context);
    expect(asked).toEqual([{ verb: 'syncDueMailbox', args: [good, true] }]);
  });

  const { maxDequeueCount } = hostJson.extensions.queues;
  test.each([
    [1, true],
    [4, true],
    [5, false],
    [maxDequeueCount - 1, true],
    [maxDequeueCount, false],
  ])('the service is told whether delivery %i comes again', async (delivery, comesAgain) => {
    const { app, asked } = fakeApp();
    await syncMailbox(app)(good, invocation(delivery).context);
    expect(asked[0]?.args[1]).toBe(comesAgain);
  });

  test('F34: what a newer version added to a message is no reason to refuse it', async () => {
    const { app, asked } = fakeApp();
    await syncMailbox(app)({ ...good, addedLater: true }, invocation().context);
    expect(asked[0]?.args[0]).toEqual(good);
  });

  test.each([
    undefined,
    null,
    '',
    'bm90IGpzb24=',
    JSON.stringify(good),
    7,
    [],
    [good],
    {},
    { ...good, v: 2 },
    { ...good, v: '1' },
    { ...good, v: 0 },
    ...(['v', 'companyId', 'userId', 'epoch'] as const).map(without),
    ...(['companyId', 'userId', 'epoch'] as const).flatMap((name) =>
      ['', null, 7, ['x'], {}].map((value) => ({ ...good, [name]: value })),
    ),
  ])('F27: %j is unreadable: it is thrown, becomes poison, and no mailbox is touched', async (message) => {
    const { app, asked } = fakeApp();
    const thrown: unknown = await Promise.resolve(syncMailbox(app)(message, invocation().context)).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ code: 'internal_error', reason: 'unreadable queue message' });
    expect(asked).toEqual([]);
  });

  test('F27: what is thrown does not quote the message', async () => {
    const thrown: unknown = await Promise.resolve(
      syncMailbox(fakeApp().app)({ companyId: 'canary' }, invocation().context),
    ).catch((error: unknown) => error);
    expect(JSON.stringify([thrown, (thrown as Error).message])).not.toContain('canary');
  });

  test.each(['synced', 'not-connected'])(
    'what the service has dealt with (%s) is acknowledged',
    async (outcome) => {
      const { app } = fakeApp({ syncDueMailbox: () => Promise.resolve(outcome as 'synced') });
      await expect(syncMailbox(app)(good, invocation().context)).resolves.toBeUndefined();
    },
  );

  test('F26: a bug is left to the host, which tries again and then gives up', async () => {
    const bug = new Failure('internal_error', { reason: 'TypeError' });
    const { app } = fakeApp({ syncDueMailbox: () => Promise.reject(bug) });
    await expect(syncMailbox(app)(good, invocation().context)).rejects.toBe(bug);
  });
});

describe('the timer sweep', () => {
  const timer = (isPastDue: boolean): Timer => ({
    isPastDue,
    schedule: { adjustForDST: true },
    scheduleStatus: { last: '', next: '', lastUpdated: '' },
  });

  test.each([false, true])(
    'F28: sweeps once, whether it is late or not (%p), and syncs nothing itself',
    async (late) => {
      const { app, asked } = fakeApp();
      await sweep(app)(timer(late), invocation().context);
      expect(asked).toEqual([{ verb: 'sweep', args: [] }]);
    },
  );

  test('F28: a sweep that fails says so to the host; the next one comes anyway', async () => {
    const { app } = fakeApp({ sweep: () => Promise.reject(new Failure('storage_unavailable')) });
    await expect(sweep(app)(timer(false), invocation().context)).rejects.toMatchObject({
      code: 'storage_unavailable',
    });
  });
});

describe('the log', () => {
  test('an event is one JSON line of its invocation, at its level', async () => {
    const { context, lines } = invocation();
    await inInvocation(context, async () => {
      await Promise.resolve();
      invocationLog.record({ event: 'company.breaker_closed' });
      invocationLog.record({ event: 'sync.not_begun', level: 'warn', code: 'graph_throttled' });
      invocationLog.record({ event: 'sync.bug', level: 'error' });
    });
    expect(lines.map(({ level, text }) => [level, parsed(text)])).toEqual([
      ['information', { level: 'info', event: 'company.breaker_closed' }],
      ['warning', { level: 'warn', event: 'sync.not_begun', code: 'graph_throttled' }],
      ['error', { level: 'error', event: 'sync.bug' }],
    ]);
  });

  test('A36: whatever stands in an event, it stays one line', async () => {
    const { context, lines } = invocation();
    await inInvocation(context, () => {
      invocationLog.record({ event: 'sync.bug', reason: 'x\r\n{"level":"error"}\u001b[31m' });
      return Promise.resolve();
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toMatch(/^[^\p{Cc}]+$/u);
  });

  test('invocations at the same time do not mix their lines', async () => {
    const invocations = Array.from({ length: 10 }, invocation);
    await Promise.all(
      invocations.map(({ context }, index) =>
        inInvocation(context, async () => {
          await new Promise((resolve) => setTimeout(resolve, (10 - index) * 2));
          invocationLog.record({ event: 'sync.bug', reason: `of ${index}` });
        }),
      ),
    );
    for (const [index, { lines }] of invocations.entries())
      expect(lines.map(({ text }) => parsed(text))).toEqual([
        { level: 'info', event: 'sync.bug', reason: `of ${index}` },
      ]);
  });

  test('outside of any invocation a line goes to the standard output', () => {
    const written: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    invocationLog.record({ event: 'sync.bug' });
    write.mockRestore();
    expect(written).toEqual(['{"level":"info","event":"sync.bug"}\n']);
  });
});
