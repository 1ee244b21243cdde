import type { MicrosoftStandIn, WireEntry } from '../../../local/microsoft';
import { meetingId } from '../../../local/calendar/meeting';
import type { StandInMeeting } from '../../../local/calendar/meeting';
import { connect, graph, refresh, standIn, viewUrl } from './client';
import type { Page } from './client';

const anna = 'anna@contoso.example';
const utcAndImmutable = 'outlook.timezone="UTC", IdType="ImmutableId"';
const wire: WireEntry[] = [];
let microsoft: MicrosoftStandIn;
let token: string;

function meeting(
  name: string,
  start: string,
  end: string,
  more: Partial<StandInMeeting> = {},
): StandInMeeting {
  return {
    id: meetingId(name),
    subject: name,
    start: new Date(start),
    end: new Date(end),
    isAllDay: false,
    isCancelled: false,
    body: 'secret body',
    attendees: ['guest@partner.example'],
    location: 'secret place',
    organizer: 'boss@partner.example',
    ...more,
  };
}

const nine = meeting('Nine', '2026-11-10T09:00:00Z', '2026-11-10T10:00:00Z');

beforeEach(async () => {
  wire.length = 0;
  microsoft = await standIn([nine], { onRequest: (entry) => wire.push(entry) });
  token = (await connect(microsoft, 'anna')).access_token;
});
afterEach(() => microsoft.close());

async function subjects(change: Record<string, string>): Promise<unknown[]> {
  const { body } = await graph(viewUrl(microsoft, change), token);
  return body.value.map(({ subject }) => subject);
}

describe('what is in a window', () => {
  test.each([
    ['that ends when the meeting starts', '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z', []],
    ['that starts when the meeting ends', '2026-11-10T10:00:00Z', '2026-11-10T11:00:00Z', []],
    ['that the meeting runs into', '2026-11-10T09:59:00Z', '2026-11-10T11:00:00Z', ['Nine']],
    ['inside the meeting', '2026-11-10T09:15:00Z', '2026-11-10T09:20:00Z', ['Nine']],
    ['without an offset, which is UTC', '2026-11-10T09:30:00', '2026-11-10T11:00:00', ['Nine']],
    ['with an offset, which counts', '2026-11-10T11:30:00+02:00', '2026-11-10T12:30:00+02:00', ['Nine']],
  ])('a window %s', async (_, startDateTime, endDateTime, expected) => {
    expect(await subjects({ startDateTime, endDateTime })).toEqual(expected);
  });

  test('cancelled meetings are in it', async () => {
    microsoft.cancel(anna, nine.id);
    const { body } = await graph(viewUrl(microsoft), token);
    expect(body.value).toMatchObject([{ subject: 'Canceled: Nine', isCancelled: true }]);
  });

  test('both ends are required, and the end may not be before the start', async () => {
    const { response } = await graph(
      `${microsoft.url}/v1.0/me/calendarView?startDateTime=2026-11-10T09:00:00Z`,
      token,
    );
    expect(response.status).toBe(400);
    expect((await graph(viewUrl(microsoft, { endDateTime: '2026-10-01' }), token)).response.status).toBe(400);
  });

  test('/me/calendarView is the same calendar', async () => {
    const { body } = await graph(viewUrl(microsoft).replace('/calendar/', '/'), token);
    expect(body.value).toHaveLength(1);
  });
});

