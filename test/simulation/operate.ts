// Plays one operation, or several at once, each in an instance of the service of its own, and looks at what it led to.
import { toFailure } from '../../src/domain/failure';
import { aftermath } from './aftermath';
import { circumstances, inWords } from './circumstances';
import type { Mishap, Operation, Turn } from './history';
import { interleave, type Ending } from './interleaving';
import { plan, type Planned } from './operations';
import type { Broken } from './promises';
import type { Stage } from './stage';

export type Fateful = {
  readonly operations: readonly Operation[];
  readonly mishaps?: readonly Mishap[];
  readonly turns?: readonly Turn[];
};

export async function operate(stage: Stage, fateful: Fateful): Promise<Broken | undefined> {
  const { operations, mishaps = [], turns = [] } = fateful;
  const planned = await planAll(stage, operations);
  const [first] = planned;
  if (!first) return undefined;
  const alone = planned.length === 1;
  const before = await circumstances(stage, first);
  for (const each of planned) prepare(stage, each, alone);

  const fate = { turns: alone ? [] : turns, mishaps, clock: stage.world.clock };
  const { endings, order } =
    alone && mishaps.length === 0
      ? { endings: [await endingOf(first.actor.act())], order: [] }
      : await interleave(
          planned.map(({ actor }) => actor),
          fate,
        );
  const done = planned.map((each, n) => ({ planned: each, ending: endings[n]! }));

  if (!alone) stage.tell('at once:');
  done.forEach(({ planned: { words }, ending }, n) => {
    stage.tell(`${alone ? '' : `  ${n + 1}: `}${words}: ${inWords(ending)}`);
  });
  for (const requests of order) stage.tell(`    ${requests}`);
  for (const { planned, ending } of done) if (ending.kind === 'died') stage.replace(planned.place);
  const repeated = mishaps.every(({ what }) => what === 'twice');
  return aftermath({ stage, done, alone, smooth: mishaps.length === 0, repeated, before });
}

/** Instances take turns, so that each gets to know what the others do. */
async function planAll(stage: Stage, operations: readonly Operation[]): Promise<readonly Planned[]> {
  const first = stage.nextInstance();
  const all = await Promise.all(
    operations.map((operation, n) => plan(stage, operation, (first + n) % stage.instances)),
  );
  return all.filter((each) => each !== undefined);
}

function prepare(stage: Stage, { who, instance, epoch, operation }: Planned, alone: boolean): void {
  const actsFor = who && stage.callers[who];
  Object.assign(instance.worker, { actsFor, alone, byNight: epoch !== undefined, run: undefined });
  if (who && operation.do === 'connect') stage.left.delete(who);
}

function endingOf(acting: Promise<unknown>): Promise<Ending> {
  return acting.then(
    (answer): Ending => ({ kind: 'answered', answer }),
    (error: unknown): Ending => ({ kind: 'failed', failure: toFailure(error) }),
  );
}
