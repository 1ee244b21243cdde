// The last step of a sign-in: secret, then fence, then connection. A sync that is still running for the time before can
// write nothing any more, and a token that is not kept does not stay in the vault.
import { newConnection, type Connection, type MailboxAccount } from '../domain/connection';
import { Failure, toFailure } from '../domain/failure';
import type { PendingSignIn } from '../domain/pending-sign-in';
import { nightInStep, withProfileZone } from '../domain/zone-choice';
import type { Caller, Ports, Versioned } from '../ports';
import { nightsOf, type Settings } from '../settings';
import { disconnect } from './disconnect';
import { keepSecret, type KeptSecret } from './keep-secret';
import { purgeSecret } from './purge-secret';

export type SignedIn = {
  readonly pending: PendingSignIn;
  /** What `markOf` said before Microsoft was asked. */
  readonly markBefore: string | undefined;
  readonly account: MailboxAccount;
  readonly refreshToken: string;
};

/** @throws Failure sign_in_expired, wrong_account when something else came first; storage_unavailable, vault_unavailable */
export function keepConnection(ports: Ports, settings: Settings) {
  const nightOf = nightsOf(settings);

  return async (caller: Caller, signedIn: SignedIn): Promise<void> => {
    const { companyId, userId } = caller;
    const { pending, markBefore, account, refreshToken } = signedIn;
    await refuseIfOvertaken(await ports.connections.get(caller));
    const kept = await keepSecret(ports, { companyId, userId }, refreshToken);
    try {
      await connect(kept);
    } catch (error) {
      await giveBack(kept);
      throw error;
    }

    async function connect(kept: KeptSecret): Promise<void> {
      for (let tries = 0; tries < 10; tries++) {
        const found = await ports.connections.get(caller);
        // Our own write, whose answer was lost on the way.
        if (found?.value.token?.name === kept.name) return;
        await refuseIfOvertaken(found);
        const before = found?.value ?? newConnection(caller);
        const epoch = ports.random.id();
        await ports.timeline.setEpoch(caller, epoch);
        const old = before.token?.name;
        const connected = connectedRow(before, epoch, kept.name);
        if ((await ports.connections.save(connected, found?.etag, kept.trash(old))) === undefined) continue;
        if (old !== undefined) await purgeSecret(ports, { companyId, secretName: old });
        // Whoever removed the credentials meanwhile had no row of ours to disconnect.
        if (await ports.companies.credentials(companyId)) return;
        await disconnect(ports)(caller);
        throw expired('credentials removed meanwhile');
      }
      throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
    }

    /** Disconnected, connected elsewhere or newly configured since we asked Microsoft: that came later, and counts. */
    async function refuseIfOvertaken(found: Versioned<Connection> | undefined): Promise<void> {
      if (markOf(found?.value) !== markBefore) throw expired('disconnected or connected meanwhile');
      const known = found?.value.account;
      if (known && isAnother(known, account)) throw new Failure('wrong_account');
      const credentials = await ports.companies.credentials(companyId);
      if (credentials?.value.version !== pending.credentialsVersion)
        throw expired('credentials changed meanwhile');
    }

    function connectedRow(before: Connection, epoch: string, tokenName: string): Connection {
      const now = ports.clock.now();
      const renewed = before.connectionId !== undefined && before.account?.tid === account.tid;
      const inZone = nightInStep(before, withProfileZone(before, caller.zone), (moved) =>
        nightOf(moved, now),
      );
      return {
        ...inZone,
        status: 'connected',
        epoch,
        connectionId: renewed ? before.connectionId : ports.random.id(),
        account,
        clientId: pending.clientId,
        token: { name: tokenName, setAt: now },
        purging: undefined,
        connectedAt: now,
        lastSyncAt: renewed ? before.lastSyncAt : undefined,
        // A renewed connection that had its nights is due at the next sweep; a new one waits for the first manual sync.
        nextSyncAt: renewed && before.lastSyncAt ? (inZone.nextSyncAt ?? now) : undefined,
        claim: undefined,
        attempts: 0,
        heldSince: renewed ? before.heldSince : undefined,
        notBefore: undefined,
        problem: undefined,
      };
    }

    /** The token is not wanted: out of the vault at once, unless the row names it after all or nobody can tell. */
    async function giveBack({ name }: KeptSecret): Promise<void> {
      try {
        const found = await ports.connections.get(caller);
        if (found?.value.token?.name !== name) await purgeSecret(ports, { companyId, secretName: name });
      } catch (error) {
        // Its trash row is still there; the sweep does it within the hour.
        const { code } = toFailure(error);
        ports.log.record({ event: 'secret.purge_postponed', level: 'warn', companyId, code });
      }
    }
  };
}

/** What a disconnect always changes, and a sync that mends a torn epoch does not. */
export function markOf(connection: Connection | undefined): string | undefined {
  return connection?.connectionId ?? connection?.epoch;
}

/** Another person of the same tenant. After the company moved to another tenant, everybody's account is a new one. */
export function isAnother(
  known: MailboxAccount,
  account: { readonly tid: string; readonly oid: string },
): boolean {
  return known.tid === account.tid && known.oid !== account.oid;
}

export function expired(reason: string): Failure {
  return new Failure('sign_in_expired', { reason });
}
