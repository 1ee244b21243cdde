import { eventually, runningHost, type RunningHost } from './fixtures/running-host';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
let host: RunningHost;

beforeAll(async () => {
  host = await runningHost();
});
afterAll(async () => {
  await host.stop();
});

describe('queue functions', () => {
  const seen = async (id: string) =>
    (await host.json('/seen')).seen.find(({ message }) => message?.id === id);

  test('a message is parsed, handed over with its metadata and deleted', async () => {
    await host.queue('outlook-sync').sendMessage(base64({ id: 'plain' }));
    await eventually(async () => (await seen('plain')) !== undefined);
    expect((await seen('plain'))?.metadata.dequeueCount).toBe(1);
    expect((await host.queue('outlook-sync').getProperties()).approximateMessagesCount).toBe(0);
  });

  test('a message whose function throws is tried again', async () => {
    await host.queue('outlook-sync').sendMessage(base64({ id: 'second-time', failures: 1 }));
    await eventually(async () => (await seen('second-time')) !== undefined);
    expect((await seen('second-time'))?.metadata.dequeueCount).toBe(2);
  });

  test('a message that always fails, or cannot be read, ends in the poison queue as it came', async () => {
    await host.queue('outlook-sync').sendMessage(base64({ id: 'never', failures: 99 }));
    await host.queue('outlook-sync').sendMessage('not base64!');
    const poison = host.queue('outlook-sync-poison');
    await eventually(async () => (await poison.getProperties()).approximateMessagesCount === 2);
    expect((await host.json('/seen')).attempts['{"id":"never","failures":99}']).toBe(3);
    expect(JSON.stringify(host.lines)).toContain('after 3 attempts');
    const { peekedMessageItems } = await poison.peekMessages({ numberOfMessages: 5 });
    expect(peekedMessageItems.map(({ messageText }) => messageText).sort()).toEqual(
      [base64({ id: 'never', failures: 99 }), 'not base64!'].sort(),
    );
    expect((await host.queue('outlook-sync').getProperties()).approximateMessagesCount).toBe(0);
  });
});

describe('functions run by hand', () => {
  const byHand = (name: string, body = '{}', method = 'POST') =>
    fetch(`http://127.0.0.1:${host.port}/admin/functions/${name}`, {
      method,
      ...(method === 'POST' ? { body, headers: { 'Content-Type': 'application/json' } } : {}),
    });

  test('a timer runs on its schedule and by hand', async () => {
    await eventually(async () => (await host.json('/seen')).ticks > 0);
    expect((await byHand('tick')).status).toBe(202);
  });

  test('a queue function takes its input from the body', async () => {
    expect((await byHand('consume', '{"input":"{\\"id\\":\\"by-hand\\"}"}')).status).toBe(202);
    await eventually(async () => JSON.stringify(await host.json('/seen')).includes('by-hand'));
  });

  test('an unknown function is 404, a body that is not JSON 400, an HTTP function 400', async () => {
    expect((await byHand('unknown')).status).toBe(404);
    expect((await byHand('tick', '{')).status).toBe(400);
    expect((await byHand('hello')).status).toBe(400);
  });
});

test('closing waits for what is running and leaves nothing behind', async () => {
  const slow = fetch(`${host.url}/slow`).then((answer) => answer.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  const exited = new Promise<number | null>((resolve) => host.child.once('exit', resolve));
  host.child.stdin!.end();
  expect(await slow).toBe('done');
  expect(await exited).toBe(0);
  expect(host.lines.at(-1)).toBe('closed');
});
