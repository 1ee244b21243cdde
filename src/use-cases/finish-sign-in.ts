// Microsoft's answer came back: judge it in the order that the texts demand (state, iss, error, code, ID token, tenant,
// scopes, refresh token, account), then connect. Whoever finishes must be whoever started: the pending row is theirs.
import { newConnection, type Connection, type MailboxAccount } from '../domain/connection';
import { effectAtSignIn } from '../domain/effects';
import { Failure, isCompanyCode, referenceOf, toFailure } from '../domain/failure';
import type { TenantId } from '../domain/ids';
import type { PendingSignIn } from '../domain/pending-sign-in';
import { withProfileZone } from '../domain/zone-choice';
import type { Caller, Ports, Tokens } from '../ports';
import { grantsCalendar, type Settings } from '../settings';
import { closeBreaker, openBreaker } from './company-breaker';
import { readCredentials, type CredentialsCache } from './credentials-cache';
import { disconnect } from './disconnect';
import { keepSecret } from './keep-secret';
import { purgeSecret } from './purge-secret';
import { stateHashOf } from './start-sign-in';

/** What Microsoft put into the redirect. */
export type MicrosoftAnswer = {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
  readonly error_description?: string | undefined;
  readonly admin_consent?: string | undefined;
};

export type SignInOutcome = 'connected' | 'consent_granted';

