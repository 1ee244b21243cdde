import { signInMinutes } from '../../src/domain/pending-sign-in';
import { challengeOf, stateIn } from '../fakes/microsoft';
import { anna, codeOf, friday, kim, world } from '../fakes/world';
import { clientId, tenantId } from '../fixtures/builders';

const queryOf = (url: string) => new URL(url).searchParams;

test('A35: Connect Outlook asks for the calendar, the profile and offline access, and for nothing else', async () => {
  const w = await world();
  const { authorizeUrl } = await w.app.startSignIn(anna);
  expect(queryOf(authorizeUrl).get('scope')).toBe('Calendars.Read User.Read openid profile offline_access');
});

test('A35: a deployment that chooses ReadBasic asks for ReadBasic', async () => {
  const w = await world({ scope: 'Calendars.ReadBasic' });
  const { authorizeUrl } = await w.app.startSignIn(anna);
  expect(queryOf(authorizeUrl).get('scope')).toBe(
    'Calendars.ReadBasic User.Read openid profile offline_access',
  );
});

test('the sign-in goes to the company’s own tenant and application, and comes back to the registered address', async () => {
  const w = await world();
  const { authorizeUrl, expiresAt } = await w.app.startSignIn(anna);
  expect(new URL(authorizeUrl).pathname).toContain(tenantId);
  expect(queryOf(authorizeUrl).get('client_id')).toBe(clientId);
  expect(queryOf(authorizeUrl).get('redirect_uri')).toBe('https://app.otiumwork.example/callback');
  expect(expiresAt).toEqual(new Date(friday.getTime() + signInMinutes * 60_000));
});

test('A08: Microsoft sees a challenge, and only we keep the verifier behind it', async () => {
  const w = await world();
  const { authorizeUrl } = await w.app.startSignIn(anna);
  const pending = (await w.stores.pendingSignIns.peek(anna))!;
  expect(queryOf(authorizeUrl).get('code_challenge')).toBe(challengeOf(pending.codeVerifier));
  expect(queryOf(authorizeUrl).get('code_challenge_method')).toBe('S256');
  expect(authorizeUrl).not.toContain(pending.codeVerifier);
});

test('whoever reads the table of sign-ins cannot finish one: it holds no state', async () => {
  const w = await world();
  const { authorizeUrl } = await w.app.startSignIn(anna);
  const pending = (await w.stores.pendingSignIns.peek(anna))!;
  expect(JSON.stringify(pending)).not.toContain(stateIn(authorizeUrl));
});

test('every sign-in has a state, nonce and verifier of its own', async () => {
  const w = await world();
  const seen = new Set<string>();
  for (let n = 0; n < 10; n++) {
    const { authorizeUrl } = await w.app.startSignIn(anna);
    const { nonce, codeVerifier } = (await w.stores.pendingSignIns.peek(anna))!;
    for (const value of [stateIn(authorizeUrl), nonce, codeVerifier]) seen.add(value);
  }
  expect(seen.size).toBe(30);
});

test('without credentials nobody is sent to Microsoft', async () => {
  const w = await world();
  expect(await codeOf(w.app.startSignIn(kim))).toBe('credentials_missing');
  expect(await w.stores.pendingSignIns.peek(kim)).toBeUndefined();
});

test('starting to connect again does not disturb a connection that works', async () => {
  const w = await world({ connections: [{}] });
  await w.app.startSignIn(anna);
  expect((await w.status()).status).toBe('connected');
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});
