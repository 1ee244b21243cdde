// A sign-in on its way back, overtaken: whatever came first counts, and no token stays behind.
import type { MicrosoftAnswer } from '../../src/use-cases/finish-sign-in';
import { aMeeting } from '../fakes/microsoft';
import { anna, codeOf, friday, omar, world, type World } from '../fakes/world';
import { at, clientId, tenantId } from '../fixtures/builders';

async function answered(w: World): Promise<Required<MicrosoftAnswer>> {
  const { authorizeUrl } = await w.app.startSignIn(anna);
  return w.microsoft.signIn(authorizeUrl, w.accountOf(anna), {}) as Required<MicrosoftAnswer>;
}

const onlyTheCompanys = ['name of the client secret'];

test.each([
  ['of somebody who is connected', [{}]],
  ['of somebody who never was', []],
])(
  'a disconnect overtakes a sign-in %s: nothing is connected, and no token stays in the vault',
  async (_who, connections) => {
    for (const step of ['identityProvider.redeemCode', 'calendar.me', 'secrets.put'] as const) {
      const w = await world({ connections });
      const answer = await answered(w);
      const pause = w.trouble.pausesAt(step);
      const finishing = codeOf(w.app.finishSignIn(anna, answer));
      await pause.reached;
      expect(await w.app.disconnect(anna)).toBe('done');
      pause.goOn();
      expect(await finishing).toBe('sign_in_expired');
      expect((await w.status()).status).toBe('not_connected');
      expect(w.vault()).toEqual(onlyTheCompanys);
      expect(await w.trash()).toEqual([]);
    }
  },
);

test('a rotated token that is written back while its user disconnects does not outlive that', async () => {
  const token = { name: 'name of the token', setAt: at('2026-11-01T10:00Z') };
  const w = await world({ connections: [{ token }] });
  const pause = w.trouble.pausesAt('secrets.put');
  const syncing = codeOf(w.app.syncNow(anna));
  await pause.reached;
  await w.app.disconnect(anna);
  pause.goOn();
  expect(await syncing).toBe('not_connected');
  expect(w.vault()).toEqual(onlyTheCompanys);
});

test('a mailbox with trouble of its own proves all the same that the company is accepted: the breaker closes', async () => {
  const breaker = { code: 'secret_expired' as const, openedAt: friday, probedAt: undefined };
  const w = await world({ connections: [{ nextSyncAt: friday }], credentials: { breaker } });
  w.microsoft.revoke(w.accountOf(anna));
  expect(await w.night()).toEqual(['failed']);
  expect((await w.status()).status).toBe('reconnect_required');
  expect((await w.credentials())?.breaker).toBeUndefined();
});

test('a company that takes its old application back has its nights back the night after', async () => {
  const w = await world({
    connections: [{ nextSyncAt: friday }],
    meetings: [aMeeting('Retro', '2026-11-19T09:00Z')],
  });
  const other = '22222222-3333-4444-8555-666666666666';
  const registration = w.microsoft.registrations.get(clientId)!;
  w.microsoft.registrations.set(other, { ...registration, secrets: new Set(['another secret']) });
  await w.app.saveCredentials(omar, { tenantId, clientId: other, clientSecret: 'another secret' });
  expect(await w.night()).toEqual(['not-due']);
  await w.app.saveCredentials(omar, { tenantId, clientId, clientSecret: [...registration.secrets][0]! });
  w.clock.advance({ days: 1 });
  expect(await w.night()).toEqual(['synced']);
});

test('a newer reason why somebody is blocked takes the place of the older one', async () => {
  const w = await world({
    connections: [
      { status: 'blocked', problem: { code: 'mailbox_unavailable', at: friday, reference: 'older' } },
    ],
  });
  const { state } = await answered(w);
  expect(await codeOf(w.app.finishSignIn(anna, { state, error: 'consent_required' }))).toBe(
    'admin_consent_required',
  );
  expect((await w.status()).problem).toMatchObject({ code: 'admin_consent_required' });
});
