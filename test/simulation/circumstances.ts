// How things stand when an operation begins, and what can be expected of it then.
import type { Connection } from '../../src/domain/connection';
import { clientId } from '../fixtures/builders';
import type { Ending } from './interleaving';
import type { Planned } from './operations';
import { broken, type Broken } from './promises';
import type { Stage } from './stage';

export type Circumstances = {
  readonly connection: Connection | undefined;
  readonly now: Date;
  /** With which code Microsoft, or the vault, would turn down this mailbox. */
  readonly refusal: string | undefined;
  readonly secretIsValid: boolean;
  readonly isBreakerOpen: boolean;
  /** A connect or disconnect died half way: fence and connection name different epochs. */
  readonly needsMending: boolean;
  readonly wantsOtherAccount: boolean;
  /** The message is for the epoch that is. */
  readonly epochFits: boolean;
};

export async function circumstances(stage: Stage, planned: Planned): Promise<Circumstances> {
  const { world } = stage;
  const { stores, microsoft } = world;
  const { operation, who = 'Anna', epoch } = planned;
  const user = stage.callers[who];
  const { companyId } = user;
  const company = await world.credentials();
  const connection = (await stores.connections.get(user))?.value;
  const fence = await stores.timeline.fence(user);
  const secret = company && (await stores.secrets.read(company.secretName, { companyId }));
  const token = connection?.token && (await stores.secrets.read(connection.token.name, user));
  const secretIsValid = microsoft.registrations.get(clientId)?.secrets.has(secret ?? '') === true;
  const grantIsValid = microsoft.refreshTokens.has(token ?? '');
  const ofMicrosoft = !secretIsValid ? 'secret_wrong' : grantIsValid ? undefined : 'grant_revoked';
  const wanted = operation.do === 'connect' ? stage.mailboxes[who][operation.mailbox].account : undefined;
  return {
    connection,
    now: planned.instance.now(),
    refusal: token === undefined ? 'sign_in_again' : ofMicrosoft,
    secretIsValid,
    isBreakerOpen: company?.breaker !== undefined,
    needsMending: connection !== undefined && fence?.value.epoch !== connection.epoch,
    wantsOtherAccount: wanted?.oid !== connection?.account?.oid,
    epochFits: epoch === undefined || epoch === connection?.epoch,
  };
}

/** Whether an operation that nothing hindered was done. */
export function checkDone(planned: Planned, ending: Ending, at: Circumstances): Broken | undefined {
  const told = inWords(ending);
  const expected = expectedOf(planned.operation.do, at);
  const asExpected = told === expected || (expected === 'done' && ending.kind === 'answered');
  // Once the company's registration is known to be broken the night asks for one mailbox only.
  const isSpared = (expected === 'failed' || expected === 'synced') && at.isBreakerOpen && told === 'not-due';
  const isMended = expected === 'synced' && at.needsMending && told === 'superseded';
  return asExpected || isSpared || isMended
    ? undefined
    : broken('fairWeather', `${planned.words}: ${expected}`, told);
}

export function inWords(ending: Ending): string {
  if (ending.kind === 'died') return 'the process died';
  if (ending.kind === 'failed') return ending.failure.code;
  return typeof ending.answer === 'string' ? ending.answer : 'done';
}

function expectedOf(what: Planned['operation']['do'], at: Circumstances): string {
  const { connection, now, refusal } = at;
  const isClaimed = connection?.claim !== undefined && connection.claim.until > now;
  const mustWait = connection?.notBefore !== undefined && connection.notBefore > now;
  switch (what) {
    case 'connect':
      if (!at.secretIsValid) return 'secret_wrong';
      return connection?.account && at.wantsOtherAccount ? 'wrong_account' : 'done';
    case 'sync':
      if (!connection?.token) return 'not_connected';
      if (connection.status === 'reconnect_required') return connection.problem?.code ?? 'a problem';
      if (isClaimed) return 'sync_running';
      return mustWait ? 'graph_throttled' : (refusal ?? 'done');
    case 'message':
    case 'message again': {
      if (!connection?.token) return 'not-connected';
      if (!at.epochFits) return 'other-epoch';
      if (isClaimed) return 'claimed';
      const isDue = connection.nextSyncAt !== undefined && connection.nextSyncAt <= now && !mustWait;
      if (!isDue || connection.status === 'reconnect_required') return 'not-due';
      return refusal === undefined ? 'synced' : 'failed';
    }
    default:
      return 'done';
  }
}
