// What the strip knows, and what follows from it: which problem is shown, what can be clicked, how long to wait.
// Pure: no words, no markup, no requests.
import { isFromService, type Trouble } from '../api/service';
import type { Help, Remedy, Status, SyncRun } from '../api/types';
import type { AnyCode } from '../words/codes';

/** What is being asked of the service; after `connect` the page is on its way to Microsoft. */
export type Action = 'connect' | 'sync' | 'disconnect' | 'sign-in';
export type Failed = {
  readonly of: Action | 'read';
  readonly trouble: Trouble;
  /** Until then it is of no use to try again: milliseconds since 1970. */
  readonly until: number | undefined;
  /** Tries exactly this again; without it the button of the action does. */
  readonly again?: (() => void) | undefined;
};
/** What the user's own action came to, shown until the next one. */
export type News =
  | { readonly kind: 'connected'; readonly address: string | null }
  | { readonly kind: 'approved' }
  | { readonly kind: 'disconnected'; readonly cleanup: 'done' | 'pending' };

export type StripState = {
  readonly status?: Status | undefined;
  readonly failed?: Failed | undefined;
  readonly news?: News | undefined;
  readonly busy?: Action | undefined;
  /** When what is going on began: milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Whether the user is asked if they really want to disconnect. */
  readonly asking?: boolean | undefined;
  /** Whether the user asked to look again. */
  readonly looking?: boolean | undefined;
  /** What is opened below. */
  readonly open?: PanelName | undefined;
  /** Tips are hidden until the next one is pointed at. */
  readonly hidesTips?: boolean;
  readonly told: Told;
};

/** What has just happened, for who listens. A member says what it is about; none of them: what is going on. */
export type Told = {
  readonly news?: News;
  readonly run?: SyncRun;
  readonly problem?: Shown | undefined;
  readonly isCopied?: boolean;
};

export type Shown = {
  readonly code: AnyCode;
  readonly remedy: Remedy | null;
  readonly reference: string | null;
  readonly help: Help | undefined;
  /** What was tried; `status`: nothing just now; `again`: what can be tried exactly once more. */
  readonly of: Failed['of'] | 'status' | 'again';
  /** Should the words not have come: the service's own sentence, in English, or what there is in its place. */
  readonly sentence: string;
};

/** Whatever went wrong, in one shape. */
export function shownOf(trouble: Trouble): Shown {
  return isFromService(trouble)
    ? { help: undefined, ...trouble, sentence: trouble.detail, of: 'read' }
    : { ...bare, code: trouble.code, sentence: trouble.code, remedy: 'retry-later', of: 'read' };
}

const bare = { reference: null, help: undefined };

/** The one problem that matters now: that of the last action, else what the service says stays to be put right. */
export function problemOf({ status, failed, news, busy }: StripState, now: number): Shown | undefined {
  if (busy) return undefined;
  if (failed && !isOver(failed, now))
    return { ...shownOf(failed.trouble), of: failed.again ? 'again' : failed.of };
  // Whoever just got the approval is not told that it is missing.
  if (news?.kind === 'approved' || status?.status === 'syncing') return undefined;
  if (status?.problem)
    return { help: undefined, ...status.problem, sentence: status.problem.message, of: 'status' };
  const { code, remedy = null } = (status && runOf(status)) ?? {};
  return code ? { ...bare, code, sentence: code, remedy, of: 'status' } : undefined;
}

/** That one was too fast is over with the wait. */
function isOver({ trouble, until }: Failed, now: number): boolean {
  return trouble.code === 'sync_too_soon' && until !== undefined && until <= now;
}

/** The last run of this connection; what ran before a disconnect is none of its business. */
export function runOf({ lastRun, connectedAt, account }: Status): SyncRun | undefined {
  if (!lastRun || !account) return undefined;
  return connectedAt !== null && lastRun.finishedAt < connectedAt ? undefined : lastRun;
}

/** What is said at length when it is asked for. */
export type PanelName = 'privacy' | 'help' | 'said';

