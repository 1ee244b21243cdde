// The HTTP interface, door by door: who may call what, what is refused before the service is asked, what every answer
// carries. The table of routes is written out here; a door without a row fails.
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { httpStatus } from '../../functions/http/problem';
import type { Access, Method } from '../../functions/http/route';
import { Problem } from '../../functions/http/schemas';
import { codes, Failure, remedies, type Code, type Remedy } from '../../src/domain/failure';
import { clientId, tenantId } from '../fixtures/builders';
import { anna, call, omar, type Asking, type Came } from './fixtures/call';
import { adminConsentUrl, fakeApp, frontendReturnUrl, routesOf } from './fixtures/doors';

type Row = {
  readonly method: Method;
  readonly path: string;
  readonly who: Access;
  readonly ok: number;
  readonly good?: Asking;
};

const outlook = 'integrations/outlook';
const someCategory = { id: 'deep-work', label: 'Deep work', workType: 'focus', retired: false };
const goodCredentials = { tenantId, clientId, clientSecret: 'a~secret.Value' };
const eventTag = `"${Buffer.from('2026-11-18T09:00:00.000Z W/"datetime\'x\'"').toString('base64url')}"`;

const table: readonly Row[] = [
  { method: 'GET', path: outlook, who: 'user', ok: 200 },
  { method: 'POST', path: `${outlook}/connect`, who: 'user', ok: 200 },
  { method: 'GET', path: `${outlook}/callback`, who: 'anyone', ok: 303, good: { query: 'code=c&state=s' } },
  {
    method: 'POST',
    path: `${outlook}/callback`,
    who: 'user',
    ok: 200,
    good: { body: { code: 'c', state: 's' } },
  },
  { method: 'POST', path: `${outlook}/sync`, who: 'user', ok: 200 },
  { method: 'POST', path: `${outlook}/disconnect`, who: 'user', ok: 200 },
  { method: 'GET', path: `${outlook}/preferences`, who: 'user', ok: 200 },
  { method: 'PUT', path: `${outlook}/preferences`, who: 'user', ok: 200, good: { body: { timeZone: null } } },
  {
    method: 'GET',
    path: 'timeline',
    who: 'user',
    ok: 200,
    good: { query: 'from=2026-11-13&until=2026-11-21' },
  },
  {
    method: 'PATCH',
    path: 'timeline/{eventId}',
    who: 'user',
    ok: 200,
    good: { params: { eventId: 'e-1' }, ifMatch: eventTag, body: { title: 'Better' } },
  },
  {
    method: 'DELETE',
    path: 'timeline/{eventId}',
    who: 'user',
    ok: 204,
    good: { params: { eventId: 'e-1' }, ifMatch: eventTag },
  },
  { method: 'GET', path: 'categories', who: 'user', ok: 200 },
  {
    method: 'PUT',
    path: 'categories',
    who: 'admin',
    ok: 200,
    good: { ifMatch: '"eA"', body: { categories: [someCategory], rules: [] } },
  },
  { method: 'GET', path: `${outlook}/credentials`, who: 'admin', ok: 200 },
  { method: 'PUT', path: `${outlook}/credentials`, who: 'admin', ok: 200, good: { body: goodCredentials } },
  { method: 'DELETE', path: `${outlook}/credentials`, who: 'admin', ok: 200 },
  { method: 'POST', path: `${outlook}/credentials/test`, who: 'admin', ok: 200 },
  { method: 'GET', path: `${outlook}/consent`, who: 'admin', ok: 200 },
  { method: 'GET', path: `${outlook}/connections`, who: 'admin', ok: 200 },
  {
    method: 'DELETE',
    path: `${outlook}/connections/{userId}`,
    who: 'admin',
    ok: 204,
    good: { params: { userId: 'kim' } },
  },
  { method: 'GET', path: 'openapi.json', who: 'anyone', ok: 200 },
  { method: 'GET', path: 'health', who: 'anyone', ok: 200 },
];

const name = ({ method, path }: { method: string; path: string }) => `${method} /${path}`;
const named = (rows: readonly Row[]) => rows.map((row) => [name(row), row] as const);
const writing = table.filter(({ method }) => method !== 'GET' && method !== 'DELETE');
const routes = routesOf(fakeApp().app);
const routeOf = (row: Row) => routes.find((route) => name(route) === name(row));
const withBody = writing.filter((row) => routeOf(row)?.body);
const guarded = table.filter(({ good }) => good?.ifMatch !== undefined);

const ask = (row: Row, asking: Asking = {}): Promise<Came> =>
  call(row.method, row.path, { as: 'omar', ...row.good, ...asking });
