// Plays operations at once: every request to the world waits until it is its turn, whoever makes it. Which one goes
// next is data (turns), and so is what becomes of a request (mishaps): the same history plays the same way again.
import { toFailure, type Failure } from '../../src/domain/failure';
import { answerIsLost, fails } from '../fakes/interruptions';
import type { Step as Request } from '../fakes/steps';
import type { SettableClock } from '../fakes/system';
import type { Mishap, Turn } from './history';

/** Happens in place of a request. What Microsoft's people do to a calendar has no request: nothing can befall it. */
export type Hook = (request: Request | undefined, go: () => Promise<unknown>) => Promise<unknown>;

/** Whoever acts. `around` is given what is to happen around every request, and `undefined` at the end. */
export type Actor = {
  readonly act: () => Promise<unknown>;
  readonly around: (hook: Hook | undefined) => void;
};

/** How an operation ended. A process that died has no ending that anybody heard of. */
export type Ending =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'died' };

export type Fate = {
  readonly turns: readonly Turn[];
  readonly mishaps: readonly Mishap[];
  readonly clock: SettableClock;
};

export type Interleaved = {
  readonly endings: readonly Ending[];
  /** The requests in the order in which they were carried out, in words: whose, and which one after the other. */
  readonly order: readonly string[];
};

type Waiting = {
  readonly actor: number;
  readonly request: Request | undefined;
  readonly go: () => Promise<unknown>;
};
/** A request that was given up and is carried out all the same. */
const late = Infinity;

export async function interleave(actors: readonly Actor[], fate: Fate): Promise<Interleaved> {
  const waiting: Waiting[] = [];
  const endings = new Map<number, Ending>();
  const order: { readonly whose: string; readonly what: string[] }[] = [];
  const turns = [...fate.turns];
  let turn = { of: 0, left: 0 };
  let requests = 0;

  const end = (actor: number, ending: Ending) => {
    if (!endings.has(actor)) endings.set(actor, ending);
  };
  const never = () => new Promise<never>(() => undefined);

  actors.forEach(({ act, around }, actor) => {
    around((request, go) => {
      if (endings.get(actor)?.kind === 'died') return never();
      return new Promise((resolve, reject) => {
        const itsTurn = () => befalling(actor, request, go).then(resolve, reject);
        waiting.push({ actor, request, go: itsTurn });
      });
    });
    act().then(
      (answer) => end(actor, { kind: 'answered', answer }),
      (error: unknown) => end(actor, { kind: 'failed', failure: toFailure(error) }),
    );
  });

  await everythingHasHappened();
  for (let next = choose(); next; next = choose()) {
    const { actor, request = 'the calendar changes' } = next;
    note(actor === late ? 'late' : String(actor + 1), request);
    void next.go();
    await everythingHasHappened();
  }
  for (const { around } of actors) around(undefined);
  return {
    endings: actors.map((_, actor) => endings.get(actor) ?? { kind: 'died' }),
    order: order.map(({ whose, what }) => `${whose}: ${what.join(' ')}`),
  };

  function note(whose: string, request: string): void {
    const last = order.at(-1);
    if (last?.whose === whose) last.what.push(request);
    else order.push({ whose, what: [request] });
  }

  /** Without a turn that says otherwise the first goes on until it has ended, and what is late comes last. */
  function choose(): Waiting | undefined {
    if (waiting.length === 0) return undefined;
    if (turn.left === 0) {
      const { minutes, of, requests } = turns.shift() ?? { minutes: 0, of: 0, requests: Infinity };
      fate.clock.advance({ minutes });
      turn = { of, left: requests };
    }
    turn.left -= 1;
    const present = [...new Set(waiting.map(({ actor }) => actor))].sort((a, b) => a - b);
    const chosen = present[turn.of % present.length];
    const place = waiting.findIndex(({ actor }) => actor === chosen);
    return waiting.splice(place, 1)[0];
  }

  async function befalling(
    actor: number,
    request: Request | undefined,
    go: () => Promise<unknown>,
  ): Promise<unknown> {
    if (request === undefined) return go();
    const number = requests++;
    const mishap = fate.mishaps.find(({ at }) => at === number)?.what;
    if (mishap === undefined) return go();
    order.at(-1)?.what.push(`(${typeof mishap === 'string' ? mishap : `after ${mishap.sleeps} minutes`})`);
    if (typeof mishap === 'object') {
      fate.clock.advance({ minutes: mishap.sleeps });
      return go();
    }
    switch (mishap) {
      case 'fails':
        // Of a transaction nobody knows whether it failed.
        return request === 'timeline.commit' ? { outcome: 'unknown' } : fails(undefined, request, go);
      case 'answer lost':
        return answerIsLost(undefined, request, go);
      case 'twice':
        await go();
        return go();
      case 'late':
        waiting.push({ actor: late, request, go: () => go().catch(() => undefined) });
        return answerIsLost(undefined, request, () => Promise.resolve());
      case 'dies':
        end(actor, { kind: 'died' });
        waiting.splice(0, waiting.length, ...waiting.filter((each) => each.actor !== actor));
        return never();
    }
  }
}

/** Whatever can happen without another request has happened: in memory all of that is done before the next task. */
function everythingHasHappened(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
