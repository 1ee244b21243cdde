// Companies and people with everything that the service ever stores about them.
import type { CompanyId, UserId, UserKey } from '../../src/domain/ids';
import type { TimelineEvent } from '../../src/domain/timeline-event';
import type { OpsPorts } from '../../src/ops-ports';
import {
  aConnection,
  anEvent,
  aPendingSignIn,
  at,
  changed,
  random,
  someCredentials,
} from '../fixtures/builders';
import { now, type Stage } from './stage';

const anHourLater = new Date(now.getTime() + 3_600_000);

export const user = (companyId: string, userId: string): UserKey => ({
  companyId: companyId as CompanyId,
  userId: userId as UserId,
});

/** Connected, with events (one retimed far away, one recategorised, one deleted), a pending sign-in and trash. */
export async function settle({ ports }: Pick<Stage, 'ports'>, key: UserKey): Promise<void> {
  await connect(ports, key);
  await insertEvents(ports, key, [anEvent(), anEvent(), anEvent(), anEvent()]);
  const { events } = await ports.timeline.readFrom(key, new Date(0));
  const edits = [
    { user: { time: { start: at('2026-10-01T09:00:00.000Z'), end: at('2026-10-01T10:00:00.000Z') } } },
    { user: { category: { id: 'customer', workType: 'customer' } } },
    { deletedAt: now, source: { title: undefined } },
  ];
  for (const [n, edit] of edits.entries()) {
    const lesson = n === 1 ? { titleKey: random(), category: 'customer' } : undefined;
    await ports.timeline.edit(key, events[n]!, changed(events[n]!, edit), lesson);
  }
  await ports.pendingSignIns.replace(aPendingSignIn(key));
  // One that was given up, and one that a running request is about to name.
  for (const dueAt of [now, anHourLater]) await throwAway(ports, key, dueAt);
}

export async function connect(ports: OpsPorts, key: UserKey): Promise<void> {
  const token = random();
  const epoch = random();
  await ports.secrets.put(token, key, `token of ${key.userId}`);
  await ports.timeline.setEpoch(key, epoch);
  await ports.connections.save(
    aConnection({
      ...key,
      epoch,
      token: { name: token, setAt: at('2026-11-19T08:00:00.000Z') },
      claim: { id: random(), until: anHourLater },
      problem: { code: 'graph_unavailable', at: now, reference: 'reference' },
    }),
    (await ports.connections.get(key))?.etag,
  );
}

export async function insertEvents(
  { timeline }: Pick<OpsPorts, 'timeline'>,
  key: UserKey,
  events: readonly TimelineEvent[],
): Promise<void> {
  const fence = (await timeline.fence(key))!;
  const changes = events.map((event) => ({ kind: 'insert', event }) as const);
  const next = { ...fence.value, runId: random(), seq: fence.value.seq + 1 };
  const { outcome } = await timeline.commit(key, { guard: fence.etag, next, changes });
  if (outcome !== 'committed') throw new Error(`The events were not inserted: ${outcome}.`);
}

/** @returns the name under which the secret lies in the vault and hangs in the trash */
export async function throwAway(
  ports: OpsPorts,
  owner: { readonly companyId: CompanyId; readonly userId?: UserId },
  dueAt = now,
): Promise<string> {
  const secretName = random();
  await ports.trash.add({ companyId: owner.companyId, secretName, dueAt });
  await ports.secrets.put(secretName, owner, 'is used no more');
  return secretName;
}

/** Credentials with a secret, a catalogue, and the client secret before that one. */
export async function found({ ports }: Pick<Stage, 'ports'>, companyId: CompanyId): Promise<void> {
  const secretName = random();
  await ports.secrets.put(secretName, { companyId }, 'client secret');
  await ports.companies.saveCredentials(someCredentials({ companyId, secretName }), undefined);
  const categories = [{ id: 'team', label: 'Team', workType: 'meeting', retired: false }];
  await ports.companies.saveCatalogue(companyId, { categories, rules: [] }, undefined);
  await throwAway(ports, { companyId });
}
