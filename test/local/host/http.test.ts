import { request } from 'node:http';
import { runningHost, type RunningHost } from './fixtures/running-host';

let host: RunningHost;

beforeAll(async () => {
  host = await runningHost();
});
afterAll(async () => {
  await host.stop();
});

describe('HTTP functions', () => {
  test('a parameter is percent-decoded, but an encoded slash stays encoded', async () => {
    expect((await host.json('/hello/J%C3%BCrgen%20M')).params).toEqual({ name: 'Jürgen M' });
    expect((await host.json('/hello/a%2Fb')).params).toEqual({ name: 'a%2Fb' });
    expect((await host.json('/hello/100%25')).params).toEqual({ name: '100%' });
  });

  test('the request carries query, method and function name', async () => {
    expect(await host.json('/hello/you?a=1&b=x%20y&a=2')).toMatchObject({
      query: { a: '1,2', b: 'x y' },
      method: 'GET',
      function: 'hello',
    });
  });

  test('a literal segment wins over a parameter, for its own methods only', async () => {
    expect((await host.json('/hello/world')).by).toBe('hello-world');
    expect((await host.json('/hello/world', { method: 'PUT' })).by).toBe('hello-put');
    expect((await host.json('/HELLO/World/')).by).toBe('hello-world');
  });

  test('a constraint decides whether the route is meant', async () => {
    expect(await host.json('/numbers/12')).toEqual({ id: '12' });
    expect((await fetch(`${host.url}/numbers/twelve`)).status).toBe(404);
  });

  test('an optional parameter may be absent', async () => {
    expect(await host.json('/a/1/b')).toEqual({ first: '1' });
    expect(await host.json('/a/1/b/2')).toEqual({ first: '1', second: '2' });
    expect((await fetch(`${host.url}/a/1/b/2/3`)).status).toBe(404);
  });

  test('a wrong method is not found, and so is an unknown path', async () => {
    expect((await fetch(`${host.url}/nothing`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${host.url}/nothing`, { method: 'OPTIONS' })).status).toBe(404);
    const unknown = await fetch(`${host.url}/unknown`);
    expect([unknown.status, await unknown.text()]).toEqual([404, '']);
  });

  test('a handler that returns nothing is 204', async () => {
    expect((await fetch(`${host.url}/nothing`)).status).toBe(204);
  });

  test('a handler that throws is 500 with an empty body, and its error is in the log', async () => {
    const answer = await fetch(`${host.url}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(JSON.stringify(host.lines)).toContain('a bug');
  });

  test('status, headers and several cookies arrive', async () => {
    const answer = await fetch(`${host.url}/cookies`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('x-one')).toBe('1');
    expect(answer.headers.getSetCookie()).toEqual([
      'a=1; Path=/; HttpOnly; SameSite=Lax',
      'b=2; Max-Age=5; Secure',
    ]);
  });

  test('a function that wants a key answers 401, because there are no keys here', async () => {
    expect((await fetch(`${host.url}/locked`)).status).toBe(401);
  });

  test('a body arrives with its content type', async () => {
    expect(
      await host.json('/echo', {
        method: 'POST',
        body: '{"ä":1}',
        headers: { 'Content-Type': 'application/json' },
      }),
    ).toEqual({ text: '{"ä":1}', type: 'application/json' });
  });

  test('a body whose length was not announced does not reach the function', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request(
        { port: host.port, host: '127.0.0.1', path: '/api/echo', method: 'POST' },
        (answer) => {
          let body = '';
          answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
          answer.on('end', () => resolve(body));
        },
      );
      sent.on('error', reject);
      sent.write('chunked');
      sent.end();
    });
    expect(JSON.parse(text)).toMatchObject({ text: '' });
  });

  test('a body of more than a few megabytes is 413', async () => {
    const answer = await fetch(`${host.url}/echo`, { method: 'POST', body: Buffer.alloc(6 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test('the log names function, route and status, never the path', () => {
    expect(host.lines).toContainEqual(
      expect.objectContaining({
        kind: 'invocation',
        functionName: 'hello',
        route: 'hello/{name}',
        status: 200,
      }),
    );
    expect(host.lines).toContainEqual(
      expect.objectContaining({ kind: 'log', category: 'user', message: 'said hello' }),
    );
    expect(JSON.stringify(host.lines)).not.toContain('rgen');
  });

  test('what is not below the route prefix is served by whoever started the host', async () => {
    expect(await (await fetch(`http://127.0.0.1:${host.port}/`)).text()).toBe('fallback');
    expect(await (await fetch(`http://localhost:${host.port}/admin/page`)).text()).toBe('fallback');
  });
});

describe('CORS', () => {
  const preflight = (origin: string) =>
    fetch(`${host.url}/broken`, {
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
    const answer = await fetch(`${host.url}/hello/x`, { headers: { Origin: 'http://elsewhere.example' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  test('an allowed origin may read answers, failures too, and no further headers are exposed', async () => {
    const answer = await fetch(`${host.url}/broken`, { headers: { Origin: 'http://frontend.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://frontend.example');
    expect(answer.headers.get('access-control-expose-headers')).toBeNull();
  });
});
