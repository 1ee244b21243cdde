import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QueueServiceClient } from '@azure/storage-queue';
import { startAzurite, type LocalStorage } from '../../../local/azurite';

type Seen = { message: { id?: string } | null; metadata: { dequeueCount: number; id: string } };
type Answer = {
  params: unknown;
  by: string;
  seen: Seen[];
  ticks: number;
};
type Line = Record<string, unknown> & { url?: string; port?: number };

let storage: LocalStorage;
let child: ChildProcess;
const lines: (Line | string)[] = [];
let url = '';
let port = 0;

beforeAll(async () => {
  storage = await startAzurite();
  child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'fixtures/run-host.ts')], {
    env: {
      ...process.env,
      DataStorage: storage.connectionString,
      QUEUE: 'outlook-sync',
      TICK: '*/1 * * * * *',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const reader = createInterface({ input: child.stdout! });
  await new Promise<void>((resolve) => {
    reader.on('line', (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (typeof line.url === 'string') {
        url = `${line.url}/api`;
        port = line.port ?? 0;
        resolve();
      }
    });
  });
});

afterAll(async () => {
  child.kill('SIGKILL');
  await storage.close();
});

const json = async (path: string, init?: RequestInit) =>
  (await (await fetch(`${url}${path}`, init)).json()) as Answer;
const eventually = async (check: () => Promise<boolean>) => {
  for (let i = 0; i < 100; i++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within five seconds.');
};
const queueOf = (name: string) =>
  QueueServiceClient.fromConnectionString(storage.connectionString).getQueueClient(name);
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

describe('HTTP functions', () => {
  test('a parameter is percent-decoded, but an encoded slash stays encoded', async () => {
    expect((await json('/hello/J%C3%BCrgen%20M')).params).toEqual({ name: 'Jürgen M' });
    expect((await json('/hello/a%2Fb')).params).toEqual({ name: 'a%2Fb' });
    expect((await json('/hello/100%25')).params).toEqual({ name: '100%' });
  });

  test('the request carries query, method and function name', async () => {
    expect(await json('/hello/you?a=1&b=x%20y&a=2')).toMatchObject({
      query: { a: '1,2', b: 'x y' },
      method: 'GET',
      function: 'hello',
    });
  });

  test('a literal segment wins over a parameter, for its own methods only', async () => {
    expect((await json('/hello/world')).by).toBe('hello-world');
    expect((await json('/hello/world', { method: 'PUT' })).by).toBe('hello-put');
    expect((await json('/HELLO/World/')).by).toBe('hello-world');
  });

  test('a constraint decides whether the route is meant', async () => {
    expect(await json('/numbers/12')).toEqual({ id: '12' });
    expect((await fetch(`${url}/numbers/twelve`)).status).toBe(404);
  });

  test('an optional parameter may be absent', async () => {
    expect(await json('/a/1/b')).toEqual({ first: '1' });
    expect(await json('/a/1/b/2')).toEqual({ first: '1', second: '2' });
    expect((await fetch(`${url}/a/1/b/2/3`)).status).toBe(404);
  });

  test('a wrong method is not found, and so is an unknown path', async () => {
    expect((await fetch(`${url}/nothing`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${url}/nothing`, { method: 'OPTIONS' })).status).toBe(404);
    const unknown = await fetch(`${url}/unknown`);
    expect([unknown.status, await unknown.text()]).toEqual([404, '']);
  });

  test('a handler that returns nothing is 204', async () => {
    expect((await fetch(`${url}/nothing`)).status).toBe(204);
  });

  test('a handler that throws is 500 with an empty body, and its error is in the log', async () => {
    const answer = await fetch(`${url}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(JSON.stringify(lines)).toContain('a bug');
  });

  test('status, headers and several cookies arrive', async () => {
    const answer = await fetch(`${url}/cookies`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('x-one')).toBe('1');
    expect(answer.headers.getSetCookie()).toEqual([
      'a=1; Path=/; HttpOnly; SameSite=Lax',
      'b=2; Max-Age=5; Secure',
    ]);
  });

  test('a function that wants a key answers 401, because there are no keys here', async () => {
    expect((await fetch(`${url}/locked`)).status).toBe(401);
  });

  test('a body arrives with its content type', async () => {
    expect(
      await json('/echo', {
        method: 'POST',
        body: '{"ä":1}',
        headers: { 'Content-Type': 'application/json' },
      }),
    ).toEqual({ text: '{"ä":1}', type: 'application/json' });
  });

  test('a body whose length was not announced does not reach the function', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path: '/api/echo', method: 'POST' }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => resolve(body));
      });
      sent.on('error', reject);
      sent.write('chunked');
      sent.end();
    });
    expect(JSON.parse(text)).toMatchObject({ text: '' });
  });

  test('a body of more than a few megabytes is 413', async () => {
    const answer = await fetch(`${url}/echo`, { method: 'POST', body: Buffer.alloc(6 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test('the log names function, route and status, never the path', () => {
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: 'invocation',
        functionName: 'hello',
        route: 'hello/{name}',
        status: 200,
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'log', category: 'user', message: 'said hello' }),
    );
    expect(JSON.stringify(lines)).not.toContain('rgen');
  });

  test('what is not below the route prefix is served by whoever started the host', async () => {
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('fallback');
    expect(await (await fetch(`http://localhost:${port}/admin/page`)).text()).toBe('fallback');
  });
});

