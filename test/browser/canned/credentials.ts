// What the service answers an admin: the credentials as they may stand, the consent, the company's connections.
import { messages } from '../../../src/domain/messages';
import { remedies, type Code } from '../../../src/domain/failure';
import { consentText } from '../../../src/domain/help';
import type { Connections, Consent, Credentials, Problem, SyncRun } from '../../../web/api/types';
import type { CannedAnswer, CannedApi } from '../fixtures';

export const tenantId = '5c1f7c1e-2b7d-4a54-9a06-0c1d5e0c0a01';
export const clientId = '7d0e4a52-93f4-4d0c-8f1a-3b1c2d4e5f01';
export const secret = 'kQx8Q~canned.Secret-Value_0001';
export const secretId = '0f9d2a34-6f43-4f0e-bb8e-6a2f1d9c7b01';
export const noon = '2026-11-20T12:00:00.000Z';

export const notConfigured: Credentials = {
  configured: false,
  tenantId: null,
  clientId: null,
  hasSecret: false,
  secretExpiresOn: null,
  redirectUri: 'https://app.otiumwork.example/admin/integrations/outlook/callback',
  scopes: ['Calendars.Read', 'User.Read', 'openid', 'profile', 'offline_access'],
  verification: { outcome: 'never', code: null, message: null, at: null, warnings: [] },
  updatedAt: null,
};

export const configured: Credentials = {
  ...notConfigured,
  configured: true,
  tenantId,
  clientId,
  hasSecret: true,
  secretExpiresOn: '2027-05-20',
  verification: { outcome: 'verified', code: null, message: null, at: noon, warnings: [] },
  updatedAt: noon,
};

export const refusedAs = (code: Code): Credentials => ({
  ...configured,
  verification: { outcome: 'failed', code, message: messages[code].detail, at: noon, warnings: [] },
});

const adminConsentUrl = `https://login.microsoftonline.com/${tenantId}/v2.0/adminconsent?client_id=${clientId}`;
export const consent: Consent = {
  adminConsentUrl,
  forwardText: consentText({ adminConsentUrl, calendarScope: 'Calendars.Read' }),
};

/** The service's refusal with this code. */
export function problem(code: Code, status = 409, more: Partial<Problem> = {}): CannedAnswer {
  const { title, detail } = messages[code];
  const type = `urn:otiumwork:problem:${code}`;
  const body: Problem = {
    type,
    title,
    status,
    code,
    remedy: remedies[code],
    detail,
    reference: '4f1c2a9b7d3e',
    ...more,
  };
  return { status, body };
}

const run = (more: Partial<SyncRun> = {}): SyncRun => ({
  id: 'run',
  trigger: 'nightly',
  outcome: 'succeeded',
  startedAt: '2026-11-20T01:12:00.000Z',
  finishedAt: '2026-11-20T01:12:02.000Z',
  window: { from: '2026-11-12T23:00:00.000Z', until: '2026-11-20T23:00:00.000Z' },
  imported: 3,
  updated: 1,
  removed: 0,
  unchanged: 19,
  keptEdited: 0,
  skipped: {
    cancelled: 2,
    allDay: 3,
    outsideWindow: 0,
    tooLong: 0,
    malformed: 0,
    excludedTitle: 0,
    deletedByUser: 0,
  },
  code: null,
  remedy: null,
  ...more,
});

type Connection = Connections['connections'][number];

export const person = (userId: string, more: Partial<Connection> = {}): Connection => ({
  userId,
  status: 'connected',
  address: `${userId}@contoso.example`,
  lastSyncAt: '2026-11-20T01:12:02.000Z',
  nextSyncAt: '2026-11-21T01:37:00.000Z',
  lastRun: run(),
  problem: null,
  ...more,
});

const wrong = (code: Code, reference: string | null = null): Connection['problem'] => ({
  code,
  remedy: remedies[code],
  message: messages[code].detail,
  at: '2026-11-20T01:12:00.000Z',
  reference,
});

/** Somebody of every status, and every outcome of a run. */
export const everyStatus: readonly Connection[] = [
  person('anna'),
  person('bo', {
    lastRun: run({ outcome: 'held', imported: 0, updated: 0 }),
  }),
  person('carla', { status: 'syncing' }),
  person('dmitri', {
    status: 'reconnect_required',
    nextSyncAt: null,
    problem: wrong('grant_revoked', '9b1d44c0aa17'),
    lastRun: run({ outcome: 'failed', imported: 0, updated: 0, code: 'grant_revoked', remedy: 'reconnect' }),
  }),
  person('elisabeth.wolkenstein-hohenfels', {
    status: 'blocked',
    problem: wrong('mailbox_unavailable', 'c01dc0ffee42'),
    lastRun: run({
      outcome: 'failed',
      imported: 0,
      updated: 0,
      code: 'mailbox_unavailable',
      remedy: 'ask-admin',
    }),
  }),
  // An id that no line can break.
  person(`auth0|${'5f7c8ec7c33c6c004bbafe82'.repeat(4)}`, {
    status: 'not_connected',
    address: null,
    lastSyncAt: null,
    nextSyncAt: null,
    lastRun: null,
    problem: wrong('sign_in_not_finished'),
  }),
  person('gül', {
    lastSyncAt: '2026-11-19T01:12:02.000Z',
    problem: wrong('graph_unavailable', '1e240badf00d'),
    lastRun: run({
      trigger: 'manual',
      outcome: 'failed',
      imported: 0,
      updated: 0,
      code: 'graph_unavailable',
      remedy: 'retry-later',
    }),
  }),
];

export const connectionsOf = (
  connections: readonly Connection[],
  more: Partial<Connections> = {},
): Connections => ({ connections: [...connections], night: null, next: null, ...more });

/** All that the card asks for by itself; a test says what is different. */
export const cannedCredentials = (credentials: Credentials, more: CannedApi = {}): CannedApi => ({
  'GET /integrations/outlook/credentials': { body: credentials },
  'GET /integrations/outlook/consent': credentials.configured
    ? { body: consent }
    : problem('credentials_missing'),
  'GET /integrations/outlook/connections': { body: connectionsOf([]) },
  ...more,
});

export const card = '<ow-microsoft-credentials></ow-microsoft-credentials>';
