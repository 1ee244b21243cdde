import { Failure, type Code } from '../../src/domain/failure';
import type { TenantId } from '../../src/domain/ids';
import type { MicrosoftAnswer } from '../../src/use-cases/finish-sign-in';
import { answerIsLost, atEveryStep, dies, fails, meanwhile } from '../fakes/interruptions';
import { aMeeting, type SignInOddity } from '../fakes/microsoft';
import { anna, ben, clientSecret, codeOf, friday, kim, omar, world, type World } from '../fakes/world';
import { at, clientId, tenantId } from '../fixtures/builders';

const tenant = (id: string) => id as TenantId;
const otherTenant = tenant('11111111-2222-4333-8444-555555555555');
const meetings = [
  aMeeting('Stand-up', '2026-11-18T09:00Z'),
  aMeeting('Retro', '2026-11-19T09:00Z'),
  aMeeting('Dentist', '2026-11-19T15:00Z'),
];

/** A sign-in that Microsoft has answered, and nobody has finished. */
async function answered(w: World, oddity: SignInOddity = {}): Promise<Required<MicrosoftAnswer>> {
  const { authorizeUrl } = await w.app.startSignIn(anna);
  return w.microsoft.signIn(authorizeUrl, w.accountOf(anna), oddity) as Required<MicrosoftAnswer>;
}

async function unchanged(w: World): Promise<void> {
  expect((await w.status()).status).toBe('not_connected');
  expect(await w.forgottenSecrets()).toEqual([]);
  expect(w.vault()).toEqual(['name of the client secret']);
}

describe('a sign-in that goes well', () => {
  test('connects, and shows the address that Microsoft names', async () => {
    const w = await world();
    expect(await w.connect()).toBe('connected');
    expect(await w.status()).toMatchObject({
      status: 'connected',
      address: 'anna@contoso.example',
      connectedAt: friday,
      lastSyncAt: undefined,
      nextSyncAt: undefined,
      problem: undefined,
    });
  });

  test('keeps the refresh token in the vault alone, under the user’s name', async () => {
    const w = await world();
    await w.connect();
    const { token, companyId, userId } = await w.connection();
    const secret = await w.stores.secrets.read(token!.name, { companyId, userId });
    expect(w.microsoft.refreshTokens.has(secret!)).toBe(true);
    expect(JSON.stringify([await w.connection(), w.log.events, await w.trash()])).not.toContain(secret);
    expect(await w.trash()).toEqual([]);
  });

  test('costs one token request and one request to Graph, and imports nothing yet', async () => {
    const w = await world({ meetings });
    await w.connect();
    expect(w.microsoft.tokenRequests).toEqual([{ grant: 'code', clientId }]);
    expect(w.microsoft.graphRequests).toBe(1);
    expect(await w.titles()).toEqual([]);
  });

  test('remembers the zone of the user’s profile', async () => {
    const w = await world();
    await w.connect();
    expect((await w.connection()).profileZone).toBe('Europe/Berlin');
  });

  test('closes the company’s breaker: the registration works', async () => {
    const breaker = { code: 'secret_wrong' as const, openedAt: friday, probedAt: undefined };
    const w = await world({ credentials: { breaker } });
    await w.connect();
    expect((await w.credentials())?.breaker).toBeUndefined();
  });

  test('accepts a wider calendar scope than was asked for', async () => {
    const w = await world({ scope: 'Calendars.ReadBasic' });
    expect(await w.connect(anna, { oddity: { scopes: ['Calendars.Read', 'User.Read'] } })).toBe('connected');
  });
});

