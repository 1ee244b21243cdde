// The happy path over HTTP, through the real registrations and unmodified client libraries. Every answer is validated
// against the service's own OpenAPI document.
import { independentVerdict } from './independent-verdict';
import { companies } from '../../local/people';
import { smokeCommand } from '../../local/smoke/command';
import { runStack, type RunningStack } from './running-stack';

type Event = {
  id: string;
  title: string | null;
  start: string;
  end: string;
  days: string[];
  category: string;
  workType: string;
  edited: string[];
  etag: string;
  suggestion: { by: string; because: string };
};
type Run = {
  outcome: string;
  imported: number;
  updated: number;
  removed: number;
  unchanged: number;
  keptEdited: number;
  skipped: Record<string, number>;
};
type Vault = { live: string[]; deleted: string[] };

const anna = 'anna@contoso.example';
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const everything = `timeline?from=${day(-12)}&until=${day(5)}`;

let stack: RunningStack;
beforeAll(async () => {
  stack = await runStack();
});
afterAll(() => stack.close());

const events = async () => (await stack.api<{ events: Event[] }>('anna', 'GET', everything)).body.events;
const byTitle = async (title: string) => (await events()).find((event) => event.title === title)!;
const sync = async () => (await stack.api<Run>('anna', 'POST', 'integrations/outlook/sync')).body;
const vault = async () => (await stack.local<Vault>('GET', 'vault')).body;

