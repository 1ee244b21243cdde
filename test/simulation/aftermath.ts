// After an operation, when nothing is in flight any more: everything that must hold then.
import type { Connection, SyncRun } from '../../src/domain/connection';
import type { Failure } from '../../src/domain/failure';
import { clientId } from '../fixtures/builders';
import { checkDone, checkNight, checkPause, checkRun, zoneOf, type Circumstances } from './checks';
import type { Person } from './history';
import type { Ending } from './interleaving';
import { judgeOutcome } from './judging-outcomes';
import { noteSightings } from './notebook';
import type { Planned } from './operations';
import { minutesIntoDay, ownWindow } from './own-window';
import { broken, type Broken } from './promises';
import type { Rows } from './rows';
import type { Stage } from './stage';

export const people: readonly Person[] = ['Anna', 'Ben'];

/** What was done at once, and how it ended. */
export type Scene = {
  readonly stage: Stage;
  readonly done: readonly { readonly planned: Planned; readonly ending: Ending }[];
  /** Nobody else did anything meanwhile. */
  readonly alone: boolean;
  /** Nothing went wrong. */
  readonly smooth: boolean;
  /** Nothing went wrong but that some request was carried out twice. */
  readonly repeated: boolean;
  readonly before: Circumstances;
};

export async function circumstances(stage: Stage, planned: Planned): Promise<Circumstances> {
  const { stores, clock, microsoft } = stage.world;
  const { operation, who = 'Anna' } = planned;
  const user = stage.callers[who];
  const connection = (await stores.connections.get(user))?.value;
  const credentials = (await stores.companies.credentials(user.companyId))?.value;
  const fence = await stores.timeline.fence(user);
  const secret =
    credentials && (await stores.secrets.read(credentials.secretName, { companyId: user.companyId }));
  const secretIsValid = microsoft.registrations.get(clientId)?.secrets.has(secret ?? '') === true;
  const token = connection?.token && (await stores.secrets.read(connection.token.name, user));
  const refusal =
    token === undefined
      ? 'sign_in_again'
      : !secretIsValid
        ? 'secret_wrong'
        : microsoft.refreshTokens.has(token)
          ? undefined
          : 'grant_revoked';
  const wanted = operation.do === 'connect' ? stage.mailboxes[who][operation.mailbox].account : undefined;
  return {
    connection,
    now: clock.now(),
    refusal,
    secretIsValid,
    needsMending: connection !== undefined && fence?.value.epoch !== connection.epoch,
    isBreakerOpen: credentials?.breaker !== undefined,
    wantsOtherAccount: wanted?.oid !== connection?.account?.oid,
    epochFits: planned.epoch === undefined || planned.epoch === connection?.epoch,
  };
}

/** @returns the first promise that was not kept */
export async function aftermath(scene: Scene): Promise<Broken | undefined> {
  const { stage, done, alone, smooth, before } = scene;
  const { witness, world } = stage;
  const seen = witness.takeBroken();
  if (seen[0]) return seen[0];
  for (const { planned, ending } of done) {
    if (ending.kind === 'failed' && ending.failure.remedy === null)
      return broken('noBugs', planned.words, stackOf(ending.failure));
  }
  if (done.every(({ planned }) => planned.operation.do === 'change')) return undefined;
  const [first] = done;
  if (first && alone && stage.weather === 'fair' && (smooth || isRepeatable(scene, first.planned))) {
    const [notDone] = checkDone(first.planned, first.ending, before);
    if (notDone) return notDone;
  }
  if (
    first &&
    alone &&
    smooth &&
    first.planned.operation.do === 'disconnect' &&
    stage.weather !== 'no storage'
  )
    if (first.ending.kind !== 'answered') return broken('leaving', first.planned.words, first.ending.kind);
  for (const { planned, ending } of done)
    if (
      planned.operation.do === 'disconnect' &&
      ending.kind === 'answered' &&
      !isConnecting(scene, planned.operation.who)
    )
      stage.left.add(planned.operation.who);
  for (const who of stage.left) {
    const { status, token, claim, nextSyncAt } = await world.connection(stage.callers[who]);
    if (status !== 'not_connected' || token || claim || nextSyncAt)
      return broken('left', `${who} is not connected`, JSON.stringify({ status, token, claim, nextSyncAt }));
  }
  const [forgotten] = await world.forgottenSecrets();
  if (forgotten !== undefined)
    return broken('secretsRemembered', 'a row that names it', `a secret that none names`);
  for (const who of new Set(done.flatMap(({ planned }) => planned.who ?? []))) {
    const rows = await witness.rowsOf(stage.callers[who]);
    const lost = witness.judgeUserColumns(stage.callers[who], rows);
    if (lost) return lost;
  }
  for (const { planned, ending } of done) {
    const wrong = await afterSync(scene, planned, ending);
    if (wrong) return wrong;
  }
  return undefined;
}

