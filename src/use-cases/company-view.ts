// What a company's admin sees and does beside the credentials: the consent link, everybody's connections, a leaver.
import type { Connection, SyncRun } from '../domain/connection';
import { Failure } from '../domain/failure';
import { consentText } from '../domain/help';
import type { UserId } from '../domain/ids';
import type { Caller, Ports } from '../ports';
import { scopesOf, type Settings } from '../settings';
import { pagesOfConnections } from './credentials';
import { companyHelp, hasNights, stateOf, type Status, type StatusProblem } from './describe-status';
import { disconnect } from './disconnect';

export function getConsent(ports: Pick<Ports, 'companies' | 'identityProvider'>, settings: Settings) {
  return async (caller: Caller): Promise<{ adminConsentUrl: string; forwardText: string }> => {
    const found = await ports.companies.credentials(caller.companyId);
    if (!found) throw new Failure('credentials_missing');
    const { redirectUri, calendarScope } = settings.signIn;
    const adminConsentUrl = ports.identityProvider.adminConsentUrl(found.value, {
      redirectUri,
      scopes: scopesOf(settings),
    });
    return { adminConsentUrl, forwardText: consentText({ adminConsentUrl, calendarScope }) };
  };
}

export type ConnectionView = {
  readonly userId: UserId;
  readonly status: Status['status'];
  readonly address: string | undefined;
  readonly lastSyncAt: Date | undefined;
  readonly nextSyncAt: Date | undefined;
  readonly lastRun: SyncRun | undefined;
  readonly problem: StatusProblem | undefined;
};

/** How far the present or last night has come: mailboxes, not attempts. */
export type Night = {
  readonly startedAt: Date;
  readonly due: number;
  readonly done: number;
  readonly failed: number;
};

export type ConnectionsView = {
  readonly connections: readonly ConnectionView[];
  readonly night: Night | undefined;
  readonly next: string | undefined;
};

const pageSize = 100;
const nightMs = 20 * 60 * 60_000;

export function listConnections(
  ports: Pick<Ports, 'clock' | 'companies' | 'connections' | 'identityProvider'>,
  settings: Settings,
) {
  return async (caller: Caller, after: string | undefined): Promise<ConnectionsView> => {
    const { companyId } = caller;
    const [page, credentials, night] = await Promise.all([
      ports.connections.list(companyId, { limit: pageSize, after }),
      ports.companies.credentials(companyId),
      // It is the company's, not the page's: the first page tells.
      after === undefined ? nightOf(ports, caller) : undefined,
    ]);
    const now = ports.clock.now();
    const help = companyHelp(ports, settings, credentials?.value);
    const connections = page.items
      // Whoever never connected, or left, has a row for their preferences only.
      .filter((connection) => connection.status !== 'not_connected' || connection.problem !== undefined)
      .map((connection) => {
        const { status, problem } = stateOf(connection, credentials?.value, undefined, now);
        return {
          userId: connection.userId,
          status,
          address: connection.account?.address,
          lastSyncAt: connection.lastSyncAt,
          nextSyncAt: hasNights(status) ? connection.nextSyncAt : undefined,
          lastRun: connection.runs[0],
          problem: problem && { ...problem, help: help(problem.code) },
        };
      });
    return { connections, night, next: page.next };
  };
}

async function nightOf(
  ports: Pick<Ports, 'clock' | 'connections'>,
  caller: Caller,
): Promise<Night | undefined> {
  const now = ports.clock.now();
  const since = new Date(now.getTime() - nightMs);
  let startedAt: Date | undefined;
  const counts = { due: 0, done: 0, failed: 0 };
  for await (const page of pagesOfConnections(ports, caller.companyId)) page.forEach(look);
  return startedAt && { startedAt, ...counts };

  function look(connection: Connection): void {
    const run = connection.runs.find((each) => each.trigger === 'nightly' && each.startedAt > since);
    // A run under way has put its next attempt into the future already.
    const underWay = connection.claim !== undefined && connection.claim.until > now;
    const waiting = connection.nextSyncAt !== undefined && (connection.nextSyncAt <= now || underWay);
    if (run) {
      if (!startedAt || run.startedAt < startedAt) startedAt = run.startedAt;
      if (run.outcome === 'failed') counts.failed += 1;
      else counts.done += 1;
    }
    if (run || waiting) counts.due += 1;
  }
}

/** A leaver: their token goes, their events stay. False if nobody of that id is known. */
export function removeConnection(ports: Ports) {
  const disconnectUser = disconnect(ports);
  return async (caller: Caller, userId: UserId): Promise<boolean> => {
    const user = { companyId: caller.companyId, userId };
    if (!(await ports.connections.get(user))) return false;
    await disconnectUser(user);
    ports.log.record({ event: 'admin.connection_removed', companyId: user.companyId, userId });
    return true;
  };
}