describe('from nothing to a timeline that stays in step', () => {
  test('before anything, Anna is told that she is not connected, and her company how it is set up', async () => {
    const { body: status } = await stack.api('anna', 'GET', 'integrations/outlook');
    expect(status).toMatchObject({
      status: 'not_connected',
      account: null,
      timeZone: 'Europe/Berlin',
      windowDays: 7,
      nextSyncAt: null,
      problem: null,
    });
    const { body: credentials } = await stack.api('omar', 'GET', 'integrations/outlook/credentials');
    expect(credentials).toMatchObject({
      configured: true,
      hasSecret: true,
      verification: { outcome: 'verified' },
    });
    expect(JSON.stringify(credentials)).not.toContain(companies.contoso.clientSecret.slice(0, 8));
    expect((await vault()).live).toHaveLength(1);
  });

  test('in a company that is not set up, Connect says so and gives a text to forward', async () => {
    const answer = await stack.api('kim', 'POST', 'integrations/outlook/connect');
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'credentials_missing', remedy: 'fix-credentials', help: { adminConsentUrl: null } },
    });
    expect(answer.body.detail).toMatch(/^Your admin hasn't configured Microsoft credentials yet/);
  });

  test('the browser is sent to Microsoft, comes back by GET callback, and only the fragment carries what Microsoft said', async () => {
    const answer = await fetch(`${stack.url}/api/integrations/outlook/callback?code=abc&state=x%0d%0ay`, {
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `${stack.url}/admin/integrations/outlook/callback#code=abc&state=x%0d%0ay`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('signing in at Microsoft connects her mailbox; nothing is imported yet', async () => {
    const { status, body } = await stack.signIn('anna', anna);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'connected',
      status: { status: 'connected', account: { address: anna }, lastRun: null, nextSyncAt: null },
    });
    expect(await events()).toEqual([]);
  });

  test('Sync imports the meetings of the last 7 days and says what it left out', async () => {
    expect(await sync()).toMatchObject({
      outcome: 'succeeded',
      imported: 23,
      updated: 0,
      removed: 0,
      unchanged: 0,
      skipped: { allDay: 3, cancelled: 2, malformed: 0 },
    });
    const shown = await events();
    expect(shown).toHaveLength(23);
    for (const event of shown) {
      expect(event.suggestion.because).not.toBe('');
      expect(event.days.length).toBeGreaterThan(0);
    }
    const { body: status } = await stack.api('anna', 'GET', 'integrations/outlook');
    expect(status.nextSyncAt).not.toBeNull();
  });

  test('what she changes stands: title, category, time; what she deletes stays away', async () => {
    const review = await byTitle('Sprint review');
    const edited = await stack.api<Event>(
      'anna',
      'PATCH',
      `timeline/${review.id}`,
      { category: 'customer', title: 'Review with Nordwind' },
      { 'if-match': review.etag },
    );
    expect(edited).toMatchObject({
      status: 200,
      body: {
        id: review.id,
        category: 'customer',
        workType: 'customer',
        title: 'Review with Nordwind',
        edited: ['title', 'category'],
      },
    });

    const focus = await byTitle('Focus time');
    const later = (iso: string) => new Date(Date.parse(iso) + 3_600_000).toISOString();
    const retimed = await stack.api<Event>(
      'anna',
      'PATCH',
      `timeline/${focus.id}`,
      { start: later(focus.start), end: later(focus.end) },
      { 'if-match': focus.etag },
    );
    expect(retimed).toMatchObject({
      status: 200,
      body: { id: focus.id, start: later(focus.start), edited: ['time'] },
    });

    const stale = await stack.api(
      'anna',
      'PATCH',
      `timeline/${focus.id}`,
      { title: 'x' },
      { 'if-match': focus.etag },
    );
    expect(stale).toMatchObject({ status: 412, body: { code: 'changed_elsewhere' } });
    const without = await stack.api('anna', 'PATCH', `timeline/${focus.id}`, { title: 'x' });
    expect(without).toMatchObject({ status: 428, body: { code: 'precondition_required' } });

    const doctor = await byTitle('Doctor');
    const deleted = await stack.api('anna', 'DELETE', `timeline/${doctor.id}`, undefined, {
      'if-match': doctor.etag,
    });
    expect(deleted.status).toBe(204);
    expect(
      await stack.api('anna', 'DELETE', `timeline/${doctor.id}`, undefined, { 'if-match': doctor.etag }),
    ).toMatchObject({ status: 404 });

    expect(await sync()).toMatchObject({
      imported: 0,
      updated: 0,
      removed: 0,
      unchanged: 22,
      skipped: { deletedByUser: 1 },
    });
    expect(await byTitle('Review with Nordwind')).toMatchObject({ category: 'customer' });
    expect((await events()).some(({ title }) => title === 'Doctor')).toBe(false);
  });

  test('a meeting moved at Microsoft moves, one cancelled there goes, and an edited one that is cancelled is kept and marked', async () => {
    const meetings = await stack.meetings(anna);
    const before = await byTitle('Team weekly');
    const shown = await events();
    // Rituals come back weekly: the meeting is the one at the time that the timeline shows.
    const id = (subject: string) =>
      meetings.find(
        (meeting) =>
          meeting.subject === subject && shown.some(({ start }) => start === meeting.start.toISOString()),
      )!.id;
    await stack.local('POST', 'microsoft', {
      action: 'move',
      address: anna,
      meetingId: id('Team weekly'),
      byMinutes: 45,
    });
    await stack.local('POST', 'microsoft', {
      action: 'cancel',
      address: anna,
      meetingId: id('Lunch with Björn'),
    });
    await stack.local('POST', 'microsoft', {
      action: 'cancel',
      address: anna,
      meetingId: id('Sprint review'),
    });
    expect(await sync()).toMatchObject({
      imported: 0,
      updated: 1,
      removed: 1,
      keptEdited: 1,
      skipped: { cancelled: 4 },
    });
    const after = await byTitle('Team weekly');
    expect(after.id).toBe(before.id);
    expect(Date.parse(after.start) - Date.parse(before.start)).toBe(45 * 60_000);
    expect(await byTitle('Review with Nordwind')).toMatchObject({ goneAtSource: true, category: 'customer' });
  });

  test('her preferences move the days; an unknown zone is refused with the field named', async () => {
    const put = (body: unknown) => stack.api('anna', 'PUT', 'integrations/outlook/preferences', body);
    expect((await stack.api('anna', 'GET', 'integrations/outlook/preferences')).body).toEqual({
      timeZone: 'Europe/Berlin',
      timeZoneSource: 'profile',
      excludeWords: [],
    });
    expect(await put({ timeZone: 'Mars/Olympus' })).toMatchObject({
      status: 400,
      body: { code: 'request_malformed', errors: [{ field: 'timeZone' }] },
    });
    expect((await put({ timeZone: 'Asia/Tokyo', excludeWords: ['focus'] })).body).toMatchObject({
      timeZone: 'Asia/Tokyo',
      timeZoneSource: 'preference',
    });
    expect((await put({ timeZone: null, excludeWords: [] })).body).toMatchObject({
      timeZone: 'Europe/Berlin',
      timeZoneSource: 'profile',
    });
  });

  test('the company sees who is connected; categories belong to its admin', async () => {
    const { body: view } = await stack.api('omar', 'GET', 'integrations/outlook/connections');
    expect(view).toMatchObject({
      connections: [{ userId: 'anna', status: 'connected', address: anna, problem: null }],
      night: null,
      next: null,
    });
    expect((await stack.api('anna', 'GET', 'integrations/outlook/connections')).status).toBe(403);
    expect((await stack.api('omar', 'DELETE', 'integrations/outlook/connections/nobody')).status).toBe(404);

    const { body: catalogue } = await stack.api<{ categories: unknown[]; rules: unknown[]; etag: string }>(
      'anna',
      'GET',
      'categories',
    );
    expect(catalogue.categories).toHaveLength(13);
    const rules = [{ contains: 'nordwind', category: 'customer' }];
    const saved = await stack.api<{ etag: string }>(
      'omar',
      'PUT',
      'categories',
      { categories: catalogue.categories, rules },
      { 'if-match': catalogue.etag },
    );
    expect(saved).toMatchObject({ status: 200, body: { rules } });
    expect(
      await stack.api(
        'omar',
        'PUT',
        'categories',
        { categories: catalogue.categories, rules },
        { 'if-match': catalogue.etag },
      ),
    ).toMatchObject({ status: 412 });
    expect(
      (
        await stack.api(
          'anna',
          'PUT',
          'categories',
          { categories: catalogue.categories, rules },
          { 'if-match': saved.body.etag },
        )
      ).status,
    ).toBe(403);
  });

  test('anybody may ask for health and for the document', async () => {
    expect((await stack.api('anna', 'GET', 'health')).body).toMatchObject({ status: 'ok' });
    expect((await stack.api('anna', 'GET', 'openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
  });

  test('credentials are verified at Entra before they are kept: a wrong secret is refused and changes nothing', async () => {
    const { tenantId, clientId, clientSecret } = companies.contoso;
    const put = (secret: string) =>
      stack.api('omar', 'PUT', 'integrations/outlook/credentials', {
        tenantId,
        clientId,
        clientSecret: secret,
      });
    const before = (await stack.api('omar', 'GET', 'integrations/outlook/credentials')).body;
    expect(await put('not~the.secret')).toMatchObject({
      status: 409,
      body: { code: 'secret_wrong', remedy: 'fix-credentials' },
    });
    expect(await put(companies.contoso.clientSecretId)).toMatchObject({
      status: 409,
      body: { code: 'secret_is_its_id' },
    });
    expect((await stack.api('omar', 'GET', 'integrations/outlook/credentials')).body).toEqual(before);
    expect(await put(clientSecret)).toMatchObject({
      status: 200,
      body: { verification: { outcome: 'verified' } },
    });
    expect((await sync()).outcome).toBe('succeeded');
  });

  test('the admin can test what is stored, and gets the consent link with a text for IT', async () => {
    expect(await stack.api('omar', 'POST', 'integrations/outlook/credentials/test')).toMatchObject({
      status: 200,
      body: { outcome: 'verified', code: null },
    });
    const { body } = await stack.api<{ adminConsentUrl: string; forwardText: string }>(
      'omar',
      'GET',
      'integrations/outlook/consent',
    );
    const url = new URL(body.adminConsentUrl);
    expect(url.pathname).toBe(`/${companies.contoso.tenantId}/v2.0/adminconsent`);
    expect(body.forwardText).toContain(body.adminConsentUrl);
  });

  test('Disconnect leaves nothing of her in the vault, live or deleted, and keeps the events', async () => {
    const before = await events();
    expect(await stack.api('anna', 'POST', 'integrations/outlook/disconnect')).toMatchObject({
      status: 200,
      body: { cleanup: 'done', status: { status: 'not_connected', account: null } },
    });
    // What is left is the company's own secret.
    const left = await vault();
    expect(left.deleted).toEqual([]);
    expect(left.live).toHaveLength(1);
    expect(await events()).toEqual(before);
    expect(await stack.api('anna', 'POST', 'integrations/outlook/disconnect')).toMatchObject({
      status: 200,
      body: { cleanup: 'done' },
    });
    expect(await stack.api('anna', 'POST', 'integrations/outlook/sync')).toMatchObject({
      status: 409,
      body: { code: 'not_connected' },
    });
  });

  test('reconnecting works at once and doubles nothing; what she deleted stays away', async () => {
    const before = await events();
    await stack.signIn('anna', anna);
    expect(await sync()).toMatchObject({ imported: 0, removed: 0, skipped: { deletedByUser: 1 } });
    expect(await events()).toEqual(before);
  });

  test('a leaver is removed by the admin; removing the credentials makes everybody unconfigured and empties the vault', async () => {
    expect((await stack.api('omar', 'DELETE', 'integrations/outlook/connections/anna')).status).toBe(204);
    expect((await stack.api('anna', 'GET', 'integrations/outlook')).body.status).toBe('not_connected');
    expect(await stack.api('omar', 'DELETE', 'integrations/outlook/credentials')).toMatchObject({
      status: 200,
      body: { configured: false, hasSecret: false },
    });
    expect(await vault()).toEqual({ live: [], deleted: [] });
    expect((await stack.api('anna', 'GET', 'integrations/outlook')).body.status).toBe('not_configured');
    expect((await events()).length).toBeGreaterThan(20);
  });

  test('every way in that answers JSON was validated, and an independent validator accepts the document', () => {
    const documented = Object.entries(stack.document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.filter((each) => !stack.validated.has(each))).toEqual([
      'GET /integrations/outlook/callback',
    ]);
    expect(independentVerdict(stack.document)).toBe('valid');
    const broken = JSON.parse(
      JSON.stringify(stack.document).replace('#/components/schemas/Status', '#/components/schemas/Lost'),
    ) as object;
    expect(independentVerdict(broken)).not.toBe('valid');
  });

  test('the smoke test passes, as it would after a deployment', async () => {
    const lines: string[] = [];
    const status = await smokeCommand([stack.url], (line) => lines.push(line), console.error);
    expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([]);
    expect(status).toBe(0);
  });
});
