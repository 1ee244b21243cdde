// The demo's HTTP client: OtiumWork's frontend, the stand-in's sign-in pages and the local controls, all by URL.
import type { PersonName } from '../people';
import type { StandInMeeting } from '../calendar/meeting';

type Json = Record<string, unknown>;
export type Answer<T = Json> = { readonly status: number; readonly body: T };

export type DemoClient = ReturnType<typeof demoClient>;

/** `onAnswer` sees every answer of the API: method, path below /api, answer. */
type OnAnswer = (method: string, path: string, answer: Answer<unknown>) => void;

export function demoClient(base: string, onAnswer: OnAnswer = () => undefined) {
  async function ask<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      redirect: 'manual',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  /** Tokens in use; those of before the clock was moved may have expired. */
  const tokens = new Map<PersonName, Promise<string>>();
  const local = <T = Json>(method: string, path: string, body?: unknown) => {
    if (path === 'clock') tokens.clear();
    return ask<T>(method, `/__local/${path}`, body);
  };
  async function issueToken(person: PersonName): Promise<string> {
    return (await local<{ token: string }>('POST', 'token', { user: person })).body.token;
  }

  /** A request to the API in somebody's name. */
  async function api<T = Json>(
    person: PersonName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const token = tokens.get(person) ?? issueToken(person);
    tokens.set(person, token);
    const answer = await ask<T>(method, `/api/${path}`, body, {
      ...headers,
      authorization: `Bearer ${await token}`,
    });
    onAnswer(method, path, answer);
    return answer;
  }

  return {
    api,
    local,
    /** Goes through Microsoft's pages as this account and hands in what came back, as the frontend's page does. */
    async signIn(person: PersonName, address: string): Promise<Answer> {
      const started = await api<{ authorizeUrl?: string }>(person, 'POST', 'integrations/outlook/connect');
      if (started.body.authorizeUrl === undefined) return started;
      const page = new URL(started.body.authorizeUrl);
      page.searchParams.set('account', address);
      page.searchParams.set('decision', 'accept');
      const redirect = await fetch(page, { redirect: 'manual' });
      const back = new URL(redirect.headers.get('location') ?? page.href);
      return api(person, 'POST', 'integrations/outlook/callback', Object.fromEntries(back.searchParams));
    },
    async meetings(address: string): Promise<StandInMeeting[]> {
      const { body } = await local<{
        meetings: (Omit<StandInMeeting, 'start' | 'end'> & { start: string; end: string })[];
      }>('GET', `microsoft/calendar?address=${encodeURIComponent(address)}`);
      return body.meetings.map((meeting) => ({
        ...meeting,
        start: new Date(meeting.start),
        end: new Date(meeting.end),
      }));
    },
    /** Runs the night by hand, as an operator would on the real host. */
    sweep: () => ask('POST', '/admin/functions/sweep', {}),
  };
}
