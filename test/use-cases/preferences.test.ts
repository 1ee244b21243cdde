import { Failure } from '../../src/domain/failure';
import { anna, codeOf, friday, world } from '../fakes/world';
import { at } from '../fixtures/builders';

test('without a preference the zone is that of the profile, and without a profile UTC', async () => {
  const w = await world();
  expect(await w.app.getPreferences(anna)).toEqual({
    timeZone: 'Europe/Berlin',
    timeZoneSource: 'profile',
    excludeWords: [],
  });
  expect(await w.app.getPreferences({ ...anna, zone: undefined })).toMatchObject({
    timeZone: 'UTC',
    timeZoneSource: 'default',
  });
});

test('a profile zone that nobody knows is ignored', async () => {
  const w = await world({ connections: [{}] });
  expect(await w.app.getPreferences({ ...anna, zone: 'Mars/Olympus' })).toMatchObject({
    timeZone: 'Europe/Berlin',
    timeZoneSource: 'profile',
  });
});

test('they can be set before connecting, and are kept', async () => {
  const w = await world();
  const saved = await w.app.savePreferences(anna, { timeZone: 'Asia/Tokyo', excludeWords: ['dentist'] });
  expect(saved).toEqual({ timeZone: 'Asia/Tokyo', timeZoneSource: 'preference', excludeWords: ['dentist'] });
  await w.connect();
  expect(await w.app.getPreferences(anna)).toEqual(saved);
  expect((await w.status()).timeZone).toBe('Asia/Tokyo');
});

test('what is not named stays as it is, and null returns to the profile’s zone', async () => {
  const w = await world();
  await w.app.savePreferences(anna, { timeZone: 'Asia/Tokyo', excludeWords: ['dentist'] });
  expect(await w.app.savePreferences(anna, { excludeWords: [] })).toMatchObject({ timeZone: 'Asia/Tokyo' });
  await w.app.savePreferences(anna, { excludeWords: ['gym'] });
  expect(await w.app.savePreferences(anna, { timeZone: null })).toEqual({
    timeZone: 'Europe/Berlin',
    timeZoneSource: 'profile',
    excludeWords: ['gym'],
  });
});

test.each(['Mars/Olympus', '+02:00', 'W. Europe Standard Time', ''])(
  'F32: %j is no time zone',
  async (timeZone) => {
    const w = await world();
    const refused = await w.app.savePreferences(anna, { timeZone }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ code: 'request_malformed', errors: [{ field: 'timeZone' }] });
  },
);

test('a new zone moves the next night to that zone’s early morning', async () => {
  const w = await world({ connections: [{ nextSyncAt: at('2026-11-21T01:37:00.000Z') }] });
  await w.app.savePreferences(anna, { timeZone: 'America/New_York' });
  const night = (await w.connection()).nextSyncAt!;
  expect(night >= at('2026-11-21T07:00:00.000Z') && night < at('2026-11-21T09:00:00.000Z')).toBe(true);
});

test('words alone do not move the next night', async () => {
  const nextSyncAt = at('2026-11-21T01:37:00.000Z');
  const w = await world({ connections: [{ nextSyncAt }] });
  await w.app.savePreferences(anna, { excludeWords: ['gym'] });
  expect((await w.connection()).nextSyncAt).toEqual(nextSyncAt);
});

test('a new zone does not begin the nights of somebody who never synced by hand', async () => {
  const w = await world({ connections: [{ nextSyncAt: undefined }] });
  await w.app.savePreferences(anna, { timeZone: 'America/New_York' });
  expect((await w.connection()).nextSyncAt).toBeUndefined();
});

test('F32: the night of a zone whose clocks change still comes once', async () => {
  const w = await world({ now: at('2026-03-28T12:00:00.000Z'), connections: [{ nextSyncAt: friday }] });
  await w.app.savePreferences(anna, { timeZone: 'Europe/Paris' });
  await w.app.savePreferences(anna, { timeZone: 'Europe/Berlin' });
  await w.rewrite((before) => ({ ...before, nextSyncAt: w.clock.now() }));
  const nights: Date[] = [];
  for (let n = 0; n < 3; n++) {
    expect(await w.night()).toEqual(['synced']);
    nights.push((await w.connection()).nextSyncAt!);
    w.clock.set(nights.at(-1)!);
  }
  const dates = nights.map((night) => night.toISOString().slice(0, 10));
  expect(dates).toEqual(['2026-03-29', '2026-03-30', '2026-03-31']);
});

test('changes that meet are both made', async () => {
  const w = await world({ connections: [{}] });
  await Promise.all([
    w.app.savePreferences(anna, { timeZone: 'Asia/Tokyo' }),
    w.elsewhere.savePreferences(anna, { excludeWords: ['gym'] }),
  ]);
  expect(await w.app.getPreferences(anna)).toMatchObject({ timeZone: 'Asia/Tokyo', excludeWords: ['gym'] });
});

test('storage that keeps refusing is told, not looped over', async () => {
  const w = await world({ connections: [{}] });
  w.trouble.around((step, go) => (step === 'connections.save' ? Promise.resolve(undefined) : go()));
  expect(await codeOf(w.app.savePreferences(anna, { excludeWords: [] }))).toBe('storage_unavailable');
});
