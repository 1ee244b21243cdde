import { codes, remedies } from '../../src/domain/failure';
import type { Problem, Status } from '../../web/api/types';
import { buttonsOf, problemOf, runOf, shownOf, waitingOf, type StripState } from '../../web/strip/state';
import {
  aRun,
  blocked,
  connected,
  notConnected,
  problemOf as standing,
  refusal,
  syncing,
} from '../browser/canned/strip';

const now = Date.parse('2026-11-20T14:05:00Z');
const quiet = { told: {} };
const refused = (code: (typeof codes)[number], more?: Partial<Problem>) =>
  (refusal(code, more) as { body: Problem }).body;
const state = (more: Partial<StripState>): StripState => ({ ...quiet, ...more });
const failed = (
  code: (typeof codes)[number],
  of: 'sync' | 'connect' | 'disconnect' | 'read',
  until?: number,
) => ({
  of,
  trouble: refused(code),
  until,
});
const codeOf = (given: Partial<StripState>, at = now) => problemOf(state(given), at)?.code;

describe('the one problem that is shown', () => {
  test('is that of the last action, before what the service keeps', () => {
    const status: Status = { ...connected, problem: standing('secret_expired') };
    expect(codeOf({ status })).toBe('secret_expired');
    expect(codeOf({ status, failed: failed('graph_throttled', 'sync') })).toBe('graph_throttled');
  });

  test('is what last night’s sync failed of, if nothing else is kept', () => {
    const lastRun = aRun({ outcome: 'failed', code: 'graph_unavailable', remedy: 'retry-later' });
    expect(codeOf({ status: { ...connected, lastRun } })).toBe('graph_unavailable');
    // A run before this connection was made is of no interest.
    expect(
      codeOf({ status: { ...connected, lastRun, connectedAt: '2026-11-20T14:01:00.000Z' } }),
    ).toBeUndefined();
  });

  test('is none while something is under way, and none of approval right after the approval', () => {
    expect(codeOf({ status: blocked })).toBe('admin_consent_required');
    expect(codeOf({ status: blocked, busy: 'connect' })).toBeUndefined();
    expect(codeOf({ status: blocked, news: { kind: 'approved' } })).toBeUndefined();
    expect(codeOf({ status: { ...syncing, problem: standing('secret_expired') } })).toBeUndefined();
  });

  test('that it was too soon is over with the wait; anything else is not', () => {
    expect(codeOf({ status: connected, failed: failed('sync_too_soon', 'sync', now + 1) })).toBe(
      'sync_too_soon',
    );
    expect(codeOf({ status: connected, failed: failed('sync_too_soon', 'sync', now) })).toBeUndefined();
    expect(codeOf({ status: connected, failed: failed('graph_throttled', 'sync', now) })).toBe(
      'graph_throttled',
    );
  });
});

describe('what can be clicked', () => {
  test('there is something to click for every code, whoever must act', () => {
    for (const status of [connected, notConnected, blocked])
      for (const code of codes) {
        const buttons = buttonsOf(status, { ...shownOf(refused(code)), of: 'sync' });
        expect(buttons[0]).toBeDefined();
        if (remedies[code] === 'reconnect') expect(buttons[0]).toBe('connect');
        expect(new Set(buttons).size).toBe(buttons.length);
      }
  });

  test('with a connection, also one that is broken, it can always be disconnected', () => {
    for (const status of ['connected', 'syncing', 'reconnect_required', 'blocked'] as const)
      expect(buttonsOf({ ...connected, status }, undefined)).toContain('disconnect');
    expect(buttonsOf(blocked, undefined)).toEqual(['connect']);
    const problem = standing('mailbox_unavailable');
    expect(buttonsOf({ ...connected, status: 'blocked', problem }, undefined)).toEqual([
      'sync',
      'disconnect',
    ]);
  });

  test('disconnecting waits for no sync, everything else does', () => {
    const waiting = waitingOf(state({ status: connected, busy: 'sync' }), undefined, now);
    expect(waiting.map(({ button, isOff }) => [button, isOff])).toEqual([
      ['sync', true],
      ['disconnect', false],
    ]);
  });
});

describe('how long a button waits', () => {
  const waitOf = (button: string, given: Partial<StripState>) => {
    const all = state(given);
    return waitingOf(all, problemOf(all, now), now).find((each) => each.button === button)?.waitMs;
  };

  test('as long as the service asked for, and only that button', () => {
    const given = { status: connected, failed: failed('graph_throttled', 'sync', now + 30_000) };
    expect(waitOf('sync', given)).toBe(30_000);
    expect(waitOf('disconnect', given)).toBe(0);
  });

  test('as long as the pause between two syncs, and never longer, however wrong this computer’s clock is', () => {
    const lastRun = aRun({ finishedAt: '2026-11-20T14:04:30.000Z' });
    const status: Status = { ...connected, lastRun, syncAllowedAt: '2026-11-20T14:05:30.000Z' };
    expect(waitOf('sync', { status })).toBe(30_000);
    const hourBehind = now - 3_600_000;
    const [first] = waitingOf(state({ status }), undefined, hourBehind);
    expect(first?.waitMs).toBe(60_000);
  });
});

test('events of a connection that ended are not those of a new one', () => {
  expect(runOf(connected)).toEqual(aRun());
  expect(runOf({ ...connected, account: null })).toBeUndefined();
  expect(runOf({ ...connected, connectedAt: '2026-11-20T14:00:00.001Z' })).toBeUndefined();
});
