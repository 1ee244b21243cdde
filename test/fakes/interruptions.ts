// Plays an operation once for each step that it takes, and interrupts it there: somebody else acts, the process dies,
// the step fails, or it succeeds and the answer is lost. What is then wrong with the world is collected, step by step.
import { inParallel } from '../../src/adapters/azure/in-parallel';
import { Failure, toFailure } from '../../src/domain/failure';
import type { Step, Trouble } from './steps';

type Scene = { readonly trouble: Trouble };

/** What happens in place of the step; `go` is the step itself. */
export type Interruption<S> = (scene: S, step: Step, go: () => Promise<unknown>) => Promise<unknown>;

export const meanwhile =
  <S>(action: (scene: S) => Promise<unknown>): Interruption<S> =>
  async (scene, _, go) => {
    await action(scene);
    return go();
  };

/** The process is gone: neither this step nor any later one happens, and nobody hears of it. */
export const dies: Interruption<Scene> = ({ trouble }) => {
  const never = new Promise<never>(() => undefined);
  trouble.around(() => never);
  return never;
};

export const fails: Interruption<unknown> = (_, step) => Promise.reject(unavailable(step));

export const answerIsLost: Interruption<unknown> = async (_, step, go) => {
  await go();
  if (step === 'timeline.commit') return { outcome: 'unknown' };
  throw unavailable(step);
};

function unavailable(step: Step): Failure {
  if (step.startsWith('secrets.')) return new Failure('vault_unavailable');
  if (step.startsWith('identityProvider.')) return new Failure('entra_unavailable');
  if (step.startsWith('calendar.')) return new Failure('graph_unavailable');
  return new Failure('storage_unavailable');
}

/** How the operation ended: what it answered, the code that it failed with, or `died`. */
export type Ending = { readonly answer?: unknown; readonly code?: string };

type Play<S> = {
  readonly arrange: () => Promise<S>;
  /** The same scene where it costs least, to see which steps there are. */
  readonly rehearse?: () => Promise<S>;
  readonly act: (scene: S) => Promise<unknown>;
  readonly interrupt: Interruption<S>;
  readonly wrongs: (scene: S, ending: Ending) => Promise<readonly string[]>;
  /** Which steps are interrupted: all, unless it says otherwise. */
  readonly at?: (step: Step) => boolean;
  /** Scenes played at the same time, for stores that do not mind. */
  readonly atOnce?: number;
};

/**
 * @returns what is wrong, each line with the step at which it was brought about; and the steps that there were.
 */
export async function atEveryStep<S extends Scene>(
  play: Play<S>,
): Promise<{ readonly wrongs: readonly string[]; readonly steps: readonly Step[] }> {
  const steps = (await stepsOf(play)).filter(({ name }) => play.at?.(name) ?? true);
  const wrongs = await inParallel(steps, play.atOnce ?? 1, async (step) => {
    const found = await interruptedAt(play, step).catch((error: unknown) => [String(error)]);
    return found.map((wrong) => `${step.number} ${step.name}: ${wrong}`);
  });
  return { wrongs: wrongs.flat(), steps: steps.map(({ name }) => name) };
}

type NumberedStep = { readonly number: number; readonly name: Step };

/** The steps that the operation takes when nobody interrupts it: up to an interruption they are always the same. */
async function stepsOf<S extends Scene>(play: Play<S>): Promise<readonly NumberedStep[]> {
  const scene = await (play.rehearse ?? play.arrange)();
  const steps: NumberedStep[] = [];
  scene.trouble.around((name, go) => {
    steps.push({ number: steps.length + 1, name });
    return go();
  });
  await play.act(scene).catch(() => undefined);
  scene.trouble.around(undefined);
  return steps;
}

async function interruptedAt<S extends Scene>(play: Play<S>, step: NumberedStep): Promise<readonly string[]> {
  const scene = await play.arrange();
  let taken = 0;
  let reached: Step | undefined;
  let died: (ending: Ending) => void = () => undefined;
  const death = new Promise<Ending>((resolve) => (died = resolve));
  scene.trouble.around((name, go) => {
    if (++taken !== step.number) return go();
    reached = name;
    if ((play.interrupt as unknown) === dies) died({ code: 'died' });
    return play.interrupt(scene, name, go);
  });
  const acted = play.act(scene).then(
    (answer): Ending => ({ answer }),
    (error: unknown): Ending => ({ code: toFailure(error).code }),
  );
  const ending = await Promise.race([acted, death]);
  scene.trouble.around(undefined);
  if (reached !== step.name) return [`it took the step ${reached ?? 'none'} instead`];
  return play.wrongs(scene, ending);
}