describe('a sign-in that is not ours, or no longer', () => {
  const expired: readonly (readonly [
    string,
    (w: World, answer: Required<MicrosoftAnswer>) => Promise<unknown>,
  ])[] = [
    ['without state', (w, { code }) => w.app.finishSignIn(anna, { code })],
    ['A07: with an empty state', (w, { code }) => w.app.finishSignIn(anna, { code, state: '' })],
    ['A07: with an unknown state', (w, { code }) => w.app.finishSignIn(anna, { code, state: 'x' })],
    [
      'A07: with a tampered state',
      (w, { code, state }) => w.app.finishSignIn(anna, { code, state: `${state}x` }),
    ],
    [
      'A07: with a huge state',
      (w, { code }) => w.app.finishSignIn(anna, { code, state: 'x'.repeat(10_000) }),
    ],
    [
      'that a newer one has replaced',
      async (w, answer) => {
        await w.app.startSignIn(anna);
        return w.app.finishSignIn(anna, answer);
      },
    ],
    [
      'A07: that took ten minutes',
      (w, answer) => {
        w.clock.advance({ minutes: 10 });
        return w.app.finishSignIn(anna, answer);
      },
    ],
    ['A01, A02, A03: that a colleague started', (w, answer) => w.app.finishSignIn(ben, answer)],
    ['A10: that somebody of another company started', (w, answer) => w.app.finishSignIn(kim, answer)],
    [
      'A11: whose issuer is another',
      (w, answer) => w.app.finishSignIn(anna, { ...answer, iss: 'https://login.evil.example' }),
    ],
    ['with neither code nor error', (w, { state }) => w.app.finishSignIn(anna, { state })],
    [
      'whose credentials were saved anew meanwhile',
      async (w, answer) => {
        await w.app.saveCredentials(omar, { tenantId, clientId, clientSecret });
        return w.app.finishSignIn(anna, answer);
      },
    ],
    [
      'that its user ended with Disconnect Outlook',
      async (w, answer) => {
        await w.app.disconnect(anna);
        return w.app.finishSignIn(anna, answer);
      },
    ],
  ];

  test.each(expired)('%s is expired, and its code is not redeemed', async (_, finish) => {
    const w = await world();
    const answer = await answered(w);
    expect(await codeOf(finish(w, answer))).toBe('sign_in_expired');
    expect(w.microsoft.tokenRequests).toEqual([]);
    expect((await w.status()).status).toBe('not_connected');
    expect((await w.status(ben)).status).toBe('not_connected');
  });

  test('A02: what a colleague could not finish its owner still can', async () => {
    const w = await world();
    const answer = await answered(w);
    expect(await codeOf(w.app.finishSignIn(ben, answer))).toBe('sign_in_expired');
    expect(await w.app.finishSignIn(anna, answer)).toBe('connected');
  });

  test('A05: can be finished once only', async () => {
    const w = await world();
    const answer = await answered(w);
    await w.app.finishSignIn(anna, answer);
    expect(await codeOf(w.app.finishSignIn(anna, answer))).toBe('sign_in_expired');
    expect(w.microsoft.tokenRequests).toHaveLength(1);
    expect((await w.status()).status).toBe('connected');
  });

  test('A06: of twenty callbacks at once exactly one connects', async () => {
    const w = await world();
    const answer = await answered(w);
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(w.app.finishSignIn(anna, answer))),
    );
    expect(codes.filter((code) => code === 'no failure')).toHaveLength(1);
    expect(codes.filter((code) => code === 'sign_in_expired')).toHaveLength(19);
    expect(w.microsoft.tokenRequests).toHaveLength(1);
  });

  test('with the right issuer goes on', async () => {
    const w = await world();
    const answer = await answered(w);
    const iss = `https://login.microsoft.example/${tenantId}/v2.0`;
    expect(await w.app.finishSignIn(anna, { ...answer, iss })).toBe('connected');
  });

  test('while the credentials are gone says so', async () => {
    const w = await world();
    const answer = await answered(w);
    await w.app.removeCredentials(omar);
    expect(await codeOf(w.app.finishSignIn(anna, answer))).toBe('credentials_missing');
    expect(w.microsoft.tokenRequests).toEqual([]);
  });
});

