// The troubleshooting page as tests: for every code how it comes about, what the person is told, who acts, what the
// status says meanwhile, and that it works again once it was put right in the way that the message says. Everything
// over HTTP against the running stack. A code without a case does not compile.
import { companies } from '../../local/people';
import { codes, type Code, type Remedy } from '../../src/domain/failure';
import { messages } from '../../src/domain/messages';
import type { Answer } from '../../local/demo/client';
import { runStack, type RunningStack } from './running-stack';

type Help = { adminConsentUrl: string | null; forwardText: string };
type Problem = {
  code: Code;
  remedy: Remedy | null;
  detail: string;
  reference: string;
  retryAfterSeconds?: number;
  help?: Help;
  errors?: { field: string }[];
};
type Status = {
  status: string;
  account: unknown;
  problem: {
    code: Code;
    remedy: Remedy | null;
    message: string;
    reference: string | null;
    help?: Help;
  } | null;
  lastRun: { outcome: string; code: Code | null } | null;
};

type Case = {
  /** How it comes about; answers what the person gets. `undefined`: only the status tells. */
  readonly happens: () => Promise<Answer<Problem> | undefined>;
  readonly http?: number;
  readonly remedy: Remedy | null;
  /** What Anna's status says afterwards, with or without the code as its problem. */
  readonly status: string;
  readonly staysVisible?: boolean;
  readonly help?: 'with link' | 'without link';
  readonly says: RegExp;
  /** What the message asks for. */
  readonly mend?: () => Promise<unknown>;
  /** What works again then: a sync by default. */
  readonly works?: () => Promise<unknown>;
};

const address = (name: string) => `${name}@contoso.example`;
const { tenantId, clientId, clientSecret } = companies.contoso;
const unknownGuid = '99999999-9999-4999-8999-999999999999';
let stack: RunningStack;

beforeAll(async () => {
  stack = await runStack({ env: { SYNC_MIN_INTERVAL_SECONDS: '1' } });
}, 30_000);
afterAll(() => stack.close());

const api = <T = Problem>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  stack.api<T>('anna', method, path, body, headers);
const outlook = <T = Problem>(method: string, path: string, body?: unknown) =>
  api<T>(method, `integrations/outlook/${path}`, body);
const admin = <T = Problem>(method: string, path: string, body?: unknown) =>
  stack.api<T>('omar', method, `integrations/outlook/${path}`, body);
const status = async () => (await api<Status>('GET', 'integrations/outlook')).body;
const microsoft = (action: Record<string, unknown>) => stack.local('POST', 'microsoft', action);
const behave = (behaviour: string) => microsoft({ action: 'behave', address: address('anna'), behaviour });
const fault = (service: 'graph' | 'entra', kind: string) =>
  microsoft({ action: 'fault', fault: { service, kind } });
const save = (parts: Record<string, string> = {}) =>
  admin('PUT', 'credentials', { tenantId, clientId, clientSecret, ...parts });
const signIn = (account = 'anna') =>
  stack.signIn('anna', address(account)) as unknown as Promise<Answer<Problem>>;
const sync = () => outlook('POST', 'sync');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The company's secret at Microsoft changes. */
const secretAtMicrosoft = (state: string | { expired: true }) =>
  microsoft({
    action: 'secret',
    company: 'contoso',
    state: typeof state === 'string' ? { kind: 'valid', value: state } : { kind: 'expired' },
  });
const registration = (kind: string) => microsoft({ action: 'registration', clientId, kind });

