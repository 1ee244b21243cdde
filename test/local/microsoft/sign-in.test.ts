import { createRemoteJWKSet, jwtVerify } from 'jose';

import { behaviourNames, behaviours } from '../../../local/microsoft/behaviours';
import type { MicrosoftStandIn } from '../../../local/microsoft';
import { companies } from '../../../local/people';
import { authorizeUrl, connect, post, redeem, redirectUri, signIn, standIn, token } from './client';

const { contoso, fabrikam } = companies;
let microsoft: MicrosoftStandIn;
beforeEach(async () => {
  microsoft = await standIn();
});
afterEach(() => microsoft.close());

async function pageAt(url: string, form?: Record<string, string>) {
  const response = form === undefined ? await fetch(url, { redirect: 'manual' }) : await post(url, form);
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

describe('pages', () => {
  test('the picker offers the accounts of that tenant, people first, each labelled, and says that it is not Microsoft', async () => {
    const { status, text } = await pageAt(authorizeUrl(microsoft));
    expect(status).toBe(200);
    expect(text).toContain('Stand-in for Microsoft');
    expect(text.indexOf('anna@contoso.example')).toBeLessThan(text.indexOf('no-mailbox@contoso.example'));
    expect(text).toContain('connects; it has no mailbox');
    expect(text).not.toContain('kim@fabrikam.example');
    expect(text).not.toMatch(/<script/i);
  });

  test('consent is asked for once per app and scopes; a wider request asks again', async () => {
    expect((await pageAt(authorizeUrl(microsoft), { account: 'anna' })).text).toContain(
      'Read your calendars',
    );
    await connect(microsoft, 'anna');
    expect((await pageAt(authorizeUrl(microsoft), { account: 'anna' })).location).toContain('code=');
    const wider = authorizeUrl(microsoft, { scope: 'openid Calendars.Read Mail.Read' });
    expect((await pageAt(wider, { account: 'anna' })).text).toContain('Read your mail');
  });

  test('a form of a page can be sent as it stands: nothing is kept between pages', async () => {
    const picker = (await pageAt(authorizeUrl(microsoft))).text;
    const action = /action="([^"]+)"/.exec(picker)![1]!.replaceAll('&#38;', '&');
    const consent = (await pageAt(microsoft.url + action, { account: 'anna@contoso.example' })).text;
    const next = /action="([^"]+)"/.exec(consent)![1]!.replaceAll('&#38;', '&');
    const back = await pageAt(microsoft.url + next, { account: 'anna@contoso.example', decision: 'accept' });
    expect(back.location).toMatch(/^http:\/\/localhost:7071\/.*code=.*state=the-state.*session_state=/);
  });

  test.each([
    ['a redirect URI that is not registered', { redirect_uri: 'https://attacker.example/' }, 'AADSTS50011'],
    ['an unknown client', { client_id: fabrikam.clientId }, 'AADSTS700016'],
  ])('%s ends on a page of Microsoft and is never sent back', async (_, change, number) => {
    const { status, location, text } = await pageAt(authorizeUrl(microsoft, change), {
      account: 'anna',
      decision: 'accept',
    });
    expect([status, location]).toEqual([400, null]);
    expect(text).toContain(number);
  });

  test.each([
    ['an unknown tenant', '11111111-2222-4333-8444-555555555555', 'AADSTS90002'],
    ['no GUID', 'contoso', 'AADSTS900021'],
    ['/common', 'common', 'AADSTS50194'],
  ])('%s ends on a page of Microsoft', async (_, tenant, number) => {
    const { status, text } = await pageAt(authorizeUrl(microsoft, {}, tenant));
    expect(status).toBe(400);
    expect(text).toContain(number);
  });

  test('text from the query is shown as text', async () => {
    const { text } = await pageAt(authorizeUrl(microsoft, { state: '"><script>alert(1)</script>' }));
    expect(text).not.toContain('<script>');
    expect((await pageAt(authorizeUrl(microsoft), { account: '<b>x</b>' })).text).not.toContain('<b>');
  });
});

describe('what comes back to the app', () => {
  test('a cancel has a subcode and no description; a declined consent has a number', async () => {
    const cancelled = await pageAt(authorizeUrl(microsoft), { decision: 'cancel' });
    expect(Object.fromEntries(new URL(cancelled.location!).searchParams)).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'the-state',
    });
    const declined = await pageAt(authorizeUrl(microsoft), { account: 'anna', decision: 'cancel' });
    const fields = new URL(declined.location!).searchParams;
    expect(fields.get('error')).toBe('access_denied');
    expect(fields.get('error_description')).toMatch(
      /^AADSTS65004: .* Trace ID: \S+ Correlation ID: \S+ Timestamp: \S+ \S+Z$/,
    );
  });

  const interrupted = behaviourNames.filter((name) => behaviours[name].signIn !== undefined);
  test.each(interrupted)(
    'the account %s does what its row says, and only sometimes comes back',
    async (name) => {
      const { signIn: how } = behaviours[name];
      const { status, location, text } = await pageAt(authorizeUrl(microsoft), {
        account: name,
        decision: 'accept',
      });
      if (how?.kind === 'returns') {
        const fields = new URL(location!).searchParams;
        expect(fields.get('error')).toBe(how.error);
        expect(fields.get('error_subcode')).toBe(how.subcode ?? null);
        expect(fields.get('code')).toBeNull();
      } else {
        expect([status, location]).toEqual([200, null]);
        expect(text).toContain(`AADSTS${how!.number}`);
      }
    },
  );

  test('requesting approval ends on "Request sent"; returning without consent looks like a cancel', async () => {
    const url = authorizeUrl(microsoft);
    const sent = await pageAt(url, {
      account: 'approval-required',
      decision: 'request',
      justification: 'please',
    });
    expect(sent.location).toBeNull();
    expect(sent.text).toContain('Request sent');
    const returned = await pageAt(url, { account: 'approval-required', decision: 'cancel' });
    expect(returned.location).toContain('error=access_denied&error_subcode=cancel');
  });

  test('the answer may be asked for in the fragment', async () => {
    const { location } = await pageAt(authorizeUrl(microsoft, { response_mode: 'fragment' }), {
      account: 'anna',
      decision: 'accept',
    });
    expect(location).toContain('#code=');
  });
});