describe('what Microsoft says instead of a code', () => {
  const said: readonly (readonly [MicrosoftAnswer, Code, string, Code | undefined])[] = [
    [{ error: 'access_denied' }, 'sign_in_not_finished', 'not_connected', 'sign_in_not_finished'],
    [
      { error: 'access_denied', error_description: 'AADSTS65004: declined' },
      'consent_declined',
      'not_connected',
      undefined,
    ],
    [{ error: 'consent_required' }, 'admin_consent_required', 'blocked', 'admin_consent_required'],
    [{ error: 'server_error' }, 'entra_unavailable', 'not_connected', undefined],
    [{ error: 'temporarily_unavailable' }, 'entra_unavailable', 'not_connected', undefined],
    [{ error: '<script>' }, 'sign_in_not_finished', 'not_connected', 'sign_in_not_finished'],
  ];

  test.each(said)(
    '%j is %s, and leaves the connection %s with problem %s',
    async (parts, code, status, problem) => {
      const w = await world();
      const { state } = await answered(w);
      expect(await codeOf(w.app.finishSignIn(anna, { ...parts, state }))).toBe(code);
      const after = await w.status();
      expect([after.status, after.problem?.code]).toEqual([status, problem]);
      expect(w.microsoft.tokenRequests).toEqual([]);
    },
  );

  test('an error is believed before a code that came with it', async () => {
    const w = await world();
    const answer = await answered(w);
    expect(await codeOf(w.app.finishSignIn(anna, { ...answer, error: 'access_denied' }))).toBe(
      'sign_in_not_finished',
    );
    expect(w.microsoft.tokenRequests).toEqual([]);
  });

  test('an issuer that is wrong is judged before the error', async () => {
    const w = await world();
    const { state } = await answered(w);
    const answer = { state, iss: 'https://login.evil.example', error: 'consent_required' };
    expect(await codeOf(w.app.finishSignIn(anna, answer))).toBe('sign_in_expired');
    expect((await w.status()).status).toBe('not_connected');
  });

  test('a state that is wrong is judged before the error: nobody can be marked from outside', async () => {
    const w = await world();
    await answered(w);
    const answer = { state: 'x', error: 'consent_required' };
    expect(await codeOf(w.app.finishSignIn(anna, answer))).toBe('sign_in_expired');
    expect((await w.status()).status).toBe('not_connected');
  });

  test('a cancelled sign-in comes with help to forward', async () => {
    const w = await world();
    const { state } = await answered(w);
    await codeOf(w.app.finishSignIn(anna, { state, error: 'access_denied' }));
    const { problem } = await w.status();
    expect(problem?.help?.adminConsentUrl).toContain('/adminconsent');
    expect(problem?.help?.forwardText).toContain('Calendars.Read');
  });

  test('a connection that worked is blocked by a sign-in that needs an approval, and works again at the next sync', async () => {
    const w = await world({ connections: [{}] });
    const { state } = await answered(w);
    await codeOf(w.app.finishSignIn(anna, { state, error: 'consent_required' }));
    expect((await w.status()).status).toBe('blocked');
    expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
    expect((await w.status()).problem).toBeUndefined();
  });

  test('a sign-in that was blocked is forgotten once one succeeds', async () => {
    const w = await world();
    const { state } = await answered(w);
    await codeOf(w.app.finishSignIn(anna, { state, error: 'consent_required' }));
    await w.connect();
    const { status, problem } = await w.status();
    expect([status, problem]).toEqual(['connected', undefined]);
  });
});

