// After an operation, when nothing is in flight any more: everything that must hold then.
import type { Failure } from '../../src/domain/failure';
import { afterSync } from './after-sync';
import { checkDone, type Circumstances } from './circumstances';
import type { Person } from './history';
import type { Ending } from './interleaving';
import { checkNight, zoneOf } from './nights';
import type { Planned } from './operations';
import { broken, type Broken } from './promises';
import type { Stage } from './stage';

export const people: readonly Person[] = ['Anna', 'Ben'];

export type Done = { readonly planned: Planned; readonly ending: Ending };

/** What was done at once, and how it ended. */
export type Scene = {
  readonly stage: Stage;
  readonly done: readonly Done[];
  /** Nobody else did anything meanwhile. */
  readonly alone: boolean;
  /** Nothing went wrong. */
  readonly smooth: boolean;
  /** Nothing went wrong but that some request was carried out twice. */
  readonly repeated: boolean;
  readonly before: Circumstances;
};

/** @returns the first promise that was not kept */
export async function aftermath(scene: Scene): Promise<Broken | undefined> {
  const { stage, done } = scene;
  const [seen] = stage.witness.takeBroken();
  if (seen) return seen;
  if (done.every(({ planned }) => planned.operation.do === 'change')) return undefined;
  const wrong =
    bugs(scene) ??
    whatWasAsked(scene) ??
    (await whoeverLeft(scene)) ??
    (await secrets(scene)) ??
    (await userColumns(scene)) ??
    (await newZone(scene));
  if (wrong) return wrong;
  for (const each of done) {
    const wrong = await afterSync(scene, each);
    if (wrong) return wrong;
  }
  return undefined;
}

function bugs({ done }: Scene): Broken | undefined {
  for (const { planned, ending } of done)
    if (ending.kind === 'failed' && ending.failure.remedy === null)
      return broken('noBugs', planned.words, stackOf(ending.failure));
  return undefined;
}

function stackOf({ cause, message }: Failure): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : message;
}

function whatWasAsked(scene: Scene): Broken | undefined {
  const { stage, done, alone, smooth, before } = scene;
  const [first] = done;
  if (!first || !alone) return undefined;
  const { planned, ending } = first;
  const nothingHindered = stage.weather === 'fair' && (smooth || isRepeatable(scene, planned));
  if (nothingHindered) return checkDone(planned, ending, before);
  const isLeaving = smooth && planned.operation.do === 'disconnect' && stage.weather !== 'no storage';
  return isLeaving && ending.kind !== 'answered' ? broken('leaving', planned.words, ending.kind) : undefined;
}

/** Requests that were carried out twice, unknown to whoever sent them, are no reason for these not to be done. */
function isRepeatable({ repeated }: Scene, { operation }: Planned): boolean {
  return repeated && !['edit', 'delete', 'connect'].includes(operation.do);
}

async function whoeverLeft({ stage, done, before, alone, smooth }: Scene): Promise<Broken | undefined> {
  for (const { planned, ending } of done) {
    const { operation } = planned;
    if (operation.do !== 'disconnect' || ending.kind !== 'answered') continue;
    if (!isConnecting(done, operation.who)) stage.left.add(operation.who);
    const token = before.connection?.token?.name ?? '';
    if (alone && smooth && stage.weather === 'fair' && stage.world.vault().includes(token))
      return broken('nothingUsable', 'purged at once', 'the token is in the vault');
  }
  for (const who of stage.left) {
    const { status, token, claim, nextSyncAt } = await stage.world.connection(stage.callers[who]);
    if (status !== 'not_connected' || token || claim || nextSyncAt)
      return broken('left', `${who} is not connected`, JSON.stringify({ status, token, claim, nextSyncAt }));
  }
  return undefined;
}

const isConnecting = (done: readonly Done[], who: Person) =>
  done.some(({ planned }) => planned.who === who && planned.operation.do === 'connect');

async function secrets({ stage }: Scene): Promise<Broken | undefined> {
  const [forgotten] = await stage.world.forgottenSecrets();
  return forgotten === undefined ? undefined : broken('secretsRemembered', 'a row names it', 'none does');
}

async function userColumns({ stage, done }: Scene): Promise<Broken | undefined> {
  for (const who of new Set(done.flatMap(({ planned }) => planned.who ?? []))) {
    const rows = await stage.witness.rowsOf(stage.callers[who]);
    const lost = stage.witness.judgeUserColumns(stage.callers[who], rows);
    if (lost) return lost;
  }
  return undefined;
}

async function newZone({ stage, done, alone, smooth, before }: Scene): Promise<Broken | undefined> {
  const [first] = done;
  if (!alone || !smooth || first?.planned.operation.do !== 'zone' || first.ending.kind !== 'answered')
    return undefined;
  const { who } = first.planned.operation;
  const connection = await stage.world.connection(stage.callers[who]);
  const isMoved = before.connection?.nextSyncAt && zoneOf(before.connection) !== zoneOf(connection);
  return isMoved ? checkNight(connection, { at: before.now, spread: stage.spreads.get(who) }) : undefined;
}
