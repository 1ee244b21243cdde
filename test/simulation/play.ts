// Plays one history, step by step, and holds every step against the promises. It stops at the first broken one.
import { clientId } from '../fixtures/builders';
import { fabrikam, kim } from '../fakes/world';
import { people } from './aftermath';
import type { History, Mishap, Step } from './history';
import { carryOut } from './changes';
import { operate } from './operate';
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
  const stage = await newStage(history, tamper);
  const bystander = await whatKimHas(stage);
  let steps = 0;
  let wrong = await begin(stage, history);
  for (const step of history.steps) {
    if (wrong) break;
    steps += 1;
    wrong = await perform(stage, step);
  }
  if (!wrong) {
    stage.tell('All troubles are over; the nights come.');
    wrong = await settle(stage, () => night(stage, []));
  }
  const now = await whatKimHas(stage);
  if (!wrong && now !== bystander) wrong = broken('onlyOwnRows', bystander, now);
  return { steps, syncs: stage.syncs, broken: wrong, lines: stage.lines };
}

async function begin(stage: Stage, { meetings }: History): Promise<Broken | undefined> {
  const { clock } = stage.world;
  for (const { who, change } of meetings) {
    const window = await stage.windowOf(who);
    const moment = { now: clock.now(), window, newSerial: stage.newSerial };
    const happened = carryOut(change, stage.mailboxes[who], moment);
    if (happened !== undefined) stage.tell(`${who}'s calendar: ${happened}`);
  }
  for (const who of people) {
    const wrong = await operate(stage, { operations: [{ do: 'connect', who, mailbox: 'own' }] });
    if (wrong) return wrong;
  }
  return undefined;
}

async function perform(stage: Stage, step: Step): Promise<Broken | undefined> {
  const { clock, microsoft } = stage.world;
  switch (step.do) {
    case 'alone':
      return operate(stage, { operations: [step.operation], mishaps: step.mishaps });
    case 'together':
      return operate(stage, step);
    case 'night':
      clock.set(new Date((await whenEverybodyIsDue(stage)) + 60_000));
      return night(stage, step.mishaps);
    case 'time':
      clock.advance({ minutes: step.minutes });
      return undefined;
    case 'weather':
      stage.weather = step.weather;
      stage.tell(`weather: ${step.weather}`);
      return undefined;
    case 'outage': {
      const { returned } = step;
      stage.mailboxes[step.who].own.returned = returned;
      const what = typeof returned === 'number' ? `${returned} entries` : returned;
      stage.tell(`${step.who}'s calendar answers with ${what}`);
      return undefined;
    }
    case 'revoke':
      for (const { account } of Object.values(stage.mailboxes[step.who])) microsoft.revoke(account);
      stage.tell(`${step.who} takes back what they allowed at Microsoft`);
      return undefined;
    case 'secret':
      return secretBecomes(stage, step.becomes);
  }
}

/** A sweep, and every message that it sent. */
async function night(stage: Stage, mishaps: readonly Mishap[]): Promise<Broken | undefined> {
  const before = stage.sent.length;
  const wrong = await operate(stage, { operations: [{ do: 'sweep' }], mishaps });
  if (wrong) return wrong;
  for (let nth = before; nth < stage.sent.length; nth++) {
    const operations = [{ do: 'message again', nth }] as const;
    const wrong = await operate(stage, { operations, mishaps: nth === before ? mishaps : [] });
    if (wrong) return wrong;
  }
  return undefined;
}

/** Tonight, if somebody is due by then. */
async function whenEverybodyIsDue(stage: Stage): Promise<number> {
  const { clock, connection } = stage.world;
  const now = clock.now().getTime();
  const tonight = now + 26 * 3_600_000;
  const due = await Promise.all(
    people.map(async (who) => (await connection(stage.callers[who])).nextSyncAt?.getTime() ?? now),
  );
  return Math.max(now, ...due.filter((at) => at <= tonight));
}

/** The secret of the company's app registration stops working at Entra, or works again, or the admin enters a new one. */
async function secretBecomes(
  stage: Stage,
  becomes: 'invalid' | 'valid again' | 'renewed',
): Promise<Broken | undefined> {
  const { secrets } = stage.world.microsoft.registrations.get(clientId)!;
  if (becomes !== 'valid again') secrets.clear();
  if (becomes === 'renewed') {
    stage.secret = `client secret ${stage.newSerial()}`;
    secrets.add(stage.secret);
    return operate(stage, { operations: [{ do: 'new secret', secret: stage.secret }] });
  }
  if (becomes === 'valid again') secrets.add(stage.secret);
  stage.tell(`the company’s client secret is ${becomes}`);
  return undefined;
}

async function whatKimHas({ world }: Stage): Promise<string> {
  const connection = await world.stores.connections.get({ companyId: fabrikam, userId: kim.userId });
  return JSON.stringify([connection, await world.stores.timeline.readFrom(kim, new Date(0))]);
}
