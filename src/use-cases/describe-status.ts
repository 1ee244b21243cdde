// A user's Status, derived from what is stored: their connection, their company's registration, a pending sign-in.
// It stores nothing but a zone claim that has changed.
import { newConnection, type Connection, type SyncRun } from '../domain/connection';
import type { Code } from '../domain/failure';
import { helpFor, type Help } from '../domain/help';
import type { MicrosoftCredentials } from '../domain/microsoft-credentials';
import type { PendingSignIn } from '../domain/pending-sign-in';
import { companyProblem, madeElsewhere } from '../domain/registration-state';
import { syncAllowedAt } from '../domain/sync-pace';
import { nightInStep, withProfileZone, zoneOf } from '../domain/zone-choice';
import type { Caller, Ports } from '../ports';
import { nightsOf, scopesOf, type Settings } from '../settings';

export type StatusProblem = {
  readonly code: Code;
  readonly at: Date;
  readonly reference: string | undefined;
  readonly help: Help | undefined;
};

export type Status = {
  readonly status:
    'not_configured' | 'not_connected' | 'connected' | 'syncing' | 'reconnect_required' | 'blocked';
  readonly address: string | undefined;
  readonly timeZone: string;
  readonly windowDays: number;
  readonly connectedAt: Date | undefined;
  readonly lastSyncAt: Date | undefined;
  readonly nextSyncAt: Date | undefined;
  readonly syncAllowedAt: Date | undefined;
  readonly lastRun: SyncRun | undefined;
  readonly problem: StatusProblem | undefined;
};

/** The help that goes with a code in this company; undefined where the code has none. */
export function companyHelp(
  ports: Pick<Ports, 'identityProvider'>,
  settings: Settings,
  credentials: MicrosoftCredentials | undefined,
): (code: Code) => Help | undefined {
  const { redirectUri, calendarScope } = settings.signIn;
  return (code) =>
    helpFor(code, {
      calendarScope,
      adminConsentUrl: credentials
        ? ports.identityProvider.adminConsentUrl(credentials, { redirectUri, scopes: scopesOf(settings) })
        : null,
    });
}

export function describeStatus(
  ports: Pick<Ports, 'clock' | 'companies' | 'connections' | 'identityProvider' | 'pendingSignIns'>,
  settings: Settings,
) {
  const nightOf = nightsOf(settings);

  return async (caller: Caller): Promise<Status> => {
    const [credentials, found, pending] = await Promise.all([
      ports.companies.credentials(caller.companyId),
      ports.connections.get(caller),
      ports.pendingSignIns.peek(caller),
    ]);
    const now = ports.clock.now();
    const before = found?.value ?? newConnection(caller);
    const connection = nightInStep(before, withProfileZone(before, caller.zone), (moved) =>
      nightOf(moved, now),
    );
    // The nights follow the zone claim last seen. If the row was changed meanwhile, the next look is early enough.
    if (found && connection.profileZone !== before.profileZone)
      await ports.connections.save(connection, found.etag);
    const state = stateOf(connection, credentials?.value, pending, now);
    const help = companyHelp(ports, settings, credentials?.value);
    const waits = connection.token
      ? [connection.notBefore, syncAllowedAt(connection, settings.sync.minIntervalSeconds)]
      : [];
    return {
      status: state.status,
      address: connection.account?.address,
      timeZone: zoneOf(connection).timeZone,
      windowDays: settings.sync.windowDays,
      connectedAt: connection.connectedAt,
      lastSyncAt: connection.lastSyncAt,
      nextSyncAt: hasNights(state.status) ? connection.nextSyncAt : undefined,
      syncAllowedAt: latestAfter(now, waits),
      lastRun: connection.runs[0],
      problem: state.problem && { ...state.problem, help: help(state.problem.code) },
    };
  };
}

function latestAfter(now: Date, instants: readonly (Date | undefined)[]): Date | undefined {
  const latest = Math.max(...instants.map((instant) => instant?.getTime() ?? 0));
  return latest > now.getTime() ? new Date(latest) : undefined;
}

/** Whether the night will come for this connection as it stands. */
export function hasNights(status: Status['status']): boolean {
  return status === 'connected' || status === 'syncing' || status === 'blocked';
}

type State = {
  readonly status: Status['status'];
  readonly problem?:
    { readonly code: Code; readonly at: Date; readonly reference: string | undefined } | undefined;
};

/** The company's state comes first, then the connection's own, then a sign-in that was never heard of again. */
export function stateOf(
  connection: Connection,
  credentials: MicrosoftCredentials | undefined,
  pending: PendingSignIn | undefined,
  now: Date,
): State {
  if (!credentials)
    return {
      status: 'not_configured',
      problem: { code: 'credentials_missing', at: now, reference: undefined },
    };
  if (madeElsewhere(connection, credentials)) {
    return {
      status: 'reconnect_required',
      problem: { code: 'credentials_changed', at: credentials.updatedAt, reference: undefined },
    };
  }
  const own = connection.problem;
  if (connection.status !== 'connected') {
    const lapsed =
      pending && pending.expiresAt <= now && pending.expiresAt > (own?.at ?? new Date(0))
        ? pending
        : undefined;
    if (connection.status === 'not_connected' && lapsed) {
      return {
        status: 'not_connected',
        problem: { code: 'sign_in_not_heard_of', at: lapsed.expiresAt, reference: undefined },
      };
    }
    return { status: connection.status, problem: own };
  }
  const company = companyProblem(credentials);
  const problem = company ? { ...company, reference: undefined } : own;
  return { status: connection.claim && connection.claim.until > now ? 'syncing' : 'connected', problem };
}