/** Which of them there are; what comes and goes is last, so that nothing moves. */
export function panelsFor(problem: Shown | undefined): readonly PanelName[] {
  const said: readonly PanelName[] = problem?.code === 'sign_in_not_heard_of' ? ['said'] : [];
  return ['privacy', ...said, ...(problem?.help ? (['help'] as const) : [])];
}

export type Button = 'sign-in' | 'again' | 'connect' | 'sync' | 'disconnect';

/** What can be clicked, the most sensible first. */
export function buttonsOf(status: Status | undefined, problem: Shown | undefined): readonly Button[] {
  const usual = usualButtons(status);
  return problem ? [...new Set([buttonFor(problem, status), ...usual])] : usual;
}

function usualButtons(status: Status | undefined): readonly Button[] {
  switch (status?.status) {
    case undefined:
      return [];
    case 'not_configured':
      return ['again'];
    case 'not_connected':
      return ['connect'];
    case 'connected':
    case 'syncing':
      return ['sync', 'disconnect'];
    case 'reconnect_required':
      return ['connect', 'disconnect'];
    case 'blocked':
      if (!status.account) return ['connect'];
      // A new licence is found by a sync; anything else that was put right by signing in again.
      return [status.problem?.code === 'mailbox_unavailable' ? 'sync' : 'connect', 'disconnect'];
  }
}

function buttonFor({ code, remedy, of }: Shown, status: Status | undefined): Button {
  if (code === 'mailbox_unavailable' && status?.account) return 'sync';
  if (code === 'not_signed_in') return 'sign-in';
  // Where somebody else acts first, this is what the user does afterwards.
  if (code === 'not_connected' || remedy === 'reconnect' || remedy === 'ask-admin') return 'connect';
  return of === 'status' ? (usualButtons(status)[0] ?? 'again') : thatTries(of);
}

/** What tries once more what did not work. */
function thatTries(of: Failed['of'] | 'again'): Button {
  return of === 'read' ? 'again' : of === 'sign-in' ? 'connect' : of;
}

/** A sync under way, here or elsewhere. */
export function isSyncing({ status, failed, busy }: StripState): boolean {
  return busy === 'sync' || (!busy && !failed && status?.status === 'syncing');
}

export type Waiting = { readonly button: Button; readonly isOff: boolean; readonly waitMs: number };

/** What can be clicked, with what must wait and for how long. */
export function waitingOf(state: StripState, problem: Shown | undefined, now: number): readonly Waiting[] {
  const { status, busy, looking } = state;
  return buttonsOf(status, problem).map((button) => {
    const ms = waitMs(button, state, now);
    const isOff =
      ms > 0 ||
      (button === 'sync' && isSyncing(state)) ||
      (button === 'again' && looking === true) ||
      // Disconnecting does not wait for a sync.
      (busy !== undefined && !(busy === 'sync' && button === 'disconnect'));
    return { button, isOff, waitMs: ms };
  });
}

/** How long the button must wait, in milliseconds: what the service asked for, and the pause between two syncs. */
export function waitMs(button: Button, { status, failed }: StripState, now: number): number {
  const asked = failed?.until !== undefined && button === thatTries(failed.of) ? failed.until - now : 0;
  return Math.max(0, asked, button === 'sync' && status ? pauseMs(status, now) : 0);
}

/** Never longer than the pause itself, should this computer's clock be behind the service's. */
function pauseMs({ syncAllowedAt, lastRun }: Status, now: number): number {
  if (syncAllowedAt === null) return 0;
  const until = Date.parse(syncAllowedAt);
  return Math.min(until - now, lastRun ? until - Date.parse(lastRun.finishedAt) : Infinity);
}

export type Tone = 'quiet' | 'good' | 'warn' | 'bad';

export function toneOf({ code, remedy }: Shown): Tone {
  if (code === 'offline' || code === 'credentials_missing' || code === 'sync_too_soon') return 'quiet';
  return remedy === null ? 'bad' : 'warn';
}
