import { aMeeting } from '../fakes/microsoft';
import { anna, ben, omar, world } from '../fakes/world';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';

const tuesday = aMeeting('Falcon', '2026-11-17T09:00Z');
const thursday = aMeeting('Falcon', '2026-11-19T09:00Z');

async function taught() {
  const w = await world({
    connections: [{ runs: [] }, { userId: ben.userId, runs: [] }],
    meetings: [tuesday],
  });
  await w.app.syncNow(anna);
  const { event } = await w.eventTitled('Falcon');
  await w.app.changeEvent(anna, event.id, '*', { category: 'customer' });
  w.accountOf(anna).calendar = [tuesday, thursday];
  w.accountOf(ben).calendar = [thursday];
  w.clock.advance({ minutes: 2 });
  return w;
}

test('what a user chose once is suggested for the next meeting of that title', async () => {
  const w = await taught();
  await w.app.syncNow(anna);
  const other = (await w.rows()).find(({ event }) => event.source.start.getUTCDate() === 19)!;
  expect(other.event.suggestion).toMatchObject({ category: 'customer', workType: 'customer', by: 'user' });
});

test('what one user chose is no business of a colleague', async () => {
  const w = await taught();
  await w.app.syncNow(ben);
  expect((await w.eventTitled('Falcon', ben)).event.suggestion.by).not.toBe('user');
});

test('what a user chose comes before the company’s rules', async () => {
  const w = await taught();
  const rules = [{ contains: 'falcon', category: 'travel' }];
  await w.app.saveCatalogue(omar, { ...builtInCatalogue, rules }, '*');
  await w.app.syncNow(anna);
  const other = (await w.rows()).find(({ event }) => event.source.start.getUTCDate() === 19)!;
  expect(other.event.suggestion.by).toBe('user');
  await w.app.syncNow(ben);
  expect((await w.eventTitled('Falcon', ben)).event.suggestion).toMatchObject({
    category: 'travel',
    by: 'company',
  });
});

test('a choice that is taken back is no longer suggested', async () => {
  const w = await taught();
  await w.app.changeEvent(anna, (await w.eventTitled('Falcon')).event.id, '*', { category: null });
  await w.app.syncNow(anna);
  expect((await w.rows()).map(({ event }) => event.suggestion.by)).not.toContain('user');
});
