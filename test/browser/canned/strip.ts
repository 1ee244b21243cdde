// Answers for the strip and the callback, in the service's own shapes.
import type { Code, Help, Problem, Status, StatusProblem, SyncRun } from '../../../web/api/types';
import { remedies } from '../../../src/domain/failure';
import { hasHelp, helpFor } from '../../../src/domain/help';
import { messages } from '../../../src/domain/messages';
import { httpStatus } from '../../../functions/http/problem';
import type { CannedAnswer } from '../fixtures';

/** Friday afternoon in Berlin; the pages' clock is set to it. */
export const now = new Date('2026-11-20T14:05:00Z');
export const address = 'anna@contoso.example';
const consentUrl = 'https://login.test/tenant/v2.0/adminconsent?client_id=1';

export function aRun(more: Partial<SyncRun> = {}): SyncRun {
  return {
    id: 'run-1',
    trigger: 'manual',
    outcome: 'succeeded',
    startedAt: '2026-11-20T13:59:58.000Z',
    finishedAt: '2026-11-20T14:00:00.000Z',
    window: { from: '2026-11-12T23:00:00.000Z', until: '2026-11-20T23:00:00.000Z' },
    imported: 12,
    updated: 2,
    removed: 1,
    unchanged: 8,
    keptEdited: 0,
    skipped: {
      cancelled: 1,
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
  };
}

export const notConnected: Status = {
  status: 'not_connected',
  account: null,
  timeZone: 'Europe/Berlin',
  windowDays: 7,
  connectedAt: null,
  lastSyncAt: null,
  nextSyncAt: null,
  syncAllowedAt: null,
  lastRun: null,
  problem: null,
};

/** Connected a moment ago, never synced. */
export const connectedNow: Status = {
  ...notConnected,
  status: 'connected',
  account: { address },
  connectedAt: '2026-11-20T14:04:50.000Z',
};

export const connected: Status = {
  ...connectedNow,
  connectedAt: '2026-11-16T08:00:00.000Z',
  lastSyncAt: '2026-11-20T14:00:00.000Z',
  nextSyncAt: '2026-11-21T01:37:00.000Z',
  lastRun: aRun(),
};

export const syncing: Status = { ...connected, status: 'syncing' };
export const notConfigured: Status = {
  ...notConnected,
  status: 'not_configured',
  problem: problemOf('credentials_missing'),
};
export const reconnectRequired: Status = {
  ...connected,
  status: 'reconnect_required',
  nextSyncAt: null,
  problem: problemOf('grant_revoked'),
};
export const blocked: Status = {
  ...notConnected,
  status: 'blocked',
  problem: problemOf('admin_consent_required'),
};

export function helpOf(code: Code): Help | undefined {
  return helpFor(code, {
    adminConsentUrl: code === 'credentials_missing' ? null : consentUrl,
    calendarScope: 'Calendars.Read',
  });
}

/** As it stands in a Status. */
export function problemOf(code: Code): StatusProblem {
  return {
    code,
    remedy: remedies[code],
    message: messages[code].detail,
    at: '2026-11-20T13:00:00.000Z',
    reference: code === 'credentials_missing' ? null : 'a1b2c3d4e5f6',
    ...(hasHelp(code) && { help: helpOf(code)! }),
  };
}

/** As a refused request answers it. */
export function refusal(code: Code, more: Partial<Problem> = {}): CannedAnswer {
  const { message: detail, remedy, help } = problemOf(code);
  const { title } = messages[code];
  const status = httpStatus[code];
  const body: Problem = {
    type: `urn:otiumwork:problem:${code}`,
    title,
    status,
    code,
    remedy,
    detail,
    reference: 'f0e1d2c3b4a5',
    ...(status === 503 && { retryAfterSeconds: 30 }),
    ...(status === 429 && { retryAfterSeconds: 40 }),
    ...(help && { help }),
    ...more,
  };
  return { status, body };
}