async function connected(): Promise<void> {
  expect(await signIn()).toMatchObject({ status: 200 });
}
async function syncsAgain(): Promise<void> {
  await stack.local('POST', 'clock', { advance: 'PT2S' });
  expect(await sync()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  expect(await status()).toMatchObject({ status: 'connected', problem: null });
}
async function connectsAgain(): Promise<void> {
  await connected();
  expect(await status()).toMatchObject({ status: 'connected', problem: null });
}

/** A connected Anna of a company that is set up, and nothing wrong anywhere. */
async function afresh(): Promise<void> {
  await Promise.all([
    microsoft({ action: 'fault', fault: null }),
    stack.local('POST', 'vault', { fault: null }),
    stack.local('POST', 'storage', { fault: null }),
  ]);
  await behave('ordinary');
  await registration('web');
  await secretAtMicrosoft(clientSecret);
  expect(await save()).toMatchObject({ status: 200 });
  await outlook('POST', 'disconnect');
}

const event = async () => {
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
  const { body } = await api<{ events: { id: string; etag: string }[] }>(
    'GET',
    `timeline?from=${day(-9)}&until=${day(2)}`,
  );
  return body.events[0]!;
};

const atSync = (behaviour: string) => async () => {
  await connected();
  await behave(behaviour);
  return sync();
};
const mendedAtMicrosoft = () => behave('ordinary');
const reconnect = async () => {
  await behave('ordinary');
  await connected();
};
const duringSync = (trouble: () => Promise<unknown>) => async () => {
  await connected();
  await trouble();
  return sync();
};

const cases: Readonly<Record<Code, Case>> = {
  not_signed_in: {
    happens: async () => {
      const response = await fetch(`${stack.url}/api/integrations/outlook`);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      return { status: response.status, body: (await response.json()) as Problem };
    },
    http: 401,
    remedy: 'correct-request',
    status: 'not_connected',
    says: /Sign in to OtiumWork again/,
    works: status,
  },
  not_allowed: {
    happens: () => outlook('GET', 'credentials'),
    http: 403,
    remedy: 'correct-request',
    status: 'not_connected',
    says: /Only an admin/,
    works: async () => expect(await admin('GET', 'credentials')).toMatchObject({ status: 200 }),
  },
  not_found: {
    happens: () => api('DELETE', 'timeline/nothing-here', undefined, { 'if-match': '"x"' }),
    http: 404,
    remedy: 'correct-request',
    status: 'not_connected',
    says: /nothing here/,
    works: status,
  },
  request_malformed: {
    happens: async () => {
      const answer = await outlook('PUT', 'preferences', { timeZone: 'W. Europe Standard Time' });
      expect(answer.body.errors).toMatchObject([{ field: 'timeZone' }]);
      return answer;
    },
    http: 400,
    remedy: 'correct-request',
    status: 'not_connected',
    says: /timeZone: is not a known IANA time zone/,
    works: async () =>
      expect(await outlook('PUT', 'preferences', { timeZone: 'Europe/Berlin' })).toMatchObject({
        status: 200,
      }),
  },
  precondition_required: {
    happens: async () => {
      await connected();
      await sync();
      return api('PATCH', `timeline/${(await event()).id}`, { title: 'x' });
    },
    http: 428,
    remedy: 'correct-request',
    status: 'connected',
    says: /If-Match/,
    works: async () => {
      const { id, etag } = await event();
      expect(
        await api('PATCH', `timeline/${id}`, { title: 'With If-Match' }, { 'if-match': etag }),
      ).toMatchObject({ status: 200 });
    },
  },
  changed_elsewhere: {
    happens: async () => {
      await connected();
      await sync();
      const { id, etag } = await event();
      await api('PATCH', `timeline/${id}`, { title: 'In another tab' }, { 'if-match': etag });
      return api('PATCH', `timeline/${id}`, { title: 'Here' }, { 'if-match': etag });
    },
    http: 412,
    remedy: 'correct-request',
    status: 'connected',
    says: /Reload it/,
    works: async () => {
      const { id, etag } = await event();
      expect(await api('PATCH', `timeline/${id}`, { title: 'Here' }, { 'if-match': etag })).toMatchObject({
        status: 200,
      });
    },
  },
  not_connected: {
    happens: sync,
    http: 409,
    remedy: 'correct-request',
    status: 'not_connected',
    says: /Click Connect Outlook/,
    mend: connected,
  },
  sync_running: {
    happens: async () => {
      await connected();
      await fault('graph', 'slow');
      const first = sync();
      for (let tries = 0; (await status()).status !== 'syncing' && tries < 400; tries++) await sleep(20);
      const second = await sync();
      await microsoft({ action: 'fault', fault: null });
      expect(await first).toMatchObject({ status: 503, body: { code: 'graph_unavailable' } });
      return second;
    },
    http: 409,
    remedy: 'retry-later',
    status: 'connected',
    says: /running already/,
  },
  sync_too_soon: {
    happens: async () => {
      await connected();
      await sync();
      return sync();
    },
    http: 429,
    remedy: 'retry-later',
    status: 'connected',
    says: /Try again shortly/,
  },
  credentials_missing: {
    happens: async () => {
      await admin('DELETE', 'credentials');
      return outlook('POST', 'connect');
    },
    http: 409,
    remedy: 'fix-credentials',
    status: 'not_configured',
    staysVisible: true,
    help: 'without link',
    says: /^Your admin hasn't configured Microsoft credentials yet.*Admin → Settings → Microsoft credentials/,
    mend: save,
    works: connectsAgain,
  },
  secret_wrong: {
    happens: duringSync(() => secretAtMicrosoft('another~secret.by-now')),
    http: 409,
    remedy: 'fix-credentials',
    status: 'connected',
    staysVisible: true,
    help: 'with link',
    says: /Admin → Settings → Microsoft credentials/,
    mend: () => save({ clientSecret: 'another~secret.by-now' }),
  },
  secret_is_its_id: {
    happens: () => save({ clientSecret: companies.contoso.clientSecretId }),
    http: 409,
    remedy: 'fix-credentials',
    status: 'not_connected',
    help: 'with link',
    says: /"Value"/,
    mend: save,
    works: connectsAgain,
  },
  secret_expired: {
    happens: duringSync(() => secretAtMicrosoft({ expired: true })),
    http: 409,
    remedy: 'fix-credentials',
    status: 'connected',
    staysVisible: true,
    help: 'with link',
    says: /has expired.*Nobody needs to connect again/,
    mend: async () => {
      await secretAtMicrosoft('fresh~secret.value');
      await save({ clientSecret: 'fresh~secret.value' });
    },
  },
  tenant_unknown: {
    happens: () => save({ tenantId: unknownGuid }),
    http: 409,
    remedy: 'fix-credentials',
    status: 'not_connected',
    help: 'with link',
    says: /Directory \(tenant\) ID/,
    mend: save,
    works: connectsAgain,
  },
  client_unknown: {
    happens: () => save({ clientId: unknownGuid }),
    http: 409,
    remedy: 'fix-credentials',
    status: 'not_connected',
    help: 'with link',
    says: /Application \(client\) ID/,
    mend: save,
    works: connectsAgain,
  },
  client_disabled: {
    happens: duringSync(() => registration('disabled')),
    http: 409,
    remedy: 'fix-credentials',
    status: 'connected',
    staysVisible: true,
    help: 'with link',
    says: /Enabled for users to sign-in/,
    mend: async () => {
      await registration('web');
      expect(await admin('POST', 'credentials/test')).toMatchObject({
        status: 200,
        body: { outcome: 'verified' },
      });
    },
  },
  registered_as_spa: {
    happens: async () => {
      await registration('spa');
      return signIn();
    },
    http: 409,
    remedy: 'fix-credentials',
    status: 'not_connected',
    help: 'with link',
    says: /platform "Web"/,
    mend: async () => {
      await registration('web');
      expect(await admin('POST', 'credentials/test')).toMatchObject({
        status: 200,
        body: { outcome: 'verified' },
      });
    },
    works: connectsAgain,
  },
  credentials_changed: {
    happens: async () => {
      await connected();
      const other = await secondRegistration();
      await microsoft({ action: 'registration', clientId: other, kind: 'web' });
      await save({ clientId: other });
      return sync();
    },
    http: 409,
    remedy: 'reconnect',
    status: 'reconnect_required',
    staysVisible: true,
    says: /Click Connect Outlook once more/,
    mend: connected,
  },
  sign_in_expired: {
    happens: () => outlook('POST', 'callback', { code: 'x', state: 'never-seen' }),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    says: /^Your sign-in session expired before Microsoft redirected back/,
    mend: connected,
  },
  sign_in_not_heard_of: {
    happens: async () => {
      await outlook('POST', 'connect');
      await stack.local('POST', 'clock', { advance: 'PT11M' });
      return undefined;
    },
    remedy: 'reconnect',
    status: 'not_connected',
    staysVisible: true,
    help: 'with link',
    says: /What did Microsoft's page say\?/,
    mend: connected,
  },
  sign_in_not_finished: {
    happens: () => signIn('cancels-sign-in'),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    staysVisible: true,
    help: 'with link',
    says: /If you cancelled.*approval is required/,
    mend: connected,
  },
  consent_declined: {
    happens: () => signIn('declines-consent'),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    says: /accept/,
    mend: connected,
  },
  admin_consent_required: {
    happens: () => signIn('consent-required'),
    http: 409,
    remedy: 'ask-admin',
    status: 'blocked',
    staysVisible: true,
    help: 'with link',
    says: /administrator's approval/,
    mend: async () => {
      const { body } = await admin<{ adminConsentUrl: string }>('GET', 'consent');
      await fetch(`${body.adminConsentUrl}&decision=accept`, { redirect: 'manual' });
      expect(await outlook('POST', 'callback', { admin_consent: 'True', tenant: tenantId })).toMatchObject({
        status: 200,
        body: { outcome: 'consent_granted' },
      });
      expect(await signIn('consent-required')).toMatchObject({ status: 200 });
    },
  },
  blocked_by_policy: {
    happens: atSync('policy-at-refresh'),
    http: 409,
    remedy: 'ask-admin',
    status: 'blocked',
    staysVisible: true,
    help: 'with link',
    says: /policy/,
    mend: mendedAtMicrosoft,
  },
  account_disabled: {
    happens: atSync('disabled-at-refresh'),
    http: 409,
    remedy: 'ask-admin',
    status: 'blocked',
    staysVisible: true,
    help: 'with link',
    says: /disabled/,
    mend: mendedAtMicrosoft,
  },
  scope_missing: {
    happens: () => signIn('calendar-unticked'),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    says: /leave every permission ticked/,
    mend: connected,
  },
  no_refresh_token: {
    happens: () => signIn('no-refresh-token'),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    says: /^Microsoft did not return a refresh_token/,
    mend: connected,
  },
  wrong_account: {
    happens: async () => {
      await connected();
      return signIn('omar');
    },
    http: 409,
    remedy: 'reconnect',
    status: 'connected',
    says: /Disconnect Outlook first/,
    mend: async () => {
      await outlook('POST', 'disconnect');
      expect(await signIn('omar')).toMatchObject({ status: 200 });
    },
  },
  wrong_tenant: {
    happens: () => signIn('other-tenant'),
    http: 409,
    remedy: 'reconnect',
    status: 'not_connected',
    says: /another organisation/,
    mend: connected,
  },
  grant_revoked: {
    happens: atSync('grant-revoked'),
    http: 409,
    remedy: 'reconnect',
    status: 'reconnect_required',
    staysVisible: true,
    says: /Click Connect Outlook to renew/,
    mend: reconnect,
  },
  sign_in_again: {
    happens: atSync('mfa-at-refresh'),
    http: 409,
    remedy: 'reconnect',
    status: 'reconnect_required',
    staysVisible: true,
    says: /sign in again/,
    mend: reconnect,
  },
  mailbox_unavailable: {
    happens: atSync('no-mailbox'),
    http: 409,
    remedy: 'ask-admin',
    status: 'blocked',
    staysVisible: true,
    help: 'with link',
    says: /licence/,
    mend: mendedAtMicrosoft,
  },
  calendar_too_large: {
    happens: atSync('endless-calendar'),
    http: 409,
    remedy: 'retry-later',
    status: 'connected',
    says: /Nothing was changed/,
    mend: mendedAtMicrosoft,
  },
  graph_throttled: {
    happens: duringSync(() => fault('graph', '429-seconds')),
    http: 503,
    remedy: 'retry-later',
    status: 'connected',
    says: /limiting requests/,
    mend: async () => {
      await microsoft({ action: 'fault', fault: null });
      expect(await sync()).toMatchObject({ status: 503, body: { code: 'graph_throttled' } });
      await stack.local('POST', 'clock', { advance: 'PT8S' });
    },
  },
  graph_unavailable: {
    happens: duringSync(() => fault('graph', '500')),
    http: 503,
    remedy: 'retry-later',
    status: 'connected',
    says: /Outlook did not answer/,
    mend: () => microsoft({ action: 'fault', fault: null }),
  },
  entra_unavailable: {
    happens: duringSync(() => fault('entra', 'down')),
    http: 503,
    remedy: 'retry-later',
    status: 'connected',
    says: /sign-in service/,
    mend: () => microsoft({ action: 'fault', fault: null }),
  },
  vault_unavailable: {
    happens: duringSync(() => stack.local('POST', 'vault', { fault: { kind: 'down' } })),
    http: 503,
    remedy: 'retry-later',
    status: 'connected',
    says: /key vault/,
    mend: () => stack.local('POST', 'vault', { fault: null }),
  },
  storage_unavailable: {
    happens: async () => {
      await connected();
      await stack.local('POST', 'storage', { fault: { kind: '500' } });
      const answer = await sync();
      await stack.local('POST', 'storage', { fault: null });
      return answer;
    },
    http: 503,
    remedy: 'retry-later',
    status: 'connected',
    says: /Our storage/,
  },
  internal_error: {
    happens: async () => {
      await connected();
      await stack.local('POST', 'storage', { fault: { kind: 'unreadable-row', times: 1 } });
      const answer = await api('GET', 'timeline?from=2026-01-01&until=2026-01-02');
      await stack.local('POST', 'storage', { fault: null });
      expect(Object.keys(answer.body).sort()).toEqual([
        'code',
        'detail',
        'reference',
        'remedy',
        'status',
        'title',
        'type',
      ]);
      return answer;
    },
    http: 500,
    remedy: null,
    status: 'connected',
    says: /tell support the reference/,
  },
};

async function secondRegistration(): Promise<string> {
  const { body } = await stack.local<{ registrations: { clientId: string; company: string }[] }>(
    'GET',
    'microsoft/registrations',
  );
  return body.registrations.find((each) => each.company === 'contoso' && each.clientId !== clientId)!
    .clientId;
}

test('every code has its case', () => {
  expect(Object.keys(cases).sort()).toEqual([...codes].sort());
});

describe.each(Object.entries(cases) as [Code, Case][])('%s', (code, wanted) => {
  test('is told to whom it concerns, stays visible as long as it must, and is put right as its message says', async () => {
    await afresh();
    const answer = await wanted.happens();
    if (wanted.http !== undefined) {
      expect({ status: answer?.status, code: answer?.body.code, remedy: answer?.body.remedy }).toEqual({
        status: wanted.http,
        code,
        remedy: wanted.remedy,
      });
      expect(answer?.body.detail).toMatch(wanted.says);
      expect(answer?.body.reference).toMatch(/^[0-9a-f]{12}$/);
      expectHelp(answer?.body.help, wanted.help);
      if (wanted.http === 503 || wanted.http === 429)
        expect(answer?.body.retryAfterSeconds).toBeGreaterThan(0);
    }
    const seen = await status();
    expect(seen.status).toBe(wanted.status);
    if (wanted.staysVisible === true) {
      expect(seen.problem).toMatchObject({ code, remedy: wanted.remedy, message: messages[code].detail });
      expectHelp(seen.problem?.help, wanted.help);
      if (seen.problem?.reference) expect(seen.problem.reference).toBe(answer?.body.reference);
    } else {
      expect(seen.problem).toBeNull();
    }
    await wanted.mend?.();
    await (wanted.works ?? syncsAgain)();
  }, 40_000);
});

function expectHelp(help: Help | undefined, wanted: Case['help']): void {
  if (wanted === undefined) {
    expect(help).toBeUndefined();
    return;
  }
  expect(help?.forwardText.length).toBeGreaterThan(100);
  if (wanted === 'without link') expect(help?.adminConsentUrl).toBeNull();
  else expect(help?.adminConsentUrl).toContain('/adminconsent?');
}