const bodyOf = (row: Row) => row.good?.body as Record<string, unknown>;

const secured = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

function expectProblem(came: Came, code: Code, status: number): void {
  expect(came).toMatchObject({ status, json: { code, status } });
  expect(came.headers).toMatchObject({ ...secured, 'Content-Type': 'application/problem+json' });
  expect(Problem.parse(came.json)).toEqual(came.json);
}

test('every door has a row in this table, and every row a door', () => {
  const seen = routes.map((route) => `${name(route)} for ${route.access}`).sort();
  expect(seen).toEqual(table.map((row) => `${name(row)} for ${row.who}`).sort());
  expect(routes.filter(({ needsIfMatch }) => needsIfMatch).map(name)).toEqual(guarded.map(name));
});

describe.each(named(table))('A21, A27: %s', (_name, row) => {
  const strangers: readonly (readonly [string, Asking])[] = [
    ['without a token', {}],
    ['with a token that does not hold', { headers: { Authorization: 'Bearer forged' } }],
    ['with another kind of authorization', { headers: { Authorization: 'Basic YW5uYTphbm5h' } }],
    ['with an empty token', { headers: { Authorization: 'Bearer ' } }],
    ['with two tokens', { headers: { Authorization: 'Bearer token-of-anna token-of-omar' } }],
    [
      'A20: with headers of a gateway',
      {
        headers: { 'X-MS-CLIENT-PRINCIPAL': 'e30=', 'X-MS-CLIENT-PRINCIPAL-ID': 'omar', 'X-User-Id': 'omar' },
      },
    ],
    ['with a token in the address', { query: `${row.good?.query ?? ''}&access_token=token-of-omar` }],
  ];
  test.each(strangers)('%s → what the table says, and nothing happens', async (_who, asking) => {
    const came = await call(row.method, row.path, { ...row.good, ...asking });
    if (row.who === 'anyone') {
      expect(came.status).toBe(row.ok);
      expect(came.verified).toBe(0);
    } else {
      expectProblem(came, 'not_signed_in', 401);
      expect(came.headers['WWW-Authenticate']).toBe('Bearer');
    }
    expect(came.asked).toEqual([]);
  });

  test('as a user → the answer, or 403 where only an admin may', async () => {
    const came = await ask(row, { as: 'anna' });
    if (row.who === 'admin') {
      expectProblem(came, 'not_allowed', 403);
      expect(came.asked).toEqual([]);
    } else expect(came.status).toBe(row.ok);
  });

  test('as an admin → the answer, of the shape that is documented, with the headers of an API', async () => {
    const came = await ask(row);
    expect(came.status).toBe(row.ok);
    expect(came.headers).toMatchObject(secured);
    expect(Object.keys(came.headers).filter((header) => /access-control|set-cookie/i.test(header))).toEqual(
      [],
    );
    const shape = routeOf(row)?.answer;
    if (shape instanceof z.ZodType) {
      expect(came.headers['Content-Type']).toBe('application/json');
      expect(shape.parse(came.json)).toEqual(came.json);
    }
    if (row.ok === 204) expect(came.text).toBe('');
  });

  test('A22: whoever is named elsewhere, the service is asked in the name of the token', async () => {
    const others = { companyId: 'fabrikam', userId: 'kim', isAdmin: true, roles: ['admin'] };
    const came = await ask(row, {
      as: row.who === 'admin' ? 'omar' : 'anna',
      headers: { 'X-User-Id': 'kim', 'X-MS-CLIENT-PRINCIPAL-ID': 'kim', 'X-Forwarded-For': '::1' },
      query: `${row.good?.query ?? ''}&companyId=fabrikam&userId=kim`,
      ...(row.good?.body !== undefined && { body: { ...bodyOf(row), ...others } }),
    });
    expect(came.status).toBe(row.ok);
    for (const { args } of came.asked) {
      expect(args[0]).toEqual(row.who === 'admin' ? omar : anna);
      expect(JSON.stringify(args.slice(1))).not.toContain('fabrikam');
    }
  });

  test('one line in the log, without token, query or body', async () => {
    const came = await ask(row);
    expect(came.log).toHaveLength(1);
    expect(came.log[0]).toMatchObject({ event: 'http.answered', level: 'info', status: row.ok });
    expect(JSON.stringify(came.log)).not.toMatch(/token-of|code=c|Better|a~secret/);
  });
});

test('the word Bearer may be written in any case', async () => {
  for (const scheme of ['bearer', 'BEARER', 'Bearer '])
    expect(
      (await call('GET', outlook, { headers: { Authorization: `${scheme} token-of-anna` } })).status,
    ).toBe(200);
});

