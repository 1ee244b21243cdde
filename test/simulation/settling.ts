// The end of every history: all troubles are over, the nights come, and then everything has to be in order.
import type { Broken } from './promises';
import { broken } from './promises';
import { people } from './aftermath';
import type { Person } from './history';
import type { Stage } from './stage';
import { instant } from './wording';

const hourMs = 3_600_000;
const quarterMs = hourMs / 4;
/** A clock may be slow. */
const longestSkewMs = 10 * 60_000;

/** `night` sweeps and delivers every message, and checks what came of it. */
export async function settle(
  stage: Stage,
  night: () => Promise<Broken | undefined>,
): Promise<Broken | undefined> {
  const { clock } = stage.world;
  stage.weather = 'fair';
  for (const who of people)
    for (const mailbox of Object.values(stage.mailboxes[who])) mailbox.returned = 'everything';
  clock.advance({ minutes: 6 });
  const since = clock.now();
  const wrong = (await nightsFor(stage, 28, night)) ?? (await everybodyIsInStep(stage, since));
  if (wrong) return wrong;
  // What was held in that night must be believed in the one after the next.
  const then = clock.now();
  const held = await peopleHeld(stage);
  const after =
    held.length === 0
      ? undefined
      : ((await nightsFor(stage, 52, night)) ?? (await nobodyIsHeld(stage, then, held)));
  return after ?? (await nothingIsLeft(stage, night));
}

/** Every quarter of an hour the timer looks; only those in which somebody is due matter here. */
async function nightsFor(
  stage: Stage,
  hours: number,
  night: () => Promise<Broken | undefined>,
): Promise<Broken | undefined> {
  const { clock } = stage.world;
  const end = clock.now().getTime() + hours * hourMs;
  for (;;) {
    const times = (await connections(stage)).flatMap(
      ({ connection }) => connection?.nextSyncAt?.getTime() ?? [],
    );
    const next = Math.max(clock.now().getTime(), Math.min(...times)) + quarterMs;
    if (next > end) break;
    clock.set(new Date(next));
    const [told, sent] = [stage.lines.length, stage.sent.length];
    const wrong = await night();
    if (wrong) return wrong;
    // A sweep that sent nothing is not worth a line.
    if (stage.sent.length === sent) stage.lines.length = told;
  }
  clock.set(new Date(end));
  return undefined;
}

async function connections(stage: Stage) {
  return Promise.all(
    people.map(async (who) => ({
      who,
      connection: (await stage.world.stores.connections.get(stage.callers[who]))?.value,
    })),
  );
}

async function everybodyIsInStep(stage: Stage, since: Date): Promise<Broken | undefined> {
  for (const { who, connection } of await connections(stage)) {
    const last = connection?.token && connection.lastSyncAt;
    // Whoever never synced by hand has no nights.
    if (!last || last.getTime() >= since.getTime() - longestSkewMs) continue;
    const { status, problem } = await stage.world.status(stage.callers[who]);
    if (problem === undefined)
      return broken(
        'inStep',
        `${who} was synced since ${instant(since)}`,
        `${status}, last synced ${instant(last)}, no problem`,
      );
  }
  return undefined;
}

async function peopleHeld(stage: Stage): Promise<readonly Person[]> {
  return (await connections(stage)).flatMap(({ who, connection }) =>
    connection?.token && connection.heldSince ? [who] : [],
  );
}

async function nobodyIsHeld(stage: Stage, since: Date, held: readonly Person[]): Promise<Broken | undefined> {
  for (const { who, connection } of await connections(stage)) {
    const told = connection?.runs.find(
      ({ outcome, startedAt }) => outcome === 'succeeded' && startedAt > since,
    );
    const { problem } = await stage.world.status(stage.callers[who]);
    if (held.includes(who) && !told && !problem)
      return broken('outage', `what was held for ${who} is believed after 12 hours`, 'it is still held');
  }
  return undefined;
}

async function nothingIsLeft(
  stage: Stage,
  night: () => Promise<Broken | undefined>,
): Promise<Broken | undefined> {
  const { world } = stage;
  world.clock.advance({ hours: 2 });
  const wrong = await night();
  if (wrong) return wrong;
  const used = (await connections(stage)).map(({ connection }) => connection?.token?.name);
  const secret = (await world.credentials())?.secretName;
  const expected = new Set([...used, secret, 'token of kim']);
  const left = world.vault().filter((name) => !expected.has(name));
  return left.length === 0
    ? undefined
    : broken('nothingUsable', 'the vault holds what is in use', `${left.length} more`);
}
