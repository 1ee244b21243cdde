// Every request that the service makes of the world is a step. Here a step can be told to fail or to pause, and a test
// can do something right before the n-th one.
import { Failure, type Code } from '../../src/domain/failure';
import type { Ports } from '../../src/ports';

type AwaitedVerb<P> = {
  [Verb in keyof P]: P[Verb] extends (...given: never[]) => Promise<unknown> ? Verb : never;
}[keyof P] &
  string;

/** Such as `timeline.commit`. */
export type Step = {
  [Name in keyof Ports]: AwaitedVerb<Ports[Name]> extends infer Verb extends string
    ? `${Name}.${Verb}`
    : never;
}[keyof Ports];

export type Trouble = {
  /** The step fails from now on, or so many times. */
  fails(step: Step, failure: Failure | Code, times?: number): void;
  recovers(step: Step): void;
  /** The next time the step is reached it waits until told to go on. */
  pausesAt(step: Step): { readonly reached: Promise<void>; goOn(): void };
  /** Happens in place of every step; `go` is the step itself. */
  around(hook: Around | undefined): void;
};

export type Around = (step: Step, go: () => Promise<unknown>) => Promise<unknown>;

const notAwaited = new Set([
  'identityProvider.issuer',
  'identityProvider.codeOfRedirectError',
  'identityProvider.adminConsentUrl',
  'connections.listDue',
  'trash.listDue',
]);
const notOfTheWorld = new Set(['clock', 'random', 'log', 'callers']);

export function withSteps(ports: Ports): { readonly ports: Ports; readonly trouble: Trouble } {
  const failing = new Map<Step, { readonly failure: Failure; times: number }>();
  const pausing = new Map<Step, { reached: () => void; readonly gone: Promise<void> }>();
  let around: Around = (_, go) => go();

  async function take(step: Step, go: () => Promise<unknown>): Promise<unknown> {
    const pause = pausing.get(step);
    if (pause) {
      pausing.delete(step);
      pause.reached();
      await pause.gone;
    }
    const trouble = failing.get(step);
    if (trouble && trouble.times > 0) {
      trouble.times -= 1;
      throw trouble.failure;
    }
    return around(step, go);
  }

  const watched = <P extends object>(name: string, port: P): P =>
    new Proxy(port, {
      get(target, verb) {
        const value: unknown = Reflect.get(target, verb);
        const step = `${name}.${String(verb)}`;
        if (typeof value !== 'function' || notAwaited.has(step)) return value;
        return (...given: unknown[]) =>
          take(step as Step, () => Reflect.apply(value, target, given) as Promise<unknown>);
      },
    });

  return {
    ports: Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [
        name,
        notOfTheWorld.has(name) ? port : watched(name, port as object),
      ]),
    ) as Ports,
    trouble: {
      fails(step, failure, times = Infinity) {
        failing.set(step, { failure: failure instanceof Failure ? failure : new Failure(failure), times });
      },
      recovers: (step) => void failing.delete(step),
      pausesAt(step) {
        let reached = (): void => undefined;
        let goOn = (): void => undefined;
        const whenReached = new Promise<void>((resolve) => (reached = resolve));
        const gone = new Promise<void>((resolve) => (goOn = resolve));
        pausing.set(step, { reached, gone });
        return { reached: whenReached, goOn: () => goOn() };
      },
      around: (hook) => void (around = hook ?? ((_, go) => go())),
    },
  };
}
