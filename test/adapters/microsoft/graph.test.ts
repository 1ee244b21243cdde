// Graph through an unmodified Graph client, against a scripted server: exactly what is asked, page by page, and what
// every refusal and outage becomes. A walk gives all or nothing.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { graphCalendar } from '../../../src/adapters/microsoft/graph';
import { Failure } from '../../../src/domain/failure';
import '../fixtures/own-realm-fetch';
import {
  cutOff,
  hangUp,
  html,
  nobodyAt,
  scriptedServer,
  silence,
  type Reply,
} from '../fixtures/scripted-server';
import { systemClock } from '../../../src/adapters/system';

const graph = scriptedServer();
const elsewhere = scriptedServer();

const window = { from: new Date('2026-11-12T23:00:00.000Z'), until: new Date('2026-11-20T23:00:00.000Z') };
const farAway = new Date('2100-01-01T00:00:00.000Z');
const calendarView = '/v1.0/me/calendar/calendarView';

const walk = (graphUrl = graph.url, giveUpAt = farAway) =>
  graphCalendar({ clock: systemClock, graphUrl }).walk('the-token', window, giveUpAt);
const me = (graphUrl = graph.url) => graphCalendar({ clock: systemClock, graphUrl }).me('the-token');

const meeting = (id: string) => ({
  id,
  subject: `Meeting ${id}`,
  isAllDay: false,
  isCancelled: false,
  start: { dateTime: '2026-11-18T09:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-18T10:00:00.0000000', timeZone: 'UTC' },
});
const page = (ids: readonly string[], nextLink?: unknown): Reply => ({
  body: {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
    value: ids.map(meeting),
    ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
  },
});
const idsOf = (entries: readonly { outlookId: string | undefined }[]) =>
  entries.map(({ outlookId }) => outlookId);
const refusal = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { error: { code, message: 'about anna@contoso.example', innerError: { 'request-id': 'r' } } },
});

async function failureOf(operation: Promise<unknown>): Promise<Failure> {
  const thrown = await operation.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (thrown instanceof Failure) return thrown;
  throw thrown;
}

describe('a walk', () => {
  test('asks for the default calendar, the window, five fields, UTC and immutable ids, and nothing else', async () => {
    graph.answer(page([]));
    await walk();
    expect(graph.lines).toEqual([`GET ${calendarView}`]);
    expect(graph.requests[0]?.query).toEqual({
      startDateTime: '2026-11-12T23:00:00.000Z',
      endDateTime: '2026-11-20T23:00:00.000Z',
      $select: 'subject,start,end,isAllDay,isCancelled',
      $top: '200',
    });
    expect(graph.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      prefer: 'outlook.timezone="UTC", IdType="ImmutableId"',
    });
  });

  test('follows every page, in order, and repeats the preferences: they count only for their own request', async () => {
    const link = (skip: number) => `${graph.url}${calendarView}?$skip=${skip}`;
    graph.answer(page(['a', 'b'], link(2)), page([], link(4)), page(['c']));
    expect(idsOf(await walk())).toEqual(['a', 'b', 'c']);
    expect(graph.requests).toHaveLength(3);
    for (const { headers } of graph.requests)
      expect(headers).toMatchObject({
        authorization: 'Bearer the-token',
        prefer: 'outlook.timezone="UTC", IdType="ImmutableId"',
      });
  });

  test('treats a nextLink as opaque: every parameter comes back to the letter', async () => {
    const query =
      'startDateTime=2026-11-12T23%3a00%3a00.000Z&endDateTime=2026-11-20T23%3a00%3a00.000Z&%24select=subject%2cstart%2cend&$top=200&$skiptoken=aB%2f%2bc==&bare';
    graph.answer(page(['a'], `${graph.url}${calendarView}?${query}`), page(['b']));
    await walk();
    expect(graph.requests[1]?.path).toBe(calendarView);
    expect(graph.requests[1]?.rawQuery.split('&').sort()).toEqual(query.split('&').sort());
  });

  test.each([
    '/beta/me/calendar/calendarView',
    '/v1.0/users/x@y/calendarView',
    '/v1.0/v1.0/x',
    '/me/calendarView',
  ])('follows a nextLink by its own path and version: %s', async (path) => {
    graph.answer(page(['a'], `${graph.url}${path}?$skip=1`), page(['b']));
    expect(idsOf(await walk())).toEqual(['a', 'b']);
    expect(graph.requests[1]).toMatchObject({ path, rawQuery: '$skip=1' });
  });

  test('works under a base address with a path, first page and next', async () => {
    graph.answer(page(['a'], `${graph.url}/graph${calendarView}?$skip=1`), page(['b']));
    expect(idsOf(await walk(`${graph.url}/graph`))).toEqual(['a', 'b']);
    expect(graph.lines).toEqual([`GET /graph${calendarView}`, `GET /graph${calendarView}`]);
  });

  test('a malformed entry costs itself alone', async () => {
    graph.answer({ body: { value: [meeting('a'), null, 7, [], { id: 'x', start: 'y' }, meeting('b')] } });
    expect((await walk()).map(({ kind }) => kind)).toEqual([
      'meeting',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'meeting',
    ]);
  });

  test('an empty calendar is an answer', async () => {
    graph.answer(page([]), page([], null));
    expect(await walk()).toEqual([]);
    expect(await walk()).toEqual([]);
  });
});

