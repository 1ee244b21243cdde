import { anna, kim, world } from '../fakes/world';

test.each(['admin_consent_required', 'mailbox_unavailable', 'secret_wrong', 'sign_in_not_finished'] as const)(
  '%s comes with a text to forward and the company’s consent link',
  async (code) => {
    const w = await world();
    const help = await w.app.problemHelp(anna, code);
    expect(help?.adminConsentUrl).toContain('/adminconsent');
    expect(help?.forwardText).not.toBe('');
  },
);

test.each(['sync_too_soon', 'grant_revoked', 'changed_elsewhere', 'internal_error'] as const)(
  '%s needs nobody else, and comes without',
  async (code) => {
    const w = await world();
    expect(await w.app.problemHelp(anna, code)).toBeUndefined();
  },
);

test('without credentials there is a text, but no link', async () => {
  const w = await world();
  expect(await w.app.problemHelp(kim, 'credentials_missing')).toMatchObject({ adminConsentUrl: null });
});

test('storage that is down costs the link, not the help', async () => {
  const w = await world();
  w.trouble.fails('companies.credentials', 'storage_unavailable');
  expect(await w.app.problemHelp(anna, 'blocked_by_policy')).toMatchObject({ adminConsentUrl: null });
});