describe("an administrator's consent", () => {
  const url = (change: Record<string, string> = {}) =>
    `${microsoft.url}/${contoso.tenantId}/v2.0/adminconsent?${new URLSearchParams({ client_id: contoso.clientId, redirect_uri: redirectUri, state: 's', scope: 'https://graph.microsoft.com/Calendars.Read https://graph.microsoft.com/User.Read offline_access', ...change }).toString()}`;

  test('accepting lets everybody in who was waiting for it, without another consent page', async () => {
    const { location } = await pageAt(url(), { decision: 'accept' });
    const fields = new URL(location!).searchParams;
    expect([fields.get('admin_consent'), fields.get('tenant'), fields.get('state')]).toEqual([
      'True',
      contoso.tenantId,
      's',
    ]);
    expect((await pageAt(authorizeUrl(microsoft), { account: 'needs-admin-approval' })).location).toContain(
      'code=',
    );
    expect((await pageAt(authorizeUrl(microsoft), { account: 'anna' })).location).toContain('code=');
  });

  test('a cancel says admin_consent=True as well, beside the error', async () => {
    const fields = new URL((await pageAt(url(), { decision: 'cancel' })).location!).searchParams;
    expect([fields.get('admin_consent'), fields.get('error')]).toEqual(['True', 'consent_required']);
    expect(fields.get('error_description')).toContain('AADSTS65004');
  });

  test('whoever is no administrator ends on a page; so does a wrong redirect URI', async () => {
    expect(await pageAt(url(), { decision: 'not-admin' })).toMatchObject({ status: 200, location: null });
    expect(
      await pageAt(url({ redirect_uri: 'https://attacker.example' }), { decision: 'accept' }),
    ).toMatchObject({ status: 400, location: null });
  });
});

describe('discovery and tokens', () => {
  test('the ID token verifies against the published keys and carries the claims that identify a person', async () => {
    const { id_token: idToken } = await connect(microsoft, 'anna');
    const base = `${microsoft.url}/${contoso.tenantId}`;
    const discovery = (await (await fetch(`${base}/v2.0/.well-known/openid-configuration`)).json()) as Record<
      string,
      string
    >;
    const { payload } = await jwtVerify(idToken, createRemoteJWKSet(new URL(discovery.jwks_uri!)), {
      issuer: discovery.issuer!,
      audience: contoso.clientId,
    });
    expect(discovery.issuer).toBe(`${base}/v2.0`);
    expect(payload).toMatchObject({
      tid: contoso.tenantId,
      nonce: 'the-nonce',
      preferred_username: 'anna@contoso.example',
      name: 'Anna Berg',
      ver: '2.0',
    });
    expect(payload.oid).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    'wrong-issuer',
    'wrong-audience',
    'wrong-nonce',
    'wrong-signature',
    'expired-id-token',
    'other-tenant',
  ])('the account %s gets an ID token that is wrong in one thing', async (account) => {
    const { id_token: idToken } = await connect(microsoft, account);
    const keys = createRemoteJWKSet(new URL(`${microsoft.url}/${contoso.tenantId}/discovery/v2.0/keys`));
    const judged = jwtVerify(idToken, keys, {
      issuer: `${microsoft.url}/${contoso.tenantId}/v2.0`,
      audience: contoso.clientId,
    }).then(
      ({ payload }) => (payload.nonce === 'the-nonce' ? 'good' : 'nonce'),
      (error: unknown) => {
        const { claim, code } = error as { claim?: string; code: string };
        return claim ?? code;
      },
    );
    const expected = {
      'wrong-issuer': 'iss',
      'other-tenant': 'iss',
      'wrong-audience': 'aud',
      'wrong-nonce': 'nonce',
      'wrong-signature': 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      'expired-id-token': 'exp',
    }[account];
    expect(await judged).toBe(expected);
  });

  test.each([
    ['an unknown tenant', '11111111-2222-4333-8444-555555555555', 90002],
    ['no GUID', 'contoso', 900021],
  ])('discovery of %s answers 400 invalid_tenant', async (_, tenant, number) => {
    const response = await fetch(`${microsoft.url}/${tenant}/v2.0/.well-known/openid-configuration`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [number] });
  });

  test('a GET with account and decision in the query signs in as well', async () => {
    const response = await fetch(authorizeUrl(microsoft, { account: 'anna', decision: 'accept' }), {
      redirect: 'manual',
    });
    const code = new URL(response.headers.get('location')!).searchParams.get('code')!;
    expect((await redeem(microsoft, code)).status).toBe(200);
  });

  test('an account of another company cannot sign in at this tenant', async () => {
    await expect(signIn(microsoft, 'kim@fabrikam.example')).rejects.toThrow('400');
    expect((await token(microsoft, { grant_type: 'refresh_token', refresh_token: 'x' })).body.error).toBe(
      'invalid_grant',
    );
  });
});
