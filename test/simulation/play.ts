// Plays one history, step by step, and holds every step against the promises. It stops at the first broken one.
import { toFailure } from '../../src/domain/failure';
import { clientId } from '../fixtures/builders';
import { fabrikam, kim } from '../fakes/world';
import { aftermath, circumstances, people } from './aftermath';
import { inWords } from './checks';
import type { History, Mishap, Operation, Step, Turn } from './history';
import { interleave, type Ending } from './interleaving';
import { carryOut } from './mailboxes';
import { plan } from './operations';
import { broken, type Broken } from './promises';
import { settle } from './settling';
import { stage as newStage, type Stage, type Tamper } from './stage';

export type Played = {
  readonly steps: number;
  readonly syncs: number;
  readonly broken: Broken | undefined;
  /** What happened, line by line. */
  readonly lines: readonly string[];
};

export async function play(history: History, tamper?: Tamper): Promise<Played> {
  const stage = await newStage(history.start, tamper);
  const lines: string[] = [];
  const tell = (text: string) =>
    void lines.push(`${stage.world.clock.now().toISOString().slice(0, 16)}Z  ${text}`);
  const bystander = await whatKimHas(stage);
  let steps = 0;

  const wrong = await beginning();
  if (wrong) return { steps, syncs: stage.syncs, broken: wrong, lines };
  for (const step of history.steps) {
    steps += 1;
    const wrong = await perform(step);
    if (wrong) return { steps, syncs: stage.syncs, broken: wrong, lines };
  }
  tell('all troubles are over; the nights come');
  const left = (await settle(stage, () => night([]))) ?? (await bystanderIsUntouched());
  return { steps, syncs: stage.syncs, broken: left, lines };

  async function beginning(): Promise<Broken | undefined> {
    for (const { who, change } of history.meetings) {
      const moment = {
        now: stage.world.clock.now(),
        window: await stage.windowOf(who),
        newSerial: stage.newSerial,
      };
      const happened = carryOut(change, stage.mailboxes[who], moment);
      if (happened !== undefined) tell(`${who}'s calendar: ${happened}`);
    }
    for (const who of people) {
      const wrong = await operate([{ do: 'connect', who, mailbox: 'own' }]);
      if (wrong) return wrong;
    }
    return undefined;
  }

  async function perform(step: Step): Promise<Broken | undefined> {
    const { clock, microsoft } = stage.world;
    switch (step.do) {
      case 'alone':
        return operate([step.operation], step.mishaps);
      case 'together':
        return operate(step.operations, step.mishaps, step.turns);
      case 'night': {
        const times = await Promise.all(
          people.map(async (who) => (await stage.world.connection(stage.callers[who])).nextSyncAt),
        );
        const soon = clock.now().getTime() + 26 * 3_600_000;
        const due = times.flatMap((at) => (at && at.getTime() <= soon ? [at.getTime()] : []));
        clock.set(new Date(Math.max(clock.now().getTime(), ...due) + 60_000));
        return night(step.mishaps);
      }
      case 'time':
        clock.advance({ minutes: step.minutes });
        return undefined;
      case 'weather':
        stage.weather = step.weather;
        tell(`weather: ${step.weather}`);
        return undefined;
      case 'outage':
        stage.mailboxes[step.who].own.returned = step.returned;
        tell(
          `${step.who}'s calendar answers with ${step.returned} ${typeof step.returned === 'number' ? 'entries' : ''}`,
        );
        return undefined;
      case 'revoke':
        for (const { account } of Object.values(stage.mailboxes[step.who])) microsoft.revoke(account);
        tell(`${step.who} takes back what they allowed at Microsoft`);
        return undefined;
      case 'secret':
        return secretBecomes(step.becomes);
    }
  }

  async function secretBecomes(becomes: 'invalid' | 'renewed'): Promise<Broken | undefined> {
    const registration = stage.world.microsoft.registrations.get(clientId)!;
    tell(`the company's client secret is ${becomes}`);
    if (becomes === 'invalid') {
      registration.secrets.clear();
      return undefined;
    }
    const clientSecret = `client secret ${stage.newSerial()}`;
    registration.secrets.clear();
    registration.secrets.add(clientSecret);
    const { tenantId } = registration;
    try {
      await stage
        .instance(0)
        .app.saveCredentials(stage.admin, { tenantId: tenantId as never, clientId, clientSecret });
    } catch (error) {
      if (stage.weather === 'fair') throw error;
    }
    return undefined;
  }

  async function night(mishaps: readonly Mishap[]): Promise<Broken | undefined> {
    const before = stage.sent.length;
    const wrong = await operate([{ do: 'sweep' }], mishaps);
    if (wrong) return wrong;
    for (let nth = before; nth < stage.sent.length; nth++) {
      const wrong = await operate([{ do: 'message again', nth }], nth === before ? mishaps : []);
      if (wrong) return wrong;
    }
    return undefined;
  }

  /** Plays one operation, or several at once, each in an instance of its own. */
  async function operate(
    operations: readonly Operation[],
    mishaps: readonly Mishap[] = [],
    turns: readonly Turn[] = [],
  ): Promise<Broken | undefined> {
    const all = await Promise.all(operations.map((operation, n) => plan(stage, operation, n)));
    const planned = all.filter((each) => each !== undefined);
    const [first] = planned;
    if (!first) return undefined;
    const alone = planned.length === 1;
    const smooth = mishaps.length === 0;
    const before = await circumstances(stage, first);
    for (const { who, instance, epoch, operation } of planned) {
      const actsFor = who && stage.callers[who];
      Object.assign(instance.worker, { actsFor, alone, byNight: epoch !== undefined, run: undefined });
      if (who && operation.do === 'connect') stage.left.delete(who);
    }

    const actors = planned.map(({ actor }) => actor);
    const { endings, order } =
      alone && smooth
        ? { endings: [await endingOf(first.actor.act())], order: [] }
        : await interleave(actors, { turns: alone ? [] : turns, mishaps, clock: stage.world.clock });
    if (!alone) tell('at once:');
    planned.forEach(({ words }, n) => {
      tell(`${alone ? '' : `  ${n + 1} `}${words}: ${inWords(endings[n]!)}`);
    });
    for (const requests of order) tell(`    ${requests}`);
    operations.forEach((_, n) => {
      const place = planned.findIndex(({ instance }) => instance === stage.instance(n));
      if (endings[place]?.kind === 'died') stage.replace(n);
    });
    const done = planned.map((each, n) => ({ planned: each, ending: endings[n]! }));
    const repeated = mishaps.every(({ what }) => what === 'twice');
    return aftermath({ stage, done, alone, smooth, repeated, before });
  }

  async function bystanderIsUntouched(): Promise<Broken | undefined> {
    const now = await whatKimHas(stage);
    return now === bystander ? undefined : broken('onlyOwnRows', bystander, now);
  }
}

function endingOf(acting: Promise<unknown>): Promise<Ending> {
  return acting.then(
    (answer): Ending => ({ kind: 'answered', answer }),
    (error: unknown): Ending => ({ kind: 'failed', failure: toFailure(error) }),
  );
}

async function whatKimHas({ world }: Stage): Promise<string> {
  const connection = await world.stores.connections.get({ companyId: fabrikam, userId: kim.userId });
  return JSON.stringify([connection, await world.stores.timeline.readFrom(kim, new Date(0))]);
}