describe.each(named(writing))('A31: %s takes application/json, body or not', (_name, row) => {
  test.each([
    'text/plain',
    'text/plain; charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json-patch+json',
    'application/jsonp',
    'text/plain; application/json',
    'text/plain, application/json',
    '',
    null,
  ])('%p → 400, which a form of another site cannot avoid', async (contentType) => {
    for (const body of [row.good?.body ?? {}, undefined]) {
      const came = await ask(row, { contentType, body });
      expectProblem(came, 'request_malformed', 400);
      expect(came.json.errors).toEqual([{ field: 'Content-Type', message: expect.any(String) as string }]);
      expect(came.asked).toEqual([]);
    }
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json;v=1',
  ])('%p → the answer', async (contentType) => {
    expect((await ask(row, { contentType })).status).toBe(row.ok);
  });
});

test('a body that nobody asked for is not looked at', async () => {
  for (const body of ['', '{', 'null', { companyId: 'fabrikam' }])
    for (const row of writing.filter((each) => !withBody.includes(each)))
      expect((await ask(row, { body })).status).toBe(row.ok);
});

describe.each(named(withBody))('the body of %s', (_name, row) => {
  test.each(['', ' ', '{', '{"a":1,}', "{'a':1}", 'undefined', 'NaN', '\u0000', 'code=c&state=s'])(
    '%p is not JSON → 400 that says so',
    async (body) => {
      const came = await ask(row, { body });
      expectProblem(came, 'request_malformed', 400);
      expect(came.json.errors).toEqual([{ field: 'body', message: 'is not JSON.' }]);
      expect(came.asked).toEqual([]);
    },
  );

  test.each(['null', '[]', '7', '"text"', 'true', '[{}]'])('%p is no object → 400', async (body) => {
    const came = await ask(row, { body });
    expectProblem(came, 'request_malformed', 400);
    expect(came.json.errors).toEqual([expect.objectContaining({ field: 'body' })]);
  });

  test('of more than 256 kB → 400, before it is parsed', async () => {
    const came = await ask(row, { body: `{"x":"${'x'.repeat(256 * 1024)}"}` });
    expectProblem(came, 'request_malformed', 400);
    expect(came.json.errors).toEqual([{ field: 'body', message: 'is too large.' }]);
  });

  test('members that nobody knows are ignored, and never reach the service', async () => {
    const plain = await ask(row);
    const body = `${JSON.stringify(bodyOf(row)).slice(0, -1)},"unknown":{"a":1},"session_state":"s","client_info":"c","constructor":1,"__proto__":{"polluted":true}}`;
    const came = await ask(row, { body });
    expect(came.status).toBe(row.ok);
    expect(came.asked).toEqual(plain.asked);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a field that is wrong is named', () => {
  const wrong = (method: Method, path: string, asking: Asking, ...fields: string[]) =>
    [`${method} /${path}`, asking, fields, method, path] as const;
  const put = `${outlook}/credentials`;
  const categories = (change: object) => ({
    ifMatch: '"x"',
    body: { categories: [someCategory], rules: [], ...change },
  });
  const edit = (body: object) => ({ ifMatch: eventTag, params: { eventId: 'e' }, body });
  test.each([
    wrong('POST', `${outlook}/callback`, { body: { state: ['a', 'b'] } }, 'state'),
    wrong('POST', `${outlook}/callback`, { body: { code: 7, error: null } }, 'code'),
    wrong('POST', `${outlook}/callback`, { body: { state: 'x'.repeat(10_001) } }, 'state'),
    wrong('PUT', `${outlook}/preferences`, { body: { timeZone: 7 } }, 'timeZone'),
    wrong('PUT', `${outlook}/preferences`, { body: { excludeWords: ['ok', ' '] } }, 'excludeWords.1'),
    wrong('PUT', `${outlook}/preferences`, { body: { excludeWords: 'privat' } }, 'excludeWords'),
    wrong(
      'PUT',
      `${outlook}/preferences`,
      { body: { excludeWords: ['a\u2028b', 'c\u2029d', 'e\u0085f', 'g h'] } },
      ...['excludeWords.0', 'excludeWords.1', 'excludeWords.2'],
    ),
    wrong('PUT', put, { body: {} }, 'tenantId', 'clientId', 'clientSecret'),
    wrong('PUT', put, { body: { ...goodCredentials, clientSecret: 'two words' } }, 'clientSecret'),
    wrong('PUT', put, { body: { ...goodCredentials, clientSecret: '' } }, 'clientSecret'),
    wrong('PUT', put, { body: { ...goodCredentials, clientSecret: 'a\u0000b' } }, 'clientSecret'),
    wrong('PUT', put, { body: { ...goodCredentials, secretExpiresOn: '2027-02-30' } }, 'secretExpiresOn'),
    wrong('PUT', put, { body: { ...goodCredentials, secretExpiresOn: '01.05.2027' } }, 'secretExpiresOn'),
    wrong('PUT', 'categories', categories({ categories: [] }), 'categories'),
    wrong('PUT', 'categories', categories({ categories: [{ ...someCategory, id: 'Ä' }] }), 'categories.0.id'),
    wrong('PUT', 'categories', { ifMatch: '"x"', body: { categories: [someCategory] } }, 'rules'),
    wrong('PUT', 'categories', { ifMatch: '"x"', body: { rules: [] } }, 'categories'),
    wrong('PUT', 'categories', categories({ rules: [{ contains: '', category: 'a' }] }), 'rules.0.contains'),
    wrong('PATCH', 'timeline/{eventId}', edit({ start: 'tomorrow' }), 'start'),
    wrong('PATCH', 'timeline/{eventId}', edit({ start: '2026-11-20T09:00:00' }), 'start'),
    wrong(
      'PATCH',
      'timeline/{eventId}',
      edit({ start: '2026-02-30T09:00Z', end: '2026-11-20T09Z' }),
      'start',
      'end',
    ),
    wrong(
      'PATCH',
      'timeline/{eventId}',
      edit({ start: '2026-11-20T24:00Z', end: '2026-11-20T9:00Z' }),
      'start',
      'end',
    ),
    wrong(
      'PATCH',
      'timeline/{eventId}',
      edit({ start: '1899-12-31T23:59Z', end: '2200-01-01T00:00Z' }),
      'start',
      'end',
    ),
    wrong('PATCH', 'timeline/{eventId}', edit({ end: '9999-11-20T09:00:00Z' }), 'end'),
    wrong('PATCH', 'timeline/{eventId}', edit({ title: 'x'.repeat(1001) }), 'title'),
    wrong('PATCH', 'timeline/{eventId}', edit({ category: '' }), 'category'),
    wrong('GET', 'timeline', {}, 'from', 'until'),
    wrong('GET', 'timeline', { query: 'from=2026-11-13' }, 'until'),
    wrong('GET', 'timeline', { query: 'from=2026-11-13&until=2026-11-13' }, 'until'),
    wrong('GET', 'timeline', { query: 'from=2026-11-14&until=2026-11-13' }, 'until'),
    wrong('GET', 'timeline', { query: 'from=2026-02-30&until=2026-11-13' }, 'from'),
    wrong('GET', 'timeline', { query: 'from=2026-1-2&until=2026-01-05' }, 'from'),
    wrong('GET', 'timeline', { query: 'from=2026-11-13&until=2026-1-2' }, 'until'),
    wrong('GET', 'timeline', { query: 'from=2026-1-2&until=2026-1-1' }, 'from', 'until'),
    wrong('GET', 'timeline', { query: 'from=1899-12-31&until=2026-11-13' }, 'from'),
    wrong('GET', 'timeline', { query: 'from=2026-11-13&until=2200-01-01' }, 'until'),
    wrong('PUT', put, { body: { ...goodCredentials, secretExpiresOn: '2200-01-01' } }, 'secretExpiresOn'),
    wrong('GET', 'timeline', { query: 'from=2026-11-13T00:00:00Z&until=2026-11-14' }, 'from'),
    wrong('GET', 'timeline', { query: 'from=2026-11-12&from=2026-11-13&until=2026-11-14' }, 'from'),
    wrong('GET', 'timeline', { query: `from=2026-11-13&until=2026-11-14&next=${'x'.repeat(1001)}` }, 'next'),
    wrong('GET', `${outlook}/connections`, { query: 'next=a&next=b' }, 'next'),
  ])('%s %j → %j', async (_name, asking, fields, method, path) => {
    const came = await call(method, path, { as: 'omar', ...asking });
    expectProblem(came, 'request_malformed', 400);
    const errors = came.json.errors as { field: string; message: string }[];
    expect(errors.map(({ field }) => field)).toEqual(fields);
    for (const { field, message } of errors) expect(came.json.detail).toContain(`${field}: ${message}`);
    expect(came.asked).toEqual([]);
  });

  test.each([
    'common',
    'organizations',
    'consumers',
    'contoso.onmicrosoft.com',
    '../x',
    'evil.com/',
    `${tenantId}@evil.com`,
    `${tenantId}/..`,
    `${tenantId}\n`.repeat(2),
    `%2e%2e`,
    encodeURIComponent(`${tenantId}/`),
    `{${tenantId}}`,
    '',
    null,
    [tenantId],
  ])('A13: a tenant or client that is %j → 400, and Microsoft never hears of it', async (id) => {
    for (const field of ['tenantId', 'clientId']) {
      const came = await call('PUT', put, { as: 'omar', body: { ...goodCredentials, [field]: id } });
      expectProblem(came, 'request_malformed', 400);
      expect(came.json.errors).toEqual([expect.objectContaining({ field })]);
      expect(came.asked).toEqual([]);
    }
  });

  test('A26: a refused secret is not quoted', async () => {
    const came = await call('PUT', put, {
      as: 'omar',
      body: { ...goodCredentials, clientSecret: 'canary with blanks' },
    });
    expect(came.text + JSON.stringify(came.log)).not.toContain('canary');
  });

  test('blanks and capitals around pasted ids are forgiven', async () => {
    const body = {
      ...goodCredentials,
      tenantId: ` ${tenantId.toUpperCase()}\n`,
      clientSecret: ' a~secret\n',
    };
    const came = await call('PUT', put, { as: 'omar', body });
    expect(came.asked[0]?.args[1]).toMatchObject({ tenantId, clientSecret: 'a~secret' });
  });
});

describe('what reaches the service', () => {
  test('A16: of what Microsoft sent, only the members that mean something', async () => {
    const body = { code: 'c', state: 's', iss: 'i', session_state: 'x', client_info: 'y', error_uri: 'z' };
    const came = await call('POST', `${outlook}/callback`, { as: 'anna', body });
    expect(came.asked[0]).toEqual({
      verb: 'finishSignIn',
      args: [anna, { code: 'c', state: 's', iss: 'i' }],
    });
  });

  test('in an edit absent stays absent, and null stays null', async () => {
    const row = { params: { eventId: 'e' }, ifMatch: '*', as: 'anna' } as const;
    const came = await call('PATCH', 'timeline/{eventId}', { ...row, body: { title: null } });
    expect(came.asked[0]?.args).toEqual([anna, 'e', '*', { title: null }]);
    expect(Object.keys(came.asked[0]?.args[3] as object)).toEqual(['title']);
  });

  test('an instant may come with any offset, with seconds or without, and is the same instant', async () => {
    for (const body of [
      { start: '2026-11-20T10:00:00+01:00', end: '2026-11-20T09:30:00.000Z' },
      { start: '2026-11-20T10:00+01:00', end: '2026-11-20T09:30Z' },
    ]) {
      const came = await call('PATCH', 'timeline/{eventId}', {
        as: 'anna',
        ifMatch: '*',
        params: { eventId: 'e' },
        body,
      });
      expect(came.asked[0]?.args[3]).toEqual({
        start: new Date('2026-11-20T09:00:00.000Z'),
        end: new Date('2026-11-20T09:30:00.000Z'),
      });
    }
  });

  test('the first and the last day that there are', async () => {
    const came = await call('GET', 'timeline', { as: 'anna', query: 'from=1900-01-01&until=2199-12-31' });
    expect(came.asked[0]?.args[1]).toEqual({ from: '1900-01-01', until: '2199-12-31' });
  });

  test('A23: a slash in a user id, which the platform leaves encoded, is a slash', async () => {
    const came = await call('DELETE', `${outlook}/connections/{userId}`, {
      as: 'omar',
      params: { userId: 'a%2Fb%2fc d' },
    });
    // An id that holds "%2F" as such goes first, and is found here.
    expect(came.asked).toEqual([{ verb: 'removeConnection', args: [omar, 'a%2Fb%2fc d'] }]);
    const unknown = await call('DELETE', `${outlook}/connections/{userId}`, {
      as: 'omar',
      params: { userId: 'a%2Fb%2fc d' },
      app: { removeConnection: (_caller, userId) => Promise.resolve(userId === 'a/b/c d') },
    });
    expect(unknown.status).toBe(204);
  });

  test('an expiry that is taken back arrives as absent', async () => {
    const body = { ...goodCredentials, secretExpiresOn: null };
    const came = await call('PUT', `${outlook}/credentials`, { as: 'omar', body });
    expect(came.asked[0]?.args[1]).toEqual({ ...goodCredentials, secretExpiresOn: undefined });
  });
});

describe.each(named(guarded))('If-Match of %s', (_name, row) => {
  test.each([undefined, '', '  '])('%p → 428, and nothing happens', async (ifMatch) => {
    const good = Object.fromEntries(
      Object.entries(row.good ?? {}).filter(([member]) => member !== 'ifMatch'),
    );
    const came = await call(row.method, row.path, {
      as: 'omar',
      ...good,
      ...(ifMatch !== undefined && { ifMatch }),
    });
    expectProblem(came, 'precondition_required', 428);
    expect(came.asked).toEqual([]);
  });

  test('* is whatever is there', async () => {
    const came = await ask(row, { ifMatch: '*' });
    expect(came.asked[0]?.args).toContain('*');
  });

  test('of a list each tag is tried until one matches, and no further', async () => {
    const tag = row.good?.ifMatch ?? '';
    const { verb = '', args: matching } = (await ask(row)).asked[0] ?? {};
    const kind = fakeApp().app as unknown as Record<string, () => Promise<unknown>>;
    const app = {
      [verb]: (...args: unknown[]) =>
        isDeepStrictEqual(args, matching) ? kind[verb]?.() : Promise.reject(new Failure('changed_elsewhere')),
    };
    const came = await ask(row, { ifMatch: `"abc", ${tag}, "def"`, app });
    expect(came.status).toBe(row.ok);
    expect(came.asked).toHaveLength(2);
    expectProblem(await ask(row, { ifMatch: `"abc", W/${tag}`, app }), 'changed_elsewhere', 412);
  });

  test('of a list, a failure that is no mismatch is the answer', async () => {
    const { verb = '' } = (await ask(row)).asked[0] ?? {};
    const app = { [verb]: () => Promise.reject(new Failure('storage_unavailable')) };
    const came = await ask(row, { ifMatch: '"a", "b"', app });
    expectProblem(came, 'storage_unavailable', 503);
    expect(came.asked).toHaveLength(1);
  });

  test('of more than ten tags none is tried', async () => {
    const came = await ask(row, { ifMatch: Array.from({ length: 11 }, (_, n) => `"${n}"`).join(', ') });
    expectProblem(came, 'request_malformed', 400);
    expect(came.json.errors).toEqual([expect.objectContaining({ field: 'If-Match' })]);
    expect(came.asked).toEqual([]);
  });

  test.each([
    'garbage',
    '"garbage"',
    '""',
    'W/""',
    '"*"',
    'null',
    '"😀"'.normalize(),
    '"a", "b"',
    `"${'x'.repeat(5000)}"`,
  ])('a tag that is none of ours (%p) is handed on as one that matches nothing', async (ifMatch) => {
    const came = await call(row.method, row.path, {
      as: 'omar',
      ...row.good,
      ifMatch: Buffer.from(ifMatch).toString('latin1'),
      app: {
        changeEvent: () => Promise.reject(new Failure('changed_elsewhere')),
        removeEvent: () => Promise.reject(new Failure('changed_elsewhere')),
        saveCatalogue: () => Promise.reject(new Failure('changed_elsewhere')),
      },
    });
    expectProblem(came, 'changed_elsewhere', 412);
    expect(came.asked[0]?.args).not.toContain('*');
  });
});

describe('failures as problems', () => {
  type Line = readonly [status: number, remedy: Remedy | null, help?: 'help'];
  const wanted: Readonly<Record<Code, Line>> = {
    not_signed_in: [401, 'correct-request'],
    not_allowed: [403, 'correct-request'],
    not_found: [404, 'correct-request'],
    request_malformed: [400, 'correct-request'],
    precondition_required: [428, 'correct-request'],
    changed_elsewhere: [412, 'correct-request'],
    not_connected: [409, 'correct-request'],
    sync_running: [409, 'retry-later'],
    sync_too_soon: [429, 'retry-later'],
    credentials_missing: [409, 'fix-credentials', 'help'],
    secret_wrong: [409, 'fix-credentials', 'help'],
    secret_is_its_id: [409, 'fix-credentials', 'help'],
    secret_expired: [409, 'fix-credentials', 'help'],
    tenant_unknown: [409, 'fix-credentials', 'help'],
    client_unknown: [409, 'fix-credentials', 'help'],
    client_disabled: [409, 'fix-credentials', 'help'],
    registered_as_spa: [409, 'fix-credentials', 'help'],
    credentials_changed: [409, 'reconnect'],
    sign_in_expired: [409, 'reconnect'],
    sign_in_not_heard_of: [409, 'reconnect', 'help'],
    sign_in_not_finished: [409, 'reconnect', 'help'],
    consent_declined: [409, 'reconnect'],
    admin_consent_required: [409, 'ask-admin', 'help'],
    blocked_by_policy: [409, 'ask-admin', 'help'],
    account_disabled: [409, 'ask-admin', 'help'],
    scope_missing: [409, 'reconnect'],
    no_refresh_token: [409, 'reconnect'],
    wrong_account: [409, 'reconnect'],
    wrong_tenant: [409, 'reconnect'],
    grant_revoked: [409, 'reconnect'],
    sign_in_again: [409, 'reconnect'],
    mailbox_unavailable: [409, 'ask-admin', 'help'],
    calendar_too_large: [409, 'retry-later'],
    graph_throttled: [503, 'retry-later'],
    graph_unavailable: [503, 'retry-later'],
    entra_unavailable: [503, 'retry-later'],
    vault_unavailable: [503, 'retry-later'],
    storage_unavailable: [503, 'retry-later'],
    internal_error: [500, null],
  };
  const syncFails = (thrown: unknown) =>
    call('POST', `${outlook}/sync`, {
      as: 'anna',
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything may be thrown
      app: { syncNow: () => Promise.reject(thrown) },
    });

  test('the list of codes is closed', () => {
    expect([...codes].sort()).toEqual(Object.keys(wanted).sort());
    expect(Object.keys(httpStatus).sort()).toEqual([...codes].sort());
  });

  test.each(Object.entries(wanted) as [Code, Line][])('%s → %j', async (code, [status, remedy, help]) => {
    const came = await syncFails(new Failure(code, { reason: 'inward only' }));
    expectProblem(came, code, status);
    expect(came.json).toMatchObject({ remedy, reference: '0123456789ab' });
    expect(remedies[code]).toBe(remedy);
    expect(came.text).not.toContain('inward only');
    if (help) {
      expect(came.json.help).toEqual({
        adminConsentUrl,
        forwardText: expect.stringMatching(/^Hello,/) as string,
      });
    } else expect(came.json).not.toHaveProperty('help');
    expect(came.headers['WWW-Authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(came.headers['Retry-After']).toBe(status === 503 ? '30' : undefined);
    expect(came.json.retryAfterSeconds).toBe(status === 503 ? 30 : undefined);
  });

  test.each<readonly [Code, number]>([
    ['graph_throttled', 3600],
    ['entra_unavailable', 1],
    ['sync_too_soon', 42],
    ['sync_running', 5],
  ])('%s: Retry-After says the same as the body: %p seconds', async (code, retryAfterSeconds) => {
    const came = await syncFails(new Failure(code, { retryAfterSeconds }));
    expect(came.headers['Retry-After']).toBe(String(retryAfterSeconds));
    expect(came.json.retryAfterSeconds).toBe(retryAfterSeconds);
  });

  test('what was recorded keeps its reference, so that both name the same', async () => {
    const failure = new Failure('mailbox_unavailable');
    failure.reference = 'of-the-run';
    const came = await syncFails(failure);
    expect(came.json.reference).toBe('of-the-run');
    expect(came.log[0]).toMatchObject({ reference: 'of-the-run' });
  });

  test.each([
    new Error('canary: refresh_token=0.AAA'),
    new TypeError('canary'),
    'canary',
    { canary: true },
    null,
    undefined,
  ])('A29: a bug (%p) → 500 that carries nothing but a reference', async (thrown) => {
    const came = await syncFails(thrown);
    expectProblem(came, 'internal_error', 500);
    expect(Object.keys(came.json).sort()).toEqual(
      ['type', 'title', 'status', 'code', 'remedy', 'detail', 'reference'].sort(),
    );
    expect(came.text).not.toMatch(/canary|Error|\bat /);
    expect(came.log).toEqual([
      expect.objectContaining({
        level: 'error',
        code: 'internal_error',
        reference: '0123456789ab',
        status: 500,
      }),
    ]);
    expect(JSON.stringify(came.log)).not.toContain('canary');
  });

  test('a failure with a remedy is a warning in the log, with the reason and whose it is', async () => {
    const came = await syncFails(new Failure('grant_revoked', { reason: 'invalid_grant 50173' }));
    expect(came.log).toEqual([
      expect.objectContaining({
        level: 'warn',
        code: 'grant_revoked',
        reason: 'invalid_grant 50173',
        companyId: 'contoso',
        userId: 'anna',
      }),
    ]);
  });

  test('no door answers 200 when the service fails, whichever verb it was', async () => {
    for (const row of table.filter(({ who }) => who !== 'anyone')) {
      const { asked } = await ask(row);
      for (const { verb } of asked) {
        const came = await ask(row, {
          app: { [verb]: () => Promise.reject(new Failure('storage_unavailable')) },
        });
        expectProblem(came, 'storage_unavailable', 503);
      }
    }
  });
});

describe('GET /integrations/outlook/callback, the relay', () => {
  const relay = (query?: string, asking: Asking = {}) =>
    call('GET', `${outlook}/callback`, { ...asking, ...(query !== undefined && { query }) });

  test.each([
    'code=0.AX&state=s&session_state=x',
    'error=access_denied&error_subcode=cancel&state=s',
    'admin_consent=True&tenant=x&state=s',
    'state=a&state=b',
    '',
    'code=a%2Bb%20c%26d&state=%C3%A4',
  ])("%p → 303 to the frontend's page, moved into the fragment to the letter", async (query) => {
    const came = await relay(query);
    expect(came.status).toBe(303);
    expect(came.headers.Location).toBe(`${frontendReturnUrl}#${query}`);
  });

  test('without any query → the page alone', async () => {
    expect((await relay()).headers.Location).toBe(`${frontendReturnUrl}#`);
  });

  test.each([
    'returnTo=//evil.example',
    'returnTo=https:evil.example',
    '/\\evil.example',
    '//evil.example',
    'https://evil.example',
    '@evil.example',
    'x=1?y=2',
    'x=1#https://evil.example',
    'error_description=<script>alert(1)</script>',
    'x=%0d%0aLocation:%20https://evil.example',
    'x=\r\nSet-Cookie: a=b',
    'x=%00',
    'x=\u2028äöü😀',
    'javascript:alert(1)',
    `x=${'y'.repeat(5000)}`,
  ])('A15, A16: %p → nowhere else, and nothing that a header could be broken with', async (query) => {
    const { status, headers, text } = await relay(query);
    const location = headers.Location ?? '';
    expect(status).toBe(303);
    expect(location.startsWith(`${frontendReturnUrl}#`)).toBe(true);
    expect(new URL(location)).toMatchObject({
      origin: 'https://app.otiumwork.example',
      pathname: '/admin/integrations/outlook/callback',
      search: '',
      username: '',
    });
    expect(location).toMatch(/^[\x21-\x7e]*$/);
    expect(location).not.toMatch(/[<>"]/);
    expect(text).toBe('');
  });

  test('does nothing else: no token is judged, the service is not asked, the log holds no parameter', async () => {
    const came = await relay('code=canary&state=canary', { headers: { Authorization: 'Bearer forged' } });
    expect(came.status).toBe(303);
    expect(came.verified).toBe(0);
    expect(came.asked).toEqual([]);
    expect(JSON.stringify(came.log)).not.toContain('canary');
    expect(Object.keys(came.headers).sort()).toEqual(['Location', ...Object.keys(secured)].sort());
  });
});

describe('GET /openapi.json', () => {
  type Operation = {
    operationId: string;
    security: unknown[];
    parameters?: { in: string; name: string; required?: boolean }[];
    requestBody?: unknown;
    responses: Record<string, unknown>;
  };
  const document = async () =>
    (await call('GET', 'openapi.json')).json as {
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, { enum?: string[] }> };
    };

  test('lists every route of the table, and no other', async () => {
    const { openapi, paths } = await document();
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(openapi).toMatch(/^3\.1\./);
    expect(listed.sort()).toEqual(table.map(name).sort());
  });

  test.each(named(table))('describes %s: who, parameters, body, answers', async (_name, row) => {
    const operation = (await document()).paths[`/${row.path}`]?.[row.method.toLowerCase()];
    expect(operation?.security).toEqual(row.who === 'anyone' ? [] : [{ user: [] }]);
    const parameters = (operation?.parameters ?? []).map((each) => `${each.in} ${each.name}`);
    for (const param of row.path.matchAll(/\{(\w+)\}/g))
      expect(parameters).toContain(`path ${param[1] ?? ''}`);
    expect(parameters.includes('header If-Match')).toBe(guarded.includes(row));
    expect(operation?.requestBody !== undefined).toBe(writing.includes(row));
    expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([String(row.ok), 'default'].sort());
  });

  test('names every operation once, and every code', async () => {
    const { paths, components } = await document();
    const ids = Object.values(paths).flatMap((each) =>
      Object.values(each).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(table.length);
    expect(components.schemas.Code?.enum).toEqual([...codes]);
  });

  test('describes both dates of the timeline, and the way on', async () => {
    const parameters = (await document()).paths['/timeline']?.get?.parameters ?? [];
    expect(parameters.map(({ name: parameter, required }) => [parameter, required ?? false])).toEqual([
      ['from', true],
      ['until', true],
      ['next', false],
    ]);
  });
});

test('GET /health → ok and the version, to anyone', async () => {
  expect((await call('GET', 'health')).json).toEqual({ status: 'ok', version: expect.any(String) as string });
});
