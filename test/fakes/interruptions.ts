// Plays an operation once for each step that it takes, and interrupts it there: somebody else acts, the process dies,
// the step fails, or it succeeds and the answer is lost. What is then wrong with the world is collected, step by step.
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

/**
 * @returns what is wrong, each line with the step at which it was brought about; and the steps that there were.
 */
export async function atEveryStep<S extends Scene>(play: {
  readonly arrange: () => Promise<S>;
  readonly act: (scene: S) => Promise<unknown>;
  readonly interrupt: Interruption<S>;
  readonly wrongs: (scene: S, ending: Ending) => Promise<readonly string[]>;
}): Promise<{ readonly wrongs: readonly string[]; readonly steps: readonly Step[] }> {
  const all: string[] = [];
  const steps: Step[] = [];
  for (let wanted = 1; wanted < 200; wanted++) {
    const scene = await play.arrange();
    let taken = 0;
    let reached: Step | undefined;
    let died: (ending: Ending) => void = () => undefined;
    const death = new Promise<Ending>((resolve) => (died = resolve));
    scene.trouble.around((step, go) => {
      if (++taken !== wanted) return go();
      reached = step;
      if ((play.interrupt as unknown) === dies) died({ code: 'died' });
      return play.interrupt(scene, step, go);
    });
    const acted = play.act(scene).then(
      (answer): Ending => ({ answer }),
      (error: unknown): Ending => ({ code: toFailure(error).code }),
    );
    const ending = await Promise.race([acted, death]);
    scene.trouble.around(undefined);
    if (reached === undefined) break;
    const step = reached;
    steps.push(step);
    const wrongs = await play.wrongs(scene, ending).catch((error: unknown) => [String(error)]);
    all.push(...wrongs.map((wrong) => `${wanted} ${step}: ${wrong}`));
  }
  return { wrongs: all, steps };
}