describe('A14: the token goes to Graph and nowhere else', () => {
  const foreign: readonly (readonly [what: string, link: () => string])[] = [
    ['another host', () => `${elsewhere.url}${calendarView}?$skip=1`],
    ['another scheme', () => `${graph.url.replace('http:', 'https:')}${calendarView}`],
    ['the host in the name of another one', () => `${graph.url}.evil.example/x`],
    ['the host as a user name', () => `${graph.url}@${elsewhere.url.slice('http://'.length)}/x`],
    ['no scheme', () => `//${elsewhere.url.slice('http://'.length)}/x`],
    ['a path alone', () => `${calendarView}?$skip=1`],
    ['data', () => 'data:application/json,{"value":[]}'],
    ['a file', () => 'file:///etc/passwd'],
    ['nothing', () => ''],
    ['words', () => 'next page please'],
  ];
  test.each(foreign)('a nextLink to %s ends the walk without a second request', async (_what, link) => {
    graph.answer(page(['a'], link()));
    expect(await failureOf(walk())).toMatchObject({ code: 'graph_unavailable' });
    expect(graph.requests).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  test('two slashes at the start of the path are a path', async () => {
    const host = elsewhere.url.slice('http://'.length);
    graph.answer(page(['a'], `${graph.url}//${host}/x`), page([]));
    await walk();
    expect(elsewhere.requests).toEqual([]);
  });

  // Where "https://" occurs, Microsoft's client takes a part of the path for the host.
  test.each<readonly [where: string, path: (host: string) => string]>([
    ['behind the version', (host) => `/v1.0/${host}/x?$skiptoken=https://`],
    ['in the place of the version', (host) => `/${host}/a/x?$skiptoken=https://`],
  ])('a host %s of a link of the right origin is not called', async (_where, path) => {
    let connections = 0;
    const stranger = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    try {
      graph.always((request) =>
        request.path === calendarView ? page(['a'], `${graph.url}${path(`127.0.0.1:${port}`)}`) : page([]),
      );
      expect(await failureOf(walk())).toMatchObject({ code: 'graph_unavailable' });
      expect(connections).toBe(0);
    } finally {
      stranger.close();
    }
  });

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const away = { status, headers: { Location: `${elsewhere.url}/x` } };
    graph.always(() => away);
    expect(await failureOf(walk())).toMatchObject({ code: 'graph_unavailable' });
    expect(await failureOf(me())).toMatchObject({ code: 'graph_unavailable' });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a walk gives all or nothing', () => {
  const second = () => `${graph.url}${calendarView}?$skip=200`;
  test.each<readonly [what: string, reply: () => Reply, code: string]>([
    ['500', () => refusal(500, 'ErrorInternalServerError'), 'graph_unavailable'],
    ['429', () => refusal(429, 'ApplicationThrottled'), 'graph_throttled'],
    ['401', () => refusal(401, 'InvalidAuthenticationToken'), 'sign_in_again'],
    ['half an answer', () => cutOff, 'graph_unavailable'],
    ['HTML', () => html(200), 'graph_unavailable'],
    ['an answer without value', () => ({ body: {} }), 'graph_unavailable'],
    ['a value that is no list', () => ({ body: { value: { 0: meeting('x') } } }), 'graph_unavailable'],
    ['an error with 200', () => ({ body: { error: { code: 'x' } } }), 'graph_unavailable'],
  ])('F10: if page 2 of 3 is %s, page 1 is forgotten', async (_what, reply, code) => {
    graph.answer(page(['a'], second()), reply());
    expect(await failureOf(walk())).toMatchObject({ code });
  });

  test.each([{}, [], 7, true])(
    'F10: a nextLink that is no text (%j) is not the end of the calendar',
    async (link) => {
      graph.answer(page(['a'], link));
      expect(await failureOf(walk())).toMatchObject({ code: 'graph_unavailable' });
    },
  );

  test('F12: a nextLink that leads to itself ends after 100 pages, as too large', async () => {
    graph.always(() => page(['a'], second()));
    expect(await failureOf(walk())).toMatchObject({ code: 'calendar_too_large' });
    expect(graph.requests).toHaveLength(100);
  });

  test('F12: exactly 100 pages are not too many', async () => {
    graph.always(() => page(['a'], graph.requests.length < 100 ? second() : undefined));
    expect(await walk()).toHaveLength(100);
  });

  test('a walk whose time is over asks for no further page', async () => {
    graph.answer(page(['a'], second()));
    const soon = new Date(Date.now() + 150);
    graph.always(() => (response) => {
      setTimeout(() => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ value: [meeting('b')], '@odata.nextLink': second() }));
      }, 200);
    });
    expect(await failureOf(walk(graph.url, soon))).toMatchObject({ code: 'graph_unavailable' });
    expect(graph.requests).toHaveLength(2);
  });
});

