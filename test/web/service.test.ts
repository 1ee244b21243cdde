// What the elements send to the service, and what they make of whatever comes back.
import { answerTo, serviceAt } from '../../web/api/service';

type Sent = { readonly url: string; readonly init: RequestInit };
const { fetch, navigator } = globalThis;
const sent: Sent[] = [];

/** The next request gets this answer; undefined: the network is gone. */
function answering(answer: Response | undefined, onLine = true): void {
  sent.length = 0;
  const scripted = (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch'));
  };
  Object.assign(globalThis, { fetch: scripted });
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
}
afterAll(() => {
  Object.assign(globalThis, { fetch });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
});

const service = serviceAt('https://api.test/api/', () => Promise.resolve('a token'));
const json = (body: unknown, status = 200) => Response.json(body, { status });
const html = (status: number) => new Response('<h1>Sign in to the hotel</h1>', { status });

test('a question carries the token, its parameters and nothing else', async () => {
  answering(json({ events: [] }));
  const query = { from: '2026-11-20', until: '2026-11-21', next: 'a&b=c' };
  expect(await answerTo(service.GET('/timeline', { params: { query } }))).toEqual({ data: { events: [] } });
  const [{ url, init } = {} as Sent] = sent;
  expect(url).toBe('https://api.test/api/timeline?from=2026-11-20&until=2026-11-21&next=a%26b%3Dc');
  expect(init).toMatchObject({ method: 'GET', body: null, cache: 'no-store' });
  expect(init.headers).toEqual({ Authorization: 'Bearer a token' });
});

test('a change carries what it is about, the version that it changes, and its body as JSON', async () => {
  answering(json({ id: 'a/b' }));
  const params = { path: { eventId: 'a/b?' }, header: { 'If-Match': '"1"' } };
  await answerTo(service.PATCH('/timeline/{eventId}', { params, body: { title: 'New' } }));
  const [{ url, init } = {} as Sent] = sent;
  expect(url).toBe('https://api.test/api/timeline/a%2Fb%3F');
  expect(init).toMatchObject({ method: 'PATCH', body: '{"title":"New"}' });
  expect(init.headers).toEqual({
    Authorization: 'Bearer a token',
    'Content-Type': 'application/json',
    'If-Match': '"1"',
  });
});

test('a request for a page that goes away outlives it', async () => {
  answering(new Response(null, { status: 204 }));
  const params = { path: { eventId: 'a' }, header: { 'If-Match': '"1"' } };
  const asked = service.DELETE('/timeline/{eventId}', { params, keepalive: true });
  expect(await answerTo(asked)).toEqual({ data: undefined });
  expect(sent[0]?.init).toMatchObject({ method: 'DELETE', keepalive: true });
});

test('what the service refuses is its problem; whatever else comes in its place is no answer', async () => {
  const problem = { code: 'sync_too_soon', detail: 'Try again shortly.', reference: 'r' };
  const asked = (answer: Response | undefined, onLine?: boolean) => {
    answering(answer, onLine);
    return answerTo(service.GET('/integrations/outlook'));
  };
  expect(await asked(json(problem, 429))).toEqual({ trouble: problem });
  for (const other of [html(200), html(502), json(null, 500), json('no', 404), undefined])
    expect(await asked(other)).toEqual({ trouble: { code: 'no_answer' } });
  expect(await asked(undefined, false)).toEqual({ trouble: { code: 'offline' } });
});

test('a page that gives no token is told like a network that is gone, and nothing is sent', async () => {
  answering(json({}));
  const nobody = serviceAt('/api', () => Promise.reject(new Error('signed out')));
  expect(await answerTo(nobody.GET('/integrations/outlook'))).toEqual({ trouble: { code: 'no_answer' } });
  expect(sent).toEqual([]);
});
