import { atEveryStep, answerIsLost, dies, fails, meanwhile } from '../fakes/interruptions';
import { aMeeting } from '../fakes/microsoft';
import { anna, ben, codeOf, friday, world, type World } from '../fakes/world';

const meetings = [aMeeting('Stand-up', '2026-11-18T09:00Z'), aMeeting('Retro', '2026-11-19T09:00Z')];
const connected = () => world({ connections: [{ runs: [] }], meetings });

test('Disconnect Outlook purges the token at once and keeps the events', async () => {
  const w = await connected();
  await w.app.syncNow(anna);
  const rows = await w.rows();
  expect(await w.app.disconnect(anna)).toBe('done');
  expect(w.vault()).toEqual(['name of the client secret']);
  expect(await w.trash()).toEqual([]);
  expect(await w.rows()).toEqual(rows);
  expect((await w.status()).status).toBe('not_connected');
});

test('afterwards nothing is synced, by hand or by night', async () => {
  const w = await connected();
  await w.app.syncNow(anna);
  await w.app.disconnect(anna);
  const asked = w.microsoft.tokenRequests.length;
  w.clock.advance({ days: 1 });
  expect(await codeOf(w.app.syncNow(anna))).toBe('not_connected');
  expect(await w.night()).toEqual([]);
  expect(w.microsoft.tokenRequests).toHaveLength(asked);
});

test('preferences and history survive it', async () => {
  const w = await connected();
  await w.app.savePreferences(anna, { timeZone: 'Asia/Tokyo', excludeWords: ['dentist'] });
  await w.app.syncNow(anna);
  await w.app.disconnect(anna);
  expect(await w.app.getPreferences(anna)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    excludeWords: ['dentist'],
  });
  expect((await w.status()).lastRun?.imported).toBe(2);
});

test('F22: doing it twice is the same as doing it once', async () => {
  const w = await connected();
  await w.app.disconnect(anna);
  const after = await w.connection();
  expect(await w.app.disconnect(anna)).toBe('done');
  const { epoch, ...again } = await w.connection();
  expect(after).toMatchObject(again);
  expect(epoch).not.toBe(after.epoch);
});

test('F22: doing it ten times at once is the same as doing it once', async () => {
  const w = await connected();
  const ways = await Promise.all(Array.from({ length: 10 }, () => codeOf(w.app.disconnect(anna))));
  expect(new Set(ways)).toEqual(new Set(['no failure']));
  expect((await w.status()).status).toBe('not_connected');
  expect(w.vault()).toEqual(['name of the client secret']);
});

test('whoever never connected may do it too', async () => {
  const w = await world();
  expect(await w.app.disconnect(ben)).toBe('done');
});

test('F22: while the vault is down it succeeds for the user, and the sweep purges once the vault answers', async () => {
  const w = await connected();
  w.trouble.fails('secrets.purge', 'vault_unavailable');
  expect(await w.app.disconnect(anna)).toBe('pending');
  expect((await w.status()).status).toBe('not_connected');
  expect(await codeOf(w.app.syncNow(anna))).toBe('not_connected');
  expect(await w.app.sweep()).toMatchObject({ purged: 0, purgesPending: 1 });
  w.trouble.recovers('secrets.purge');
  expect(await w.app.sweep()).toMatchObject({ purged: 1, purgesPending: 0 });
  expect(w.vault()).toEqual(['name of the client secret']);
  expect(await w.trash()).toEqual([]);
});

test('a vault that still shows the deleted secret is asked again by the sweep', async () => {
  const w = await connected();
  w.trouble.around((step, go) => (step === 'secrets.purge' ? Promise.resolve(false) : go()));
  expect(await w.app.disconnect(anna)).toBe('pending');
  expect(await w.trash()).toHaveLength(1);
  w.trouble.around(undefined);
  expect((await w.app.sweep()).purged).toBe(1);
});

test('a blocked sign-in without a token is cleared by it', async () => {
  const problem = { code: 'admin_consent_required' as const, at: friday, reference: 'r' };
  const w = await world({
    connections: [{ status: 'blocked', problem, token: undefined, account: undefined, clientId: undefined }],
  });
  expect(await w.app.disconnect(anna)).toBe('done');
  const { status, problem: left } = await w.status();
  expect([status, left]).toEqual(['not_connected', undefined]);
});

test('it ends a sign-in that is under way', async () => {
  const w = await connected();
  const { authorizeUrl } = await w.app.startSignIn(anna);
  const answer = w.microsoft.signIn(authorizeUrl, w.accountOf(anna));
  await w.app.disconnect(anna);
  expect(await codeOf(w.app.finishSignIn(anna, answer))).toBe('sign_in_expired');
  expect((await w.status()).status).toBe('not_connected');
});

test('nobody else is disconnected', async () => {
  const w = await world({ connections: [{}, { userId: ben.userId, runs: [] }] });
  await w.app.disconnect(anna);
  expect((await w.app.syncNow(ben)).outcome).toBe('succeeded');
});

describe('a disconnect that is interrupted', () => {
  const arrange = connected;
  const act = (w: World) => w.app.disconnect(anna);

  async function tidy(w: World): Promise<string[]> {
    w.clock.advance({ hours: 2 });
    await w.elsewhere.sweep();
    const { token, status } = await w.connection();
    const used = ['name of the client secret', ...(token ? [token.name] : [])];
    return [
      ...(JSON.stringify([...w.vault()].sort()) === JSON.stringify(used.sort())
        ? []
        : ['the vault is untidy']),
      ...(token === undefined && status !== 'not_connected' ? [`no token, but ${status}`] : []),
    ];
  }

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])('F02: that %s at any step can be repeated, and then the token is gone', async (_, interrupt) => {
    const { wrongs } = await atEveryStep({
      arrange,
      act,
      interrupt,
      wrongs: async (w) => {
        await w.elsewhere.disconnect(anna);
        const { status, token } = await w.connection();
        return [
          ...(status === 'not_connected' && token === undefined ? [] : ['still connected']),
          ...(await tidy(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])('F02: that %s at any step leaves a connection that either works or is gone', async (_, interrupt) => {
    const { wrongs } = await atEveryStep({
      arrange,
      act,
      interrupt,
      wrongs: async (w) => {
        const { status } = await w.connection();
        const code = await codeOf(w.elsewhere.syncNow(anna));
        const expected = status === 'connected' ? 'no failure' : 'not_connected';
        return [...(code === expected ? [] : [`${status}, but a sync answers ${code}`]), ...(await tidy(w))];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('by a sync or a preference still disconnects', async () => {
    const between = [
      (w: World) => codeOf(w.elsewhere.syncNow(anna)),
      (w: World) => codeOf(w.elsewhere.savePreferences(anna, { excludeWords: ['x'] })),
    ];
    for (const action of between) {
      const { wrongs } = await atEveryStep({
        arrange,
        act,
        interrupt: meanwhile(action),
        wrongs: async (w) => {
          const { status } = await w.connection();
          return [...(status === 'not_connected' ? [] : [`is ${status}`]), ...(await tidy(w))];
        },
      });
      expect(wrongs).toEqual([]);
    }
  });
});