describe('who the token belongs to', () => {
  test('three fields are asked, and no preference', async () => {
    graph.answer({ body: { id: 'oid', mail: 'anna@contoso.example', userPrincipalName: 'anna@x' } });
    expect(await me()).toEqual({ id: 'oid', address: 'anna@contoso.example' });
    expect(graph.lines).toEqual(['GET /v1.0/me']);
    expect(graph.requests[0]?.query).toEqual({ $select: 'id,mail,userPrincipalName' });
    expect(graph.requests[0]?.headers.authorization).toBe('Bearer the-token');
  });

  test.each([
    [{ id: 'o', mail: null, userPrincipalName: 'anna@x' }, 'anna@x'],
    [{ id: 'o', mail: '', userPrincipalName: 'anna@x' }, 'anna@x'],
    [{ id: 'o', mail: 7 }, ''],
    [{ id: 'o' }, ''],
  ])('an account without mail address is shown by its sign-in name: %j', async (body, address) => {
    graph.answer({ body });
    expect((await me()).address).toBe(address);
  });

  test.each([{}, { id: null }, { id: 7 }, [], { value: [] }])('%j is nobody', async (body) => {
    graph.answer({ body });
    expect(await failureOf(me())).toMatchObject({ code: 'graph_unavailable' });
  });
});

const operations = [
  ['walking', walk],
  ['asking who it is', me],
] as const;

