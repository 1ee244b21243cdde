// Microsoft's answer came back: judge it in the order that the texts demand (state, iss, error, code, ID token, tenant,
// scopes, refresh token, account), then connect. Whoever finishes must be whoever started: the pending row is theirs.
import { newConnection, type Connection, type MailboxAccount } from '../domain/connection';
import { effectOf } from '../domain/effects';
import { Failure, isCompanyCode, referenceOf, toFailure } from '../domain/failure';
import type { TenantId } from '../domain/ids';
import type { PendingSignIn } from '../domain/pending-sign-in';
import type { Caller, Ports, Tokens } from '../ports';
import { grantsCalendar, type Settings } from '../settings';
import { closingBreaker, openBreaker } from './company-breaker';
import { readCredentials, type CredentialsCache } from './credentials-cache';
import { expired, isAnother, keepConnection, markOf } from './keep-connection';
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
  const keep = keepConnection(ports, settings);
  return async (caller: Caller, answer: MicrosoftAnswer): Promise<SignInOutcome> => {
    if (answer.admin_consent !== undefined) {
      // Only a hint: anybody can be sent here with it, so nothing is changed. An error comes with it too.
      if (answer.error === undefined) return 'consent_granted';
      throw new Failure('consent_declined', { reason: 'admin consent' });
    }
    // Read before the sign-in is taken: a disconnect takes both, and what it leaves of neither must not be connected.
    const before = (await ports.connections.get(caller))?.value;
    const pending = await takePending(caller, answer.state);
    try {
      await connect(caller, before, pending, answer);
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

  async function connect(
    caller: Caller,
    before: Connection | undefined,
    pending: PendingSignIn,
    answer: MicrosoftAnswer,
  ): Promise<void> {
    if (answer.iss !== undefined && answer.iss !== ports.identityProvider.issuer(pending.tenantId))
      throw expired('iss');
    if (answer.error !== undefined) {
      throw new Failure(ports.identityProvider.codeOfRedirectError(answer.error, answer.error_description), {
        reason: 'redirect',
      });
    }
    if (answer.code === undefined || answer.code === '') throw expired('neither code nor error');
    const { refreshToken, account } = await redeem(pending, answer.code, before?.account);
    await keep(caller, { pending, markBefore: markOf(before), account, refreshToken });
    cache.forget(caller.companyId);
  }

  /** Code → tokens → who signed in. One token request, one request to Graph. */
  async function redeem(pending: PendingSignIn, code: string, known: MailboxAccount | undefined) {
    const { row, client } = await readCredentials(ports, pending.companyId);
    if (row.version !== pending.credentialsVersion) throw expired('credentials changed meanwhile');
    const tokens = await closingBreaker(ports, row, () =>
      ports.identityProvider.redeemCode({ ...client, ...pending, code }),
    );
    if (tokens.idToken === undefined) throw expired('no ID token');
    const { tid, oid } = await ports.identityProvider.verifyIdToken(tokens.idToken, pending);
    if (tid !== pending.tenantId) throw new Failure('wrong_tenant');
    const refreshToken = requireGrant(tokens);
    if (known && isAnother(known, { tid, oid })) throw new Failure('wrong_account');
    const me = await ports.calendar.me(tokens.accessToken);
    if (me.id !== oid) throw expired('/me is somebody else');
    const account: MailboxAccount = { tid: tid as TenantId, oid, address: me.address };
    return { refreshToken, account };
  }

  function requireGrant(tokens: Tokens): string {
    if (!grantsCalendar(settings, tokens.scopes))
      throw new Failure('scope_missing', { reason: 'at sign-in' });
    if (tokens.refreshToken === undefined) throw new Failure('no_refresh_token');
    return tokens.refreshToken;
  }

  /** What stays visible until it is put right. */
  async function recordProblem(caller: Caller, failure: Failure, pending: PendingSignIn): Promise<void> {
    const { code } = failure;
    if (isCompanyCode(code)) {
      await openBreaker(ports, caller.companyId, { version: pending.credentialsVersion, code });
      cache.forget(caller.companyId);
      return;
    }
    const blocks = effectOf(code) === 'blocked';
    if (!blocks && code !== 'sign_in_not_finished') return;
    const problem = { code, at: ports.clock.now(), reference: referenceOf(ports.random.id()) };
    for (let tries = 0; tries < 3; tries++) {
      const found = await ports.connections.get(caller);
      const before = found?.value ?? newConnection(caller);
      const status = blocks ? 'blocked' : before.status;
      // A connection that already says what is wrong keeps saying it.
      if (!blocks && status !== 'not_connected' && before.problem !== undefined) return;
      if ((await ports.connections.save({ ...before, status, problem }, found?.etag)) === undefined) continue;
      failure.reference = problem.reference;
      return;
    }
  }
}
