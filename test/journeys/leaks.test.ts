// Every journey is searched for leaks when it ends (running-stack.ts). Here is shown that the search finds one.
import { companies } from '../../local/people';
import { leaksIn } from './leaks';
import { runStack } from './running-stack';

const canaries = {
  texts: [companies.contoso.clientSecret, 'Quarterly review with Nordwind', 'kim@fabrikam.example'],
};

test.each([
  ['a client secret', `{"event":"x","reason":"${companies.contoso.clientSecret}"}`],
  ['a subject', '{"event":"x","title":"Quarterly review with Nordwind"}'],
  ['an address that nobody thought of', '{"event":"x","reason":"AADSTS50020: someone.else@contoso.example"}'],
  ['a token', 'GET /x eyJhbGciOiJSUzI1NiJ9xxxx.eyJzdWIiOiJhbm5hIn0xxxx'],
  ['a refresh token or code of Entra', '{"event":"x","reason":"1.AX8Aabcdefghijklmnop"}'],
  ['a code in a query', 'GET /api/integrations/outlook/callback?code=abc&state=def'],
])('a planted leak is found: %s', (_name, line) => {
  expect(leaksIn(`first line\n${line}\nlast line`, canaries)).not.toEqual([]);
});

test('an ordinary line is none', () => {
  const line =
    '{"level":"info","event":"http.answered","operation":"sync","status":200,"ms":41,"companyId":"contoso","userId":"anna"}';
  expect(leaksIn(line, canaries)).toEqual([]);
});

test('A29: canaries in every subject, account, description and code reach no log line and no problem', async () => {
  const stack = await runStack();
  const address = 'anna@contoso.example';
  await stack.signIn('anna', address);
  const start = new Date(Date.now() - 86_400_000);
  const meeting = { subject: 'Canary-7f3a: merger talks', start, end: new Date(start.getTime() + 1_800_000) };
  await stack.local('POST', 'microsoft', { action: 'add', address, meeting });
  await stack.api('anna', 'POST', 'integrations/outlook/sync');
  const behaviours = [
    'grant-revoked',
    'consent-withdrawn',
    'unknown-refusal',
    'no-mailbox',
    'graph-forbids',
    'foreign-next-link',
  ];
  for (const behaviour of behaviours) {
    await stack.local('POST', 'microsoft', { action: 'behave', address, behaviour });
    await stack.signIn('anna', address);
    await stack.api('anna', 'POST', 'integrations/outlook/sync');
  }
  const answer = {
    state: 'canary-state',
    code: 'canary-code',
    error: 'canary-error',
    error_description: 'canary-description',
  };
  await stack.api('anna', 'POST', 'integrations/outlook/callback', answer);
  const credentials = { tenantId: 'canary-tenant', clientId: 'canary-client', clientSecret: 'canary secret' };
  await stack.api('omar', 'PUT', 'integrations/outlook/credentials', credentials);
  await stack.api('anna', 'GET', 'timeline?from=canary-from&until=canary-until');
  await stack.sweep();
  const seen = stack.output();
  expect(seen).toContain('"event":"http.answered"');
  for (const canary of ['Canary-7f3a', 'canary-', 'canary secret']) expect(seen).not.toContain(canary);
  await stack.close();
}, 30_000);