describe('what comes with the code', () => {
  const oddities: readonly (readonly [string, SignInOddity, Code])[] = [
    ['no ID token', { idToken: 'missing' }, 'sign_in_expired'],
    ['A11: an ID token that Microsoft did not sign', { idToken: 'forged' }, 'sign_in_expired'],
    ['A11: an ID token for another application', { idToken: { aud: 'another' } }, 'sign_in_expired'],
    ['A12: an ID token with another nonce', { idToken: { nonce: 'another' } }, 'sign_in_expired'],
    ['A11: an ID token of another issuer', { idToken: { iss: 'https://evil.example' } }, 'sign_in_expired'],
    ['an ID token that has expired', { idToken: { exp: '2026-11-20T09:00:00.000Z' } }, 'sign_in_expired'],
    [
      'A11: an ID token of another tenant',
      { idToken: { tid: otherTenant, iss: `https://login.microsoft.example/${otherTenant}/v2.0` } },
      'wrong_tenant',
    ],
    ['an unticked calendar', { scopes: ['User.Read', 'openid', 'profile'] }, 'scope_missing'],
    ['less of the calendar than was asked for', { scopes: ['Calendars.ReadBasic'] }, 'scope_missing'],
    ['no refresh token', { withoutRefreshToken: true }, 'no_refresh_token'],
    ['neither calendar nor refresh token', { scopes: [], withoutRefreshToken: true }, 'scope_missing'],
    ['an ID token of somebody else than /me', { idToken: { oid: 'somebody else' } }, 'sign_in_expired'],
  ];

  test.each(oddities)('%s: nothing is kept', async (_, oddity, code) => {
    const w = await world();
    expect(await codeOf(w.connect(anna, { oddity }))).toBe(code);
    await unchanged(w);
  });

  test('A08: a code that was asked for with another verifier', async () => {
    const w = await world();
    const first = await answered(w);
    const second = await answered(w);
    expect(await codeOf(w.app.finishSignIn(anna, { code: first.code, state: second.state }))).toBe(
      'sign_in_expired',
    );
    await unchanged(w);
  });

  test.each<[Code, string]>([
    ['admin_consent_required', 'blocked'],
    ['blocked_by_policy', 'blocked'],
    ['account_disabled', 'blocked'],
    ['grant_revoked', 'not_connected'],
    ['entra_unavailable', 'not_connected'],
    ['consent_declined', 'not_connected'],
  ])('a code that Microsoft refuses as %s leaves the user %s', async (code, status) => {
    const w = await world();
    w.trouble.fails('identityProvider.redeemCode', code);
    expect(await codeOf(w.connect())).toBe(code);
    const after = await w.status();
    expect([after.status, after.problem?.code]).toEqual([status, status === 'blocked' ? code : undefined]);
    // Clicking Sync then says what stands in the way.
    expect(await codeOf(w.app.syncNow(anna))).toBe(status === 'blocked' ? code : 'not_connected');
  });

  test('a mailbox that is not there blocks the user', async () => {
    const w = await world();
    w.trouble.fails('calendar.me', 'mailbox_unavailable');
    expect(await codeOf(w.connect())).toBe('mailbox_unavailable');
    expect((await w.status()).status).toBe('blocked');
  });

  test('F16: a client secret that is refused is the company’s problem, not the user’s', async () => {
    const w = await world();
    w.microsoft.registrations.get(clientId)!.secrets.clear();
    expect(await codeOf(w.connect())).toBe('secret_wrong');
    expect((await w.credentials())?.breaker?.code).toBe('secret_wrong');
    expect((await w.status()).problem).toBeUndefined();
    await unchanged(w);
  });

  test('F19: a vault that is down keeps nobody from trying again', async () => {
    const w = await world();
    w.trouble.fails('secrets.put', 'vault_unavailable');
    expect(await codeOf(w.connect())).toBe('vault_unavailable');
    w.trouble.recovers('secrets.put');
    expect(await w.connect()).toBe('connected');
  });

  test('a problem that cannot be recorded does not hide what Microsoft said', async () => {
    const w = await world();
    const { state } = await answered(w);
    w.trouble.fails('connections.save', 'storage_unavailable');
    expect(await codeOf(w.app.finishSignIn(anna, { state, error: 'consent_required' }))).toBe(
      'admin_consent_required',
    );
  });
});