describe('CORS', () => {
  const preflight = (origin: string) =>
    fetch(`${url}/broken`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization,if-match',
      },
    });

  test('a preflight of an allowed origin is answered before any function', async () => {
    const answer = await preflight('http://frontend.example');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://frontend.example');
    expect(answer.headers.get('access-control-allow-methods')).toBe('PATCH');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,if-match');
    expect(answer.headers.get('access-control-max-age')).not.toBeNull();
  });

  test('another origin is told nothing, though its request runs', async () => {
    expect(
      (await preflight('http://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const answer = await fetch(`${url}/hello/x`, { headers: { Origin: 'http://elsewhere.example' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  test('an allowed origin may read answers, failures too, and no further headers are exposed', async () => {
    const answer = await fetch(`${url}/broken`, { headers: { Origin: 'http://frontend.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://frontend.example');
    expect(answer.headers.get('access-control-expose-headers')).toBeNull();
  });
});

describe('queue functions', () => {
  const seen = async (id: string) => (await json('/seen')).seen.find(({ message }) => message?.id === id);

  test('a message is parsed, handed over with its metadata and deleted', async () => {
    await queueOf('outlook-sync').sendMessage(base64({ id: 'plain' }));
    await eventually(async () => (await seen('plain')) !== undefined);
    expect((await seen('plain'))?.metadata.dequeueCount).toBe(1);
    expect((await queueOf('outlook-sync').getProperties()).approximateMessagesCount).toBe(0);
  });

  test('a message whose function throws is tried again', async () => {
    await queueOf('outlook-sync').sendMessage(base64({ id: 'second-time', failures: 1 }));
    await eventually(async () => (await seen('second-time')) !== undefined);
    expect((await seen('second-time'))?.metadata.dequeueCount).toBe(2);
  });

  test('a message that always fails, or cannot be read, ends in the poison queue as it came', async () => {
    await queueOf('outlook-sync').sendMessage(base64({ id: 'never', failures: 99 }));
    await queueOf('outlook-sync').sendMessage('not base64!');
    const poison = queueOf('outlook-sync-poison');
    await eventually(async () => (await poison.getProperties()).approximateMessagesCount === 2);
    const { peekedMessageItems } = await poison.peekMessages({ numberOfMessages: 5 });
    expect(peekedMessageItems.map(({ messageText }) => messageText).sort()).toEqual(
      [base64({ id: 'never', failures: 99 }), 'not base64!'].sort(),
    );
    expect((await queueOf('outlook-sync').getProperties()).approximateMessagesCount).toBe(0);
  });
});

describe('functions run by hand', () => {
  const byHand = (name: string, body = '{}', method = 'POST') =>
    fetch(`http://127.0.0.1:${port}/admin/functions/${name}`, {
      method,
      ...(method === 'POST' ? { body, headers: { 'Content-Type': 'application/json' } } : {}),
    });

  test('a timer runs on its schedule and by hand', async () => {
    await eventually(async () => (await json('/seen')).ticks > 0);
    expect((await byHand('tick')).status).toBe(202);
  });

  test('a queue function takes its input from the body', async () => {
    expect((await byHand('consume', '{"input":"{\\"id\\":\\"by-hand\\"}"}')).status).toBe(202);
    await eventually(async () => JSON.stringify(await json('/seen')).includes('by-hand'));
  });

  test('an unknown function is 404, a body that is not JSON 400, an HTTP function 400', async () => {
    expect((await byHand('unknown')).status).toBe(404);
    expect((await byHand('tick', '{')).status).toBe(400);
    expect((await byHand('hello')).status).toBe(400);
  });
});

test('closing waits for what is running and leaves nothing behind', async () => {
  const slow = fetch(`${url}/slow`).then((answer) => answer.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stdin!.end();
  expect(await slow).toBe('done');
  expect(await exited).toBe(0);
  expect(lines.at(-1)).toBe('closed');
});