describe('what an event looks like', () => {
  test('id and etag come although nobody selected them; nothing else does', async () => {
    const { body } = await graph(viewUrl(microsoft), token, utcAndImmutable);
    expect(body.value).toEqual([
      {
        '@odata.etag': expect.stringMatching(/^W\/"/) as string,
        id: nine.id,
        subject: 'Nine',
        start: { dateTime: '2026-11-10T09:00:00.0000000', timeZone: 'UTC' },
        end: { dateTime: '2026-11-10T10:00:00.0000000', timeZone: 'UTC' },
        isAllDay: false,
        isCancelled: false,
      },
    ]);
  });

  test('without $select everything comes, body and attendees too', async () => {
    const url = viewUrl(microsoft).replace(/&%24select=[^&]*/, '');
    expect(JSON.stringify((await graph(url, token)).body)).toMatch(
      /secret body.*secret place.*guest@partner\.example/,
    );
  });

  test('with Calendars.ReadBasic the body stays away even then', async () => {
    const basic = await connect(microsoft, 'anna', { scope: 'openid User.Read Calendars.ReadBasic' });
    const { body } = await graph(viewUrl(microsoft).replace(/&%24select=[^&]*/, ''), basic.access_token);
    expect(JSON.stringify(body)).not.toContain('secret body');
    expect(body.value).toHaveLength(1);
  });

  test('ids are others without IdType="ImmutableId", and the header counts for its request only', async () => {
    const immutable = await graph(viewUrl(microsoft), token, utcAndImmutable);
    const mutable = await graph(viewUrl(microsoft), token);
    expect(immutable.response.headers.get('preference-applied')).toBe(utcAndImmutable);
    expect(mutable.response.headers.get('preference-applied')).toBeNull();
    expect(mutable.body.value[0]!.id).not.toBe(immutable.body.value[0]!.id);
  });

  test('times are told in the preferred zone, UTC without one; an all-day event is at midnight in every zone', async () => {
    microsoft.addMeeting(
      anna,
      meeting('Day', '2026-11-12T00:00:00Z', '2026-11-13T00:00:00Z', { isAllDay: true }),
    );
    const url = viewUrl(microsoft, { $orderby: 'start/dateTime' });
    const { body } = await graph(url, token, 'outlook.timezone="W. Europe Standard Time"');
    const zone = { timeZone: 'W. Europe Standard Time' };
    expect(body.value[0]!.start).toEqual({ dateTime: '2026-11-10T10:00:00.0000000', ...zone });
    expect(body.value[1]!.start).toEqual({ dateTime: '2026-11-12T00:00:00.0000000', ...zone });
    expect((await graph(url, token, 'outlook.timezone="Atlantis"')).body.error?.code).toBe(
      'TimeZoneNotSupportedException',
    );
  });

  test('a moved meeting keeps its immutable id and gets another etag', async () => {
    const before = (await graph(viewUrl(microsoft), token, utcAndImmutable)).body.value[0]!;
    microsoft.move(anna, nine.id, 30);
    const after = (await graph(viewUrl(microsoft), token, utcAndImmutable)).body.value[0]!;
    expect(after.id).toBe(before.id);
    expect(after['@odata.etag']).not.toBe(before['@odata.etag']);
  });

  test('what events do not have cannot be selected; the two timestamps are silently left out', async () => {
    expect((await graph(viewUrl(microsoft, { $select: 'subject,colour' }), token)).body.error?.code).toBe(
      'RequestBroker--ParseUri',
    );
    const { body } = await graph(
      viewUrl(microsoft, { $select: 'subject,createdDateTime,lastModifiedDateTime' }),
      token,
    );
    expect(Object.keys(body.value[0]!).sort()).toEqual(['@odata.etag', 'id', 'subject']);
  });

  test('$filter is not supported', async () => {
    expect((await graph(viewUrl(microsoft, { $filter: "subject eq 'Nine'" }), token)).response.status).toBe(
      400,
    );
  });
});

describe('pages', () => {
  async function walk(url: string, most = 20, prefer = utcAndImmutable): Promise<Page[]> {
    const pages: Page[] = [];
    for (let next: string | undefined = url; next !== undefined && pages.length < most;) {
      const { body } = await graph(next, token, prefer);
      pages.push(body);
      next = body['@odata.nextLink'];
    }
    return pages;
  }
  beforeEach(() => {
    const many = Array.from({ length: 23 }, (_, index) =>
      meeting(`Meeting ${index}`, '2026-11-11T09:00:00Z', '2026-11-11T10:00:00Z'),
    );
    microsoft.replaceCalendar(anna, many);
  });

  test('hold ten without $top; the links are absolute, opaque and lead through everything once', async () => {
    const pages = await walk(viewUrl(microsoft));
    expect(pages.map(({ value }) => value.length)).toEqual([10, 10, 3]);
    expect(new Set(pages.flatMap(({ value }) => value.map(({ id }) => id))).size).toBe(23);
    expect(pages[0]!['@odata.nextLink']).toMatch(
      new RegExp(`^${microsoft.url}/v1\\.0/me/calendar/calendarView\\?.*%24select=.*%24skiptoken=`),
    );
  });

  test('hold as many as $top says, and a last full page has no link', async () => {
    expect((await walk(viewUrl(microsoft, { $top: '23' }))).map(({ value }) => value.length)).toEqual([23]);
    expect((await graph(viewUrl(microsoft, { $top: '0' }), token)).response.status).toBe(400);
    expect((await graph(viewUrl(microsoft, { $skiptoken: 'made-up' }), token)).response.status).toBe(400);
  });

  test('of an endless calendar never end, each with other meetings', async () => {
    microsoft.setBehaviour(anna, 'endless-calendar');
    const pages = await walk(viewUrl(microsoft), 120);
    expect(pages).toHaveLength(120);
    expect(new Set(pages.flatMap(({ value }) => value.map(({ id }) => id))).size).toBe(1200);
  });

  test('may lead back to themselves, or to a stranger', async () => {
    microsoft.setBehaviour(anna, 'looping-calendar');
    const [first, second] = await walk(viewUrl(microsoft), 2);
    expect(second!['@odata.nextLink']).toBe(first!['@odata.nextLink']);
    microsoft.setBehaviour(anna, 'foreign-next-link');
    expect((await walk(viewUrl(microsoft), 1))[0]!['@odata.nextLink']).toMatch(
      /^https:\/\/graph\.attacker\.example\//,
    );
  });
});

describe('refusals', () => {
  test.each([
    ['no token', '', 'Access token is empty.'],
    ['no JWT', 'rubbish', 'IDX14100'],
    ["somebody else's signature", 'eyJhbGciOiJub25lIn0.e30.', 'Signing key'],
  ])('%s is 401 with WWW-Authenticate', async (_, bearer, message) => {
    const { response, body } = await graph(viewUrl(microsoft), bearer);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm=""');
    expect(body.error).toMatchObject({
      code: 'InvalidAuthenticationToken',
      innerError: { 'request-id': expect.any(String) as string },
    });
    expect(body.error!.message).toContain(message);
  });

  test('an access token ends after 60 to 90 minutes, told by Date alone', async () => {
    const now = Date.now();
    const hours = (count: number) =>
      jest.useFakeTimers({
        now: now + count * 3_600_000,
        doNotFake: [
          'setTimeout',
          'setInterval',
          'setImmediate',
          'nextTick',
          'queueMicrotask',
          'clearTimeout',
          'clearInterval',
          'clearImmediate',
          'performance',
          'hrtime',
        ],
      });
    try {
      hours(0.9);
      expect((await graph(viewUrl(microsoft), token)).response.status).toBe(200);
      hours(1.6);
      const { response, body } = await graph(viewUrl(microsoft), token);
      expect([response.status, body.error?.message]).toEqual([
        401,
        'Lifetime validation failed, the token is expired.',
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  test.each([
    ['no-mailbox', 404, 'MailboxNotEnabledForRESTAPI'],
    ['on-premises', 404, 'MailboxNotEnabledForRESTAPI'],
    ['graph-refuses-token', 401, 'InvalidAuthenticationToken'],
    ['graph-forbids', 403, 'ErrorAccessDenied'],
  ])(
    'the account %s gets %d %s from its calendar, though sign-in and refresh go well',
    async (account, status, code) => {
      const tokens = await connect(microsoft, account);
      const renewed = await refresh(microsoft, tokens.refresh_token);
      const { response, body } = await graph(viewUrl(microsoft), renewed.body.access_token);
      expect([response.status, body.error?.code]).toEqual([status, code]);
    },
  );

  test('/me tells id, mail and name; one account is somebody else there, one has no mail', async () => {
    const me = async (account: string) => {
      const { access_token: access, id_token: id } = await connect(microsoft, account);
      const { body } = await graph(`${microsoft.url}/v1.0/me?$select=id,mail,userPrincipalName`, access);
      const { oid } = JSON.parse(Buffer.from(id.split('.')[1]!, 'base64url').toString()) as { oid: string };
      return { ...(body as unknown as { id: string; mail: string | null }), oid };
    };
    const own = await me('anna');
    expect(own).toMatchObject({ id: own.oid, mail: anna, userPrincipalName: anna });
    const other = await me('other-id');
    expect(other.id).not.toBe(other.oid);
    expect((await me('no-mailbox')).mail).toBeNull();
  });
});

describe('faults', () => {
  const ask = () => graph(viewUrl(microsoft), token);

  test.each([
    ['429-seconds', /^\d+$/],
    ['429-date', /GMT$/],
    ['429-3600', /^3600$/],
    ['429-bare', undefined],
  ] as const)('%s is ApplicationThrottled with its kind of Retry-After', async (kind, expected) => {
    microsoft.setFault({ service: 'graph', kind, times: 1 });
    const { response, body } = await ask();
    expect([response.status, body.error?.code]).toEqual([429, 'ApplicationThrottled']);
    if (expected === undefined) expect(response.headers.get('retry-after')).toBeNull();
    else expect(response.headers.get('retry-after')).toMatch(expected);
    expect((await ask()).response.status).toBe(200);
  });

  test('a service that is down breaks the connection; the other one goes on', async () => {
    microsoft.setFault({ service: 'graph', kind: 'down' });
    await expect(ask()).rejects.toThrow('fetch failed');
    await expect(connect(microsoft, 'anna')).resolves.toHaveProperty('access_token');
    microsoft.setFault(null);
    expect((await ask()).response.status).toBe(200);
  });

  test('a cut-off answer is 200 with half a body; HTML is 200 too; 500 is 500', async () => {
    microsoft.setFault({ service: 'graph', kind: 'cut-off', times: 1 });
    await expect(ask()).rejects.toThrow('terminated');
    microsoft.setFault({ service: 'graph', kind: 'html', times: 1 });
    await expect(ask()).rejects.toThrow('not valid JSON');
    microsoft.setFault({ service: 'graph', kind: '500', times: 1 });
    expect((await ask()).body.error?.code).toBe('InternalServerError');
  });

  test('a slow service does not hold up closing, and entra has the same faults', async () => {
    microsoft.setFault({ service: 'graph', kind: 'slow' });
    const waited = fetch(viewUrl(microsoft), { signal: AbortSignal.timeout(100) });
    await expect(waited).rejects.toThrow('timeout');
    microsoft.setFault({ service: 'entra', kind: '429-seconds', times: 1 });
    expect((await refresh(microsoft, 'x')).status).toBe(429);
  });
});

test('the observer sees each request with its sizes; meetings can be added and removed while it runs', async () => {
  const added = microsoft.addMeeting(anna, { subject: null, start: nine.start, end: nine.end });
  expect(microsoft.calendar(anna)).toHaveLength(2);
  microsoft.removeMeeting(anna, added.id);
  wire.length = 0;
  await graph(viewUrl(microsoft), token, utcAndImmutable);
  expect(wire).toMatchObject([
    {
      service: 'graph',
      method: 'GET',
      path: '/v1.0/me/calendar/calendarView',
      status: 200,
      requestBytes: 0,
      headers: { prefer: utcAndImmutable },
    },
  ]);
  expect(wire[0]!.query.$select).toBe('subject,start,end,isAllDay,isCancelled');
  expect(wire[0]!.responseBytes).toBeGreaterThan(100);
});
