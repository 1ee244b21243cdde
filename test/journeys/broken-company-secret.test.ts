// A company's secret expires: its users are not marked, each sees why, the night does not hammer Microsoft, and one
// save by the admin heals everybody without a click of theirs.
import { companies } from '../../local/people';
import { runStack, type RunningStack } from './running-stack';

type Status = {
  status: string;
  nextSyncAt: string | null;
  problem: { code: string; remedy: string; help?: { forwardText: string } } | null;
  lastRun: { trigger: string; outcome: string; code: string | null };
};
type Entry = { service: string; path: string };

const { tenantId, clientId } = companies.contoso;
const users = ['anna', 'omar'] as const;
let stack: RunningStack;

beforeAll(async () => {
  stack = await runStack();
  for (const user of users) {
    await stack.signIn(user, `${user}@contoso.example`);
    expect((await stack.api(user, 'POST', 'integrations/outlook/sync')).status).toBe(200);
  }
}, 30_000);
afterAll(() => stack.close());

const statusOf = async (user: (typeof users)[number]) =>
  (await stack.api<Status>(user, 'GET', 'integrations/outlook')).body;

/** The clock moves on by a day, the sweep runs, and everybody's run is over. */
async function night(): Promise<void> {
  await stack.local('POST', 'clock', { advance: 'PT24H' });
  await stack.sweep();
  for (let quiet = 0, last = ''; quiet < 10;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = JSON.stringify(await Promise.all(users.map(statusOf)));
    quiet = now === last ? quiet + 1 : 0;
    last = now;
  }
}

test("both see the company's problem, neither is marked; the admin sees it too, and the night asks Microsoft but little", async () => {
  await stack.local('POST', 'microsoft', {
    action: 'secret',
    company: 'contoso',
    state: { kind: 'expired' },
  });
  await stack.local('DELETE', 'requests');
  await night();
  for (const user of users) {
    const status = await statusOf(user);
    expect(status).toMatchObject({
      status: 'connected',
      problem: { code: 'secret_expired', remedy: 'fix-credentials' },
    });
    expect(status.problem?.help?.forwardText).toContain('Admin → Settings → Microsoft credentials');
    expect(status.nextSyncAt).not.toBeNull();
  }
  const { requests } = (await stack.local<{ requests: Entry[] }>('GET', 'requests')).body;
  expect(
    requests.filter(({ service, path }) => service === 'entra' && path.endsWith('/token')).length,
  ).toBeLessThanOrEqual(2);
  const { body } = await stack.api('omar', 'GET', 'integrations/outlook/credentials');
  expect(body.verification).toMatchObject({ outcome: 'failed', code: 'secret_expired' });
});

test('a new secret heals both: no problem at once, and the next night syncs them without a click', async () => {
  const clientSecret = 'next~secret.value';
  await stack.local('POST', 'microsoft', {
    action: 'secret',
    company: 'contoso',
    state: { kind: 'valid', value: clientSecret },
  });
  const saved = await stack.api('omar', 'PUT', 'integrations/outlook/credentials', {
    tenantId,
    clientId,
    clientSecret,
    secretExpiresOn: '2099-01-01',
  });
  expect(saved).toMatchObject({ status: 200, body: { verification: { outcome: 'verified', warnings: [] } } });
  for (const user of users)
    expect(await statusOf(user)).toMatchObject({ status: 'connected', problem: null });
  await night();
  for (const user of users) {
    expect(await statusOf(user)).toMatchObject({
      status: 'connected',
      problem: null,
      lastRun: { trigger: 'nightly', outcome: 'succeeded' },
    });
  }
});