/** @throws Failure with the code of the first check that does not hold; whatever lapsed or does not fit is sign_in_expired. */
export function finishSignIn(ports: Ports, settings: Settings, cache: CredentialsCache) {
  return async (caller: Caller, answer: MicrosoftAnswer): Promise<SignInOutcome> => {
    if (answer.admin_consent !== undefined) {
      // Only a hint: anybody can be sent here with it, so nothing is changed. An error comes with it too.
      if (answer.error === undefined) return 'consent_granted';
      throw new Failure('consent_declined', { reason: 'admin consent' });
    }
    const pending = await takePending(caller, answer.state);
    try {
      await connect(caller, pending, answer);
      return 'connected';
    } catch (error) {
      const failure = toFailure(error);
      await recordProblem(caller, failure, pending).catch((error: unknown) => {
        // What Microsoft said is what the person must hear, also when it cannot be kept.
        const { code } = toFailure(error);
        ports.log.record({
          event: 'sign_in.problem_not_kept',
          level: 'warn',
          companyId: caller.companyId,
          code,
        });
      });
      throw failure;
    }
  };

  async function takePending(caller: Caller, state: string | undefined): Promise<PendingSignIn> {
    if (state === undefined || state === '') throw expired('no state');
    const pending = await ports.pendingSignIns.takeOnce(caller, stateHashOf(state));
    if (!pending) throw expired('state unknown, used, replaced or of somebody else');
    if (pending.expiresAt <= ports.clock.now()) throw expired('state lapsed');
    return pending;
  }

  async function connect(caller: Caller, pending: PendingSignIn, answer: MicrosoftAnswer): Promise<void> {
    if (answer.iss !== undefined && answer.iss !== ports.identityProvider.issuer(pending.tenantId))
      throw expired('iss');
    if (answer.error !== undefined) {
      throw new Failure(ports.identityProvider.codeOfRedirectError(answer.error, answer.error_description), {
        reason: 'redirect',
      });
    }
    if (answer.code === undefined || answer.code === '') throw expired('neither code nor error');
    const epoch = (await ports.connections.get(caller))?.value.epoch;
    const { tokens, account } = await redeem(caller, pending, answer.code);
    await keepConnection(caller, { pending, epoch }, account, tokens.refreshToken);
  }

  /** Code → tokens → who signed in. One token request, one request to Graph. */
  async function redeem(caller: Caller, pending: PendingSignIn, code: string) {
    const { row, client } = await readCredentials(ports, caller.companyId);
    if (row.version !== pending.credentialsVersion) throw expired('credentials changed meanwhile');
    const tokens = await ports.identityProvider.redeemCode({ ...client, ...pending, code });
    if (row.breaker) await closeBreaker(ports, caller.companyId, { version: row.version });
    if (tokens.idToken === undefined) throw expired('no ID token');
    const { tid, oid } = await ports.identityProvider.verifyIdToken(tokens.idToken, pending);
    if (tid !== pending.tenantId) throw new Failure('wrong_tenant');
    const refreshToken = requireGrant(tokens);
    const before = (await ports.connections.get(caller))?.value.account;
    if (before && isAnother(before, { tid, oid })) throw new Failure('wrong_account');
    const me = await ports.calendar.me(tokens.accessToken);
    if (me.id !== oid) throw expired('/me is somebody else');
    const account: MailboxAccount = { tid: tid as TenantId, oid, address: me.address };
    return { tokens: { refreshToken }, account };
  }

  function requireGrant(tokens: Tokens): string {
    if (!grantsCalendar(settings, tokens.scopes))
      throw new Failure('scope_missing', { reason: 'at sign-in' });
    if (tokens.refreshToken === undefined) throw new Failure('no_refresh_token');
    return tokens.refreshToken;
  }

  /** Secret, then fence, then connection: a sync that is still running for the time before can write nothing any more. */
  async function keepConnection(
    caller: Caller,
    { pending, epoch: epochBefore }: { readonly pending: PendingSignIn; readonly epoch: string | undefined },
    account: MailboxAccount,
    refreshToken: string,
  ): Promise<void> {
    const { companyId, userId } = caller;
    const kept = await keepSecret(ports, { companyId, userId }, refreshToken);
    const now = ports.clock.now();
    for (let tries = 0; tries < 10; tries++) {
      const found = await ports.connections.get(caller);
      // Disconnected or connected elsewhere since we asked Microsoft: that came later, and counts.
      if (found?.value.epoch !== epochBefore) throw expired('disconnected or connected meanwhile');
      const before = found?.value ?? newConnection(caller);
      const { account: known } = before;
      if (known && isAnother(known, account)) throw new Failure('wrong_account');
      const credentials = await ports.companies.credentials(companyId);
      if (credentials?.value.version !== pending.credentialsVersion)
        throw expired('credentials changed meanwhile');
      const epoch = ports.random.id();
      await ports.timeline.setEpoch(caller, epoch);
      const renewed = before.connectionId !== undefined && known?.tid === account.tid;
      const connected: Connection = {
        ...withProfileZone(before, caller.zone),
        status: 'connected',
        epoch,
        connectionId: renewed ? before.connectionId : ports.random.id(),
        account,
        clientId: pending.clientId,
        token: { name: kept.name, setAt: now },
        purging: undefined,
        connectedAt: now,
        lastSyncAt: renewed ? before.lastSyncAt : undefined,
        // A renewed connection that had its nights is due at the next sweep; a new one waits for the first manual sync.
        nextSyncAt: renewed && before.lastSyncAt ? (before.nextSyncAt ?? now) : undefined,
        claim: undefined,
        attempts: 0,
        heldSince: renewed ? before.heldSince : undefined,
        notBefore: undefined,
        problem: undefined,
      };
      const old = before.token?.name;
      if ((await ports.connections.save(connected, found?.etag, kept.trash(old))) === undefined) continue;
      cache.forget(companyId);
      if (old !== undefined) await purgeSecret(ports, { companyId, secretName: old });
      // Whoever removed the credentials meanwhile had no row of ours to disconnect.
      if (await ports.companies.credentials(companyId)) return;
      await disconnect(ports)(caller);
      throw expired('credentials removed meanwhile');
    }
    throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
  }

  /** What stays visible until it is put right. */
  async function recordProblem(caller: Caller, failure: Failure, pending: PendingSignIn): Promise<void> {
    const { code } = failure;
    if (isCompanyCode(code)) {
      await openBreaker(ports, caller.companyId, { version: pending.credentialsVersion, code });
      cache.forget(caller.companyId);
      return;
    }
    const effect = effectAtSignIn(code);
    if (effect !== 'blocked' && code !== 'sign_in_not_finished') return;
    const problem = { code, at: ports.clock.now(), reference: referenceOf(ports.random.id()) };
    for (let tries = 0; tries < 3; tries++) {
      const found = await ports.connections.get(caller);
      const before = found?.value ?? newConnection(caller);
      const status = effect === 'blocked' ? 'blocked' : before.status;
      // A connection that already says what is wrong keeps saying it.
      if (status === before.status && status !== 'not_connected' && before.problem !== undefined) return;
      if ((await ports.connections.save({ ...before, status, problem }, found?.etag)) === undefined) continue;
      failure.reference = problem.reference;
      return;
    }
  }
}

/** Another person of the same tenant. After the company moved to another tenant, everybody's account is a new one. */
function isAnother(known: MailboxAccount, account: { readonly tid: string; readonly oid: string }): boolean {
  return known.tid === account.tid && known.oid !== account.oid;
}

function expired(reason: string): Failure {
  return new Failure('sign_in_expired', { reason });
}