describe.each(operations)('a refusal while %s', (_name, operation) => {
  test.each<readonly [what: string, reply: () => Reply, code: string, wait: number | undefined]>([
    ['401', () => refusal(401, 'InvalidAuthenticationToken'), 'sign_in_again', undefined],
    ['401 without a body', () => ({ status: 401, body: '' }), 'sign_in_again', undefined],
    ['403', () => refusal(403, 'ErrorAccessDenied'), 'scope_missing', undefined],
    [
      '404 without mailbox',
      () => refusal(404, 'MailboxNotEnabledForRESTAPI'),
      'mailbox_unavailable',
      undefined,
    ],
    ['404 on-premises', () => refusal(404, 'ResourceNotFound'), 'mailbox_unavailable', undefined],
    ['F07: 429 with seconds', () => refusal(429, 'x', { 'Retry-After': '42' }), 'graph_throttled', 42],
    [
      'F07: 429 with a date',
      () => refusal(429, 'x', { 'Retry-After': new Date(Date.now() - 9000).toUTCString() }),
      'graph_throttled',
      1,
    ],
    ['F07: 429 with zero', () => refusal(429, 'x', { 'Retry-After': '0' }), 'graph_throttled', 1],
    ['F07: 429 for an hour', () => refusal(429, 'x', { 'Retry-After': '3600' }), 'graph_throttled', 3600],
    ['F07: 429 without a word', () => refusal(429, 'x'), 'graph_throttled', undefined],
    ['F07: 429 in HTML', () => html(429, { 'Retry-After': '9' }), 'graph_throttled', 9],
    ['500', () => refusal(500, 'ErrorInternalServerError'), 'graph_unavailable', undefined],
    ['502 in HTML', () => html(502), 'graph_unavailable', undefined],
    ['503 with seconds', () => refusal(503, 'x', { 'Retry-After': '17' }), 'graph_unavailable', 17],
    ['504', () => refusal(504, 'UnknownError'), 'graph_unavailable', undefined],
    ['400', () => refusal(400, 'ErrorInvalidParameter'), 'graph_unavailable', undefined],
    ['HTML with 200', () => html(200), 'graph_unavailable', undefined],
    ['half an answer', () => cutOff, 'graph_unavailable', undefined],
    ['nothing with 204', () => ({ status: 204, body: '' }), 'graph_unavailable', undefined],
    ['null', () => ({ body: 'null' }), 'graph_unavailable', undefined],
    ['JSON that is not', () => ({ body: '{"value":[' }), 'graph_unavailable', undefined],
  ])('%s is handed back at once, never slept on or repeated', async (_what, reply, code, wait) => {
    graph.answer(reply());
    const failure = await failureOf(operation());
    expect(failure).toMatchObject({ code });
    expect(failure.retryAfterSeconds).toBe(wait);
    expect(graph.requests).toHaveLength(1);
  });

  test('A29: the failure carries status and machine code, not the message, not the token', async () => {
    graph.answer(refusal(403, 'ErrorAccessDenied'));
    const failure = await failureOf(operation());
    expect(failure.reason).toBe('403 ErrorAccessDenied');
    expect(JSON.stringify([failure.message, failure.stack])).not.toMatch(/anna|the-token/);
  });

  test('A36: a machine code that is none does not reach the log', async () => {
    graph.answer(refusal(400, 'x\n2026 forged line'));
    expect((await failureOf(operation())).reason).toBe('400');
  });

  test('F09: a connection that the server closed under our feet is tried once more', async () => {
    graph.answer(hangUp, { body: { id: 'oid', value: [] } });
    await operation();
    expect(graph.requests).toHaveLength(2);
  });

  test('F09: once more, not for ever', async () => {
    graph.answer(hangUp, hangUp);
    expect(await failureOf(operation())).toMatchObject({ code: 'graph_unavailable' });
    expect(graph.requests).toHaveLength(2);
  });

  test('F09: nobody there is graph_unavailable', async () => {
    expect(await failureOf(operation(await nobodyAt()))).toMatchObject({ code: 'graph_unavailable' });
  });

  test('silence ends after ten seconds', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked: number[] = [];
    const shortened = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      asked.push(ms);
      return timeout(30);
    });
    try {
      graph.answer(silence);
      expect(await failureOf(operation())).toMatchObject({ code: 'graph_unavailable' });
      expect(asked).toEqual([10_000]);
    } finally {
      shortened.mockRestore();
    }
  });
});

test("F08: one mailbox that is throttled does not slow another one's down", async () => {
  const calendar = graphCalendar({ clock: systemClock, graphUrl: graph.url });
  graph.answer(refusal(429, 'ApplicationThrottled', { 'Retry-After': '3600' }), page(['b']));
  await failureOf(calendar.walk('of anna', window, farAway));
  expect(idsOf(await calendar.walk('of ben', window, farAway))).toEqual(['b']);
  expect(graph.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer of anna',
    'Bearer of ben',
  ]);
});

test('walks at the same time keep their tokens apart', async () => {
  const calendar = graphCalendar({ clock: systemClock, graphUrl: graph.url });
  graph.always(({ headers }) => page([headers.authorization ?? '']));
  const names = Array.from({ length: 20 }, (_, index) => `user-${index}`);
  const walks = await Promise.all(names.map((name) => calendar.walk(name, window, farAway)));
  expect(walks.map(idsOf)).toEqual(names.map((name) => [`Bearer ${name}`]));
});
