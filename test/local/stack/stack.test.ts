import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { get, post, startedStack, type Started } from './fixtures/started-stack';

describe('a stack', () => {
  let stack: Started;
  beforeAll(async () => {
    stack = await startedStack(
      {},
      { AZURE_CLIENT_ID: 'somebody', SYNC_MIN_INTERVAL_SECONDS: '7', NO_PROXY: 'intranet' },
    );
  });
  afterAll(async () => {
    expect(await stack.stop()).toBe(0);
    expect(stack.printed.at(-1)).toBe('closed');
  });

  test('is on loopback by name and by number', async () => {
    for (const host of ['localhost', '127.0.0.1'])
      expect((await fetch(`${stack.url.replace('localhost', host)}/api/settings`)).status).toBe(200);
  });

  test('gives the app its settings, keeps what was set, and hides a developer’s own Azure sign-in', async () => {
    const { settings } = (await get(`${stack.url}/api/settings`)) as { settings: Record<string, string> };
    expect(settings).toMatchObject({
      FRONTEND_URL: stack.url,
      OTIUMWORK_ISSUER: stack.url,
      MICROSOFT_LOGIN_URL: stack.microsoft,
      MICROSOFT_GRAPH_URL: stack.microsoft,
      SYNC_MIN_INTERVAL_SECONDS: '7',
      SYNC_SPREAD_MINUTES: '120',
      SYNC_SWEEP_SCHEDULE: '0 */15 * * * *',
    });
    expect(settings['NO_PROXY']).toBe('intranet,127.0.0.1,localhost,::1');
    expect(settings['AZURE_CLIENT_ID']).toBeUndefined();
  });

  test('has set Contoso up through the API', async () => {
    expect(await get(`${stack.url}/api/integrations/outlook/credentials`)).toMatchObject({
      configured: true,
      secret: 'contoso~local.Secret-Value_0001',
    });
    expect(await get(`${stack.url}/__local/vault`)).toEqual({ live: ['contoso'], deleted: [] });
  });

  test('issues tokens for its people, which its published key verifies', async () => {
    const { body } = await post(`${stack.url}/__local/token`, { user: 'kim' });
    const { settings } = (await get(`${stack.url}/api/settings`)) as { settings: Record<string, string> };
    const keys = createRemoteJWKSet(new URL(settings['OTIUMWORK_JWKS_URL'] ?? ''));
    const { payload } = await jwtVerify(String(body['token']), keys, {
      issuer: stack.url,
      audience: 'otiumwork-api',
      typ: 'at+jwt',
    });
    expect(payload).toMatchObject({ sub: 'kim', company_id: 'fabrikam', zoneinfo: 'America/New_York' });
    expect((await post(`${stack.url}/__local/token`, { user: 'nobody' })).status).toBe(400);
  });

  test('notes what the app does on the wire, and forgets it when asked', async () => {
    await fetch(`${stack.url}/__local/requests`, { method: 'DELETE' });
    await get(`${stack.url}/api/integrations/outlook/credentials`);
    const { requests } = (await get(`${stack.url}/__local/requests`)) as {
      requests: Record<string, unknown>[];
    };
    expect(
      requests.map(({ service, method, status }) => `${String(service)} ${String(method)} ${String(status)}`),
    ).toEqual(['table GET 200', 'vault GET 200']);
    expect(JSON.stringify(requests)).not.toContain('Bearer');
  });

  test('lets things happen at Microsoft', async () => {
    const { accounts } = (await get(`${stack.url}/__local/microsoft/accounts`)) as {
      accounts: { address: string }[];
    };
    expect(accounts.map(({ address }) => address)).toContain('anna@contoso.example');
    const meetings = async () =>
      (await get(`${stack.url}/__local/microsoft/calendar?address=anna@contoso.example`))['meetings'] as {
        id: string;
        start: string;
        isCancelled: boolean;
      }[];
    const [first] = await meetings();
    const act = (action: object) =>
      post(`${stack.url}/__local/microsoft`, {
        address: 'anna@contoso.example',
        meetingId: first?.id,
        ...action,
      });
    expect(await meetings()).toHaveLength(stack.calendar?.meetings ?? 0);

    expect((await act({ action: 'move', byMinutes: 60 })).status).toBe(200);
    expect((await act({ action: 'cancel' })).status).toBe(200);
    const changed = (await meetings()).find(({ id }) => id === first?.id);
    expect(Date.parse(changed?.start ?? '') - Date.parse(first?.start ?? '')).toBe(3_600_000);
    expect(changed?.isCancelled).toBe(true);

    const meeting = { subject: 'Visit', start: '2026-01-15T09:00:00Z', end: '2026-01-15T10:00:00Z' };
    const { body: added } = await act({ action: 'add', meeting });
    expect((await meetings()).map(({ id }) => id)).toContain(added['id']);
    expect((await act({ action: 'remove', meetingId: added['id'] })).status).toBe(200);
    expect((await meetings()).map(({ id }) => id)).not.toContain(added['id']);

    expect((await act({ action: 'dance' })).status).toBe(400);
    expect((await post(`${stack.url}/__local/microsoft`, { action: 'fault', fault: null })).status).toBe(200);
  });

  test('can make the vault fail and work again', async () => {
    expect((await post(`${stack.url}/__local/vault`, { fault: { kind: '403' } })).status).toBe(204);
    expect((await fetch(`${stack.url}/api/integrations/outlook/credentials`)).status).toBe(500);
    expect((await post(`${stack.url}/__local/vault`, { fault: null })).status).toBe(204);
    expect((await fetch(`${stack.url}/api/integrations/outlook/credentials`)).status).toBe(200);
  });

  test('shifts the clock of the app', async () => {
    const before = Date.parse(String((await get(`${stack.url}/api/settings`))['now']));
    const { body } = await post(`${stack.url}/__local/clock`, { advance: 'P1DT12H' });
    const after = Date.parse(String((await get(`${stack.url}/api/settings`))['now']));
    expect(Math.round((after - before) / 3_600_000)).toBe(36);
    expect(Math.abs(Date.parse(String(body['now'])) - after)).toBeLessThan(1000);
    expect((await post(`${stack.url}/__local/clock`, { advance: 'P1M' })).status).toBe(400);
  });

  test('serves nobody who was led here under another name', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve) => {
      const { port } = new URL(stack.url);
      request({ port, path: '/__local/vault', headers: { Host: 'elsewhere.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test('prints a line per request, without query or path values', async () => {
    await fetch(`${stack.url}/api/settings?code=secret-code`);
    expect(stack.printed.some((line) => /^\d\d:\d\d:\d\d GET \/api\/settings 200 \d+ ms$/.test(line))).toBe(
      true,
    );
    expect(stack.printed.join('\n')).not.toContain('secret-code');
    expect(stack.printed.slice(1).join('\n')).not.toContain('@contoso');
  });
});

test('today can be chosen, and what is kept in a folder is there the next time', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'stack-'));
  try {
    const first = await startedStack({ dataDir, today: '2026-03-29', quiet: true });
    expect((await get(`${first.url}/api/settings`))['now']).toMatch(/^2026-03-2[89]T/);
    const vaultBefore = await get(`${first.url}/__local/vault`);
    await post(`${first.url}/__local/clock`, { advance: 'P1D' });
    expect(await first.stop()).toBe(0);

    const second = await startedStack({ dataDir, quiet: true });
    expect((await get(`${second.url}/api/settings`))['now']).toMatch(/^2026-03-(29|30)T/);
    expect(await get(`${second.url}/__local/vault`)).toEqual(vaultBefore);
    expect(await get(`${second.url}/api/integrations/outlook/credentials`)).toMatchObject({
      configured: true,
    });
    expect(await second.stop()).toBe(0);
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

test('with the real Microsoft there is no stand-in, its addresses stay the defaults, and nobody is set up', async () => {
  const stack = await startedStack({ microsoft: 'real', quiet: true });
  const { settings } = (await get(`${stack.url}/api/settings`)) as { settings: Record<string, string> };
  expect([settings['MICROSOFT_LOGIN_URL'], settings['MICROSOFT_GRAPH_URL'], stack.microsoft]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(await get(`${stack.url}/api/integrations/outlook/credentials`)).toEqual({ configured: false });
  expect((await fetch(`${stack.url}/__local/microsoft/accounts`)).status).toBe(404);
  expect(await stack.stop()).toBe(0);
});