function stackOf({ cause, message }: Failure): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : message;
}

const isConnecting = ({ done }: Scene, who: Person) =>
  done.some(({ planned }) => planned.who === who && planned.operation.do === 'connect');

/** Requests that were carried out twice, unknown to whoever sent them, are no reason for these not to be done. */
function isRepeatable({ repeated }: Scene, { operation }: Planned): boolean {
  return repeated && !['edit', 'delete', 'connect'].includes(operation.do);
}

/** What an operation that was a sync left behind. */
async function afterSync(
  scene: Scene,
  { operation, who, instance }: Planned,
  ending: Ending,
): Promise<Broken | undefined> {
  const { stage, alone, smooth } = scene;
  const { witness, world } = stage;
  const run = instance.worker.run;
  if (!who || !run || ending.kind !== 'answered') return undefined;
  const isManual = operation.do === 'sync';
  const user = stage.callers[who];
  const connection = await world.connection(user);
  if (ending.answer === 'failed') return alone && smooth ? checkPause(connection, run)[0] : undefined;
  if (!isManual && ending.answer !== 'synced') return undefined;
  const told = isManual ? (ending.answer as SyncRun) : connection.runs.find(({ id }) => id === run.id);
  // In the meantime somebody disconnected, and with that the run came to nothing.
  if (!told || told.id !== run.id) return undefined;
  stage.syncs += 1;
  const ofRun =
    checkRun(told, run, connection, alone)[0] ??
    (alone ? nightAfter(scene, who, told, connection) : undefined);
  if (ofRun) return ofRun;

  const state = witness.of(user);
  const settings = scene.done.some(
    ({ planned }) => planned.who === who && changesConnection.has(planned.operation.do),
  );
  if (!run.walk || state.lastLook !== run || settings) return undefined;
  const rows = await witness.rowsOf(user);
  const judged = { notes: state.notes, walk: run.walk, held: told.outcome === 'held' };
  const wrong = judgeOutcome(rows, judged, alone);
  if (wrong) return wrong;
  noteSightings(state.notes, run.walk);
  const now = ownWindow(world.clock.now(), zoneOf(connection));
  const sameWindow = now.until.getTime() === told.window.until.getTime();
  const isSettled = alone && stage.weather === 'fair' && told.outcome === 'succeeded';
  return isSettled && sameWindow ? syncAgain(scene, who, rows) : undefined;
}

/** What changes with which eyes a sync looks, or whether it may. */
const changesConnection = new Set<string>(['connect', 'disconnect', 'zone', 'words']);

function nightAfter(
  { stage, before }: Scene,
  who: Person,
  told: SyncRun,
  connection: Connection,
): Broken | undefined {
  const { nextSyncAt } = connection;
  const planned = before.connection?.nextSyncAt;
  if (told.trigger === 'manual' && planned)
    return nextSyncAt?.getTime() === planned.getTime()
      ? undefined
      : broken(
          'night',
          `a manual sync leaves the night at ${planned.toISOString()}`,
          nextSyncAt?.toISOString() ?? 'none',
        );
  const zone = zoneOf(connection);
  const [wrong] = checkNight(nextSyncAt, { at: told.finishedAt, zone, spread: stage.spreads.get(who) });
  if (nextSyncAt) stage.spreads.set(who, minutesIntoDay(nextSyncAt, zone));
  return wrong;
}

async function syncAgain({ stage }: Scene, who: Person, before: Rows): Promise<Broken | undefined> {
  const user = stage.callers[who];
  const instance = stage.instance(0);
  instance.worker.actsFor = user;
  const again = await instance.app.syncNow(user);
  const after = await stage.witness.rowsOf(user);
  const state = stage.witness.of(user);
  if (state.lastRun) state.lastLook = state.lastRun;
  const written = JSON.stringify([...after]) !== JSON.stringify([...before]);
  const { imported, updated, removed } = again;
  const counts = `${imported} imported, ${updated} updated, ${removed} removed`;
  return written || imported + updated + removed > 0 ? broken('again', 'nothing', counts) : undefined;
}
