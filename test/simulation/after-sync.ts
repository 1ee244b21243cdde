// What an operation that was a sync left behind.
import type { Connection, SyncRun } from '../../src/domain/connection';
import type { Person } from './history';
import type { Done, Scene } from './aftermath';
import { judgeOutcome } from './judging-outcomes';
import { checkNight, checkPause, zoneOf } from './nights';
import { hasNameless, noteSightings } from './notebook';
import { minutesIntoDay, ownWindow } from './own-window';
import { broken, type Broken } from './promises';
import type { Rows } from './rows';
import { checkRun } from './run-checks';
import { instant } from './wording';
import type { Run } from './witness';

export async function afterSync(scene: Scene, { planned, ending }: Done): Promise<Broken | undefined> {
  const { stage, alone, smooth } = scene;
  const { operation, who, instance } = planned;
  const { run } = instance.worker;
  if (!who || !run || ending.kind !== 'answered') return undefined;
  const connection = await stage.world.connection(stage.callers[who]);
  if (ending.answer === 'failed')
    return alone && smooth ? afterFailure(scene, who, run, connection) : undefined;
  const told =
    operation.do === 'sync' ? (ending.answer as SyncRun) : connection.runs.find(({ id }) => id === run.id);
  // Whoever disconnected meanwhile let the run come to nothing.
  return told?.id === run.id ? afterRun(scene, who, run, told, connection) : undefined;
}

function afterFailure({ stage }: Scene, who: Person, run: Run, connection: Connection): Broken | undefined {
  const [told] = connection.runs;
  if (told?.id !== run.id || told.outcome !== 'failed' || told.code === undefined)
    return broken('record', 'the run that failed, and why', told ? `${told.outcome}, another one` : 'none');
  return checkPause(connection, { run, told }, stage.spreads.get(who));
}

async function afterRun(
  scene: Scene,
  who: Person,
  run: Run,
  told: SyncRun,
  connection: Connection,
): Promise<Broken | undefined> {
  const { stage, alone } = scene;
  const { witness } = stage;
  const user = stage.callers[who];
  const state = witness.of(user);
  stage.syncs += 1;
  const rows = await witness.rowsOf(user);
  const isNewestLook = run.walk && state.lastLook === run && !otherEyes(scene, who);
  const judged = run.walk && {
    notes: state.notes,
    walk: run.walk,
    held: told.outcome === 'held' || hasNameless(run.walk),
  };
  const wrong =
    (isNewestLook && judged ? judgeOutcome(rows, judged, alone) : undefined) ??
    checkRun({ told, seen: run, connection, notes: state.notes, alone }) ??
    (alone ? afterGoodEnd(scene, who, told, connection) : undefined) ??
    (alone ? await isHealed(scene) : undefined);
  if (wrong || !isNewestLook || !run.walk) return wrong;

  noteSightings(state.notes, run.walk);
  const now = ownWindow(stage.instance(0).now(), zoneOf(connection));
  const isSameWindow = now.until.getTime() === told.window.until.getTime();
  const isSettled = alone && stage.weather === 'fair' && told.outcome === 'succeeded';
  return isSettled && isSameWindow ? syncAgain(scene, who, rows) : undefined;
}

/** Whether something happened meanwhile that changes with which eyes a sync looks, or whether it may. */
function otherEyes({ done }: Scene, who: Person): boolean {
  const changing = ['connect', 'disconnect', 'zone', 'words'];
  return done.some(({ planned }) => planned.who === who && changing.includes(planned.operation.do));
}

/** When the next night is, and whether a token that is a week old was exchanged. */
function afterGoodEnd(
  { stage, before, smooth }: Scene,
  who: Person,
  told: SyncRun,
  connection: Connection,
): Broken | undefined {
  const { nextSyncAt, token } = connection;
  const was = before.connection;
  if (smooth && was?.token) {
    const isOld = told.finishedAt.getTime() - was.token.setAt.getTime() >= 7 * 24 * 3_600_000;
    const isExchanged = token?.name !== was.token.name;
    if (isOld !== isExchanged)
      return broken('rotation', isOld ? 'a new token' : 'the same token', `set at ${instant(token?.setAt)}`);
  }
  if (told.trigger === 'manual' && was?.nextSyncAt)
    return instant(nextSyncAt) === instant(was.nextSyncAt)
      ? undefined
      : broken('night', `a manual sync leaves it at ${instant(was.nextSyncAt)}`, instant(nextSyncAt));
  const wrong = checkNight(connection, { at: told.finishedAt, spread: stage.spreads.get(who) });
  if (nextSyncAt) stage.spreads.set(who, minutesIntoDay(nextSyncAt, zoneOf(connection)));
  return wrong;
}

async function isHealed({ stage, smooth }: Scene): Promise<Broken | undefined> {
  const breaker = smooth ? (await stage.world.credentials())?.breaker : undefined;
  return breaker && broken('healing', 'no breaker after a success', `open: ${breaker.code}`);
}

async function syncAgain({ stage }: Scene, who: Person, before: Rows): Promise<Broken | undefined> {
  const user = stage.callers[who];
  const { app, worker } = stage.instance(0);
  worker.actsFor = user;
  const { imported, updated, removed } = await app.syncNow(user);
  const after = await stage.witness.rowsOf(user);
  const state = stage.witness.of(user);
  state.lastLook = state.lastRun;
  const isWritten = JSON.stringify([...after]) !== JSON.stringify([...before]);
  return isWritten || imported + updated + removed > 0
    ? broken('again', 'nothing', `${imported} imported, ${updated} updated, ${removed} removed`)
    : undefined;
}