describe('connecting again', () => {
  test('renews the connection: same events, same next night, and the old token is purged', async () => {
    const w = await world({ connections: [{}], meetings });
    await w.app.syncNow(anna);
    const before = await w.connection();
    const rows = await w.rows();
    await w.connect();
    const after = await w.connection();
    expect(after.connectionId).toBe(before.connectionId);
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.nextSyncAt).toEqual(before.nextSyncAt);
    expect(after.lastSyncAt).toEqual(before.lastSyncAt);
    expect(w.vault()).toEqual(['name of the client secret', after.token?.name]);
    w.clock.advance({ minutes: 2 });
    expect(await w.app.syncNow(anna)).toMatchObject({ imported: 0, updated: 0, removed: 0, unchanged: 3 });
    expect(await w.rows()).toEqual(rows);
  });

  test('a broken connection that is renewed is synced by the next sweep', async () => {
    const problem = { code: 'grant_revoked' as const, at: friday, reference: 'r' };
    const w = await world({
      connections: [{ status: 'reconnect_required', problem, nextSyncAt: undefined }],
      meetings,
    });
    await w.connect();
    expect(await w.night()).toEqual(['synced']);
    expect(await w.titles()).toHaveLength(3);
  });

  test('one that never had a night waits for the first sync by hand', async () => {
    const w = await world({ meetings });
    await w.connect();
    await w.connect();
    w.clock.advance({ days: 2 });
    expect(await w.night()).toEqual([]);
  });

  test('with another account is refused until Disconnect Outlook', async () => {
    const w = await world({ connections: [{}] });
    const vault = w.vault();
    expect(await codeOf(w.connect(anna, { account: w.accountOf(ben) }))).toBe('wrong_account');
    expect(w.vault()).toEqual(vault);
    expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
    await w.app.disconnect(anna);
    expect(await w.connect(anna, { account: w.accountOf(ben) })).toBe('connected');
    expect((await w.status()).address).toBe('ben@contoso.example');
  });

  test('after a disconnect makes a new connection that doubles nothing and brings nothing back', async () => {
    const w = await world({ connections: [{}], meetings });
    await w.app.syncNow(anna);
    await w.app.removeEvent(anna, (await w.eventTitled('Dentist')).event.id, '*');
    const before = await w.connection();
    await w.app.disconnect(anna);
    w.clock.advance({ seconds: 1 });
    await w.connect();
    expect((await w.connection()).connectionId).not.toBe(before.connectionId);
    expect((await w.status()).lastSyncAt).toBeUndefined();
    await w.app.syncNow(anna);
    expect(await w.titles()).toEqual(['Stand-up', 'Retro']);
  });

  test('works at once after the company moved to another application of its tenant', async () => {
    const w = await world({ connections: [{}], meetings });
    await changeRegistration(w, { tenantId, clientId: 'another client' });
    expect((await w.status()).problem?.code).toBe('credentials_changed');
    expect(await w.connect()).toBe('connected');
    expect((await w.status()).status).toBe('connected');
    expect((await w.app.syncNow(anna)).imported).toBe(3);
  });

  test('works at once after the company moved to another tenant, where everybody is somebody else', async () => {
    const w = await world({ connections: [{}], meetings });
    await changeRegistration(w, { tenantId: otherTenant, clientId: 'another client' });
    expect((await w.status()).problem?.code).toBe('credentials_changed');
    const account = { tid: otherTenant, oid: 'anna there', address: 'anna@new.example', calendar: meetings };
    expect(await codeOf(w.connect(anna, { account }))).toBe('no failure');
    expect((await w.status()).address).toBe('anna@new.example');
  });
});

async function changeRegistration(w: World, to: { tenantId: TenantId; clientId: string }): Promise<void> {
  const secret = 'another secret';
  w.microsoft.registrations.set(to.clientId, {
    ...to,
    secrets: new Set([secret]),
    expired: new Set(),
    warnings: [],
  });
  await w.app.saveCredentials(omar, { ...to, clientSecret: secret });
}

describe('the return of an admin’s consent', () => {
  test('is a hint that changes nothing, whoever brings it', async () => {
    const w = await world();
    const state = 'whatever';
    for (const user of [anna, omar, kim])
      expect(await w.app.finishSignIn(user, { admin_consent: 'True', state })).toBe('consent_granted');
    await unchanged(w);
  });

  test('leaves a sign-in that is under way alone', async () => {
    const w = await world();
    const answer = await answered(w);
    await w.app.finishSignIn(anna, { admin_consent: 'True', state: answer.state });
    expect(await w.app.finishSignIn(anna, answer)).toBe('connected');
  });

  test('with an error is a consent that was declined', async () => {
    const w = await world();
    const answer = { admin_consent: 'True', error: 'access_denied' };
    expect(await codeOf(w.app.finishSignIn(omar, answer))).toBe('consent_declined');
    await unchanged(w);
  });
});

describe('a sign-in that is interrupted', () => {
  const started = async () => {
    const w = await world({ connections: [{}], meetings });
    return { ...w, answer: await answered(w) };
  };
  type Started = Awaited<ReturnType<typeof started>>;
  const act = (w: Started) => w.app.finishSignIn(anna, w.answer);

  async function works(w: World): Promise<string[]> {
    w.clock.advance({ minutes: 6 });
    const code = await codeOf(w.elsewhere.syncNow(anna));
    return [
      ...(code === 'no failure' ? [] : [`the next sync answers ${code}`]),
      ...((await w.titles()).length === 3 ? [] : ['the timeline is not complete']),
      ...(await w.forgottenSecrets()),
    ];
  }

  /** One connection and one token at the end, two hours later. */
  async function tidy(w: World): Promise<string[]> {
    w.clock.advance({ hours: 2 });
    await w.elsewhere.sweep();
    const name = (await w.connection()).token?.name;
    const secretName = (await w.credentials())?.secretName;
    const used = [secretName, name].filter((each) => each !== undefined);
    return w.vault().length === used.length && used.every((each) => w.vault().includes(each))
      ? []
      : [`the vault holds ${w.vault().join()}`];
  }

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])('F02: that %s at any step leaves a connection that works as it did before', async (_, interrupt) => {
    const { wrongs, steps } = await atEveryStep({
      arrange: started,
      act,
      interrupt,
      wrongs: async (w) => [...(await works(w)), ...(await tidy(w))],
    });
    expect(wrongs).toEqual([]);
    expect(steps).toContain('timeline.setEpoch');
  });

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])('F02: that %s at any step can be begun anew', async (_, interrupt) => {
    const { wrongs } = await atEveryStep({
      arrange: started,
      act,
      interrupt,
      wrongs: async (w) => {
        await w.connect(anna, { through: w.elsewhere });
        return [...(await works(w)), ...(await tidy(w))];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('by a disconnect is overtaken: the user is not connected, and no token stays', async () => {
    const { wrongs } = await atEveryStep({
      arrange: started,
      act,
      interrupt: meanwhile((w) => w.elsewhere.disconnect(anna)),
      wrongs: async (w) => {
        const { status } = await w.connection();
        return [...(status === 'connected' ? ['connected all the same'] : []), ...(await tidy(w))];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('by the removal of the credentials leaves no token of the company', async () => {
    const { wrongs } = await atEveryStep({
      arrange: started,
      act,
      interrupt: meanwhile((w) => w.elsewhere.removeCredentials(omar)),
      wrongs: async (w) => {
        w.clock.advance({ hours: 2 });
        await w.elsewhere.sweep();
        return w.vault().map((name) => `the vault holds ${name}`);
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('by the removal of the credentials leaves no token of a newcomer either', async () => {
    const { wrongs } = await atEveryStep({
      arrange: async () => {
        const w = await world();
        return { ...w, answer: await answered(w) };
      },
      act,
      interrupt: meanwhile((w) => w.elsewhere.removeCredentials(omar)),
      wrongs: async (w) => {
        w.clock.advance({ hours: 2 });
        await w.elsewhere.sweep();
        return w.vault().map((name) => `the vault holds ${name}`);
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('by new credentials is either finished or expired, never half', async () => {
    const { wrongs } = await atEveryStep({
      arrange: started,
      act,
      interrupt: meanwhile((w) => w.elsewhere.saveCredentials(omar, { tenantId, clientId, clientSecret })),
      wrongs: async (w, { code }) => [
        ...(code === undefined || code === 'sign_in_expired' ? [] : [`answers ${code}`]),
        ...(await works(w)),
        ...(await tidy(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });

  test('by a change of preferences keeps the change', async () => {
    const { wrongs } = await atEveryStep({
      arrange: started,
      act,
      interrupt: meanwhile((w) => w.elsewhere.savePreferences(anna, { excludeWords: ['dent'] })),
      wrongs: async (w, { code }) => [
        ...(code === undefined ? [] : [`answers ${code}`]),
        ...((await w.connection()).preferences.excludeWords.join() === 'dent' ? [] : ['the words are lost']),
      ],
    });
    expect(wrongs).toEqual([]);
  });
});

test('what went wrong is told by a code, and the rest stays inward', async () => {
  const w = await world();
  const failed = await w.app.finishSignIn(anna, { code: 'c' }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Failure);
  expect(failed).toMatchObject({ code: 'sign_in_expired', reason: 'no state' });
});

test('credentials that were saved while Microsoft answered make the sign-in expire, and keep no token', async () => {
  const w = await world();
  const answer = await answered(w);
  const pause = w.trouble.pausesAt('calendar.me');
  const finished = codeOf(w.app.finishSignIn(anna, answer));
  await pause.reached;
  await w.elsewhere.saveCredentials(omar, { tenantId, clientId, clientSecret });
  pause.goOn();
  expect(await finished).toBe('sign_in_expired');
  expect((await w.status()).status).toBe('not_connected');
  w.clock.set(at('2026-11-20T12:00:00.000Z'));
  await w.app.sweep();
  expect(w.vault()).toEqual([(await w.credentials())?.secretName]);
});
