import type { Answer, Ask, Question, Silence } from '../../../local/smoke/ask';
import { silenceOf } from '../../../local/smoke/ask';
import { smokeCommand } from '../../../local/smoke/command';
import { short } from '../../../local/smoke/judge';
import { differences } from '../../../local/smoke/operations';
import { patiently } from '../../../local/smoke/patience';
import { transportChecks } from '../../../local/smoke/platform';
import { relayCheck } from '../../../local/smoke/relay';
import { readSmokeFlags } from '../../../local/smoke/target';

const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
  kind: 'answer',
  status,
  headers,
  body: '',
  ms: 1,
});

describe('the address', () => {
  const deployed = 'https://func-outlook-x.azurewebsites.net';

  test.each([deployed, `${deployed}/`, `${deployed}/api`, `${deployed}/api/`, deployed.toUpperCase()])(
    '%s is that of the service',
    (address) => {
      expect(readSmokeFlags([address])).toEqual({
        target: { origin: deployed, api: `${deployed}/api`, secure: true },
        patienceMs: 90_000,
      });
    },
  );

  test.each(['http://localhost:7071', 'http://127.0.0.1:7071', 'http://[::1]:7071'])(
    '%s is this machine, where there is no TLS',
    (address) => {
      expect(readSmokeFlags([address]).target).toMatchObject({ origin: address, secure: false });
    },
  );

  test('patience can be given in seconds', () => {
    expect(readSmokeFlags([deployed, '--wait', '0']).patienceMs).toBe(0);
    expect(readSmokeFlags(['--wait', '600', deployed]).patienceMs).toBe(600_000);
  });

  test.each([
    [[], 'Which service?'],
    [[''], 'The address is empty: the deployment printed no API_URL.'],
    [['func-outlook-x.azurewebsites.net'], 'it begins with https://'],
    [['ftp://func-outlook-x.azurewebsites.net'], 'it begins with https://'],
    [['https://'], 'it begins with https://'],
    [[deployed, deployed], 'One service at a time, not 2'],
    [[`${deployed}/api/health`], 'goes too far'],
    [[`${deployed}/other`], 'goes too far'],
    [[`${deployed}?code=x`], 'goes too far'],
    [[`${deployed}#x`], 'goes too far'],
    [['https://anna:secret@func-outlook-x.azurewebsites.net'], 'a user or a password'],
    [['http://func-outlook-x.azurewebsites.net'], 'Try: npm run smoke -- https://func-outlook-x.'],
    [[deployed, '--token', 'x'], 'The only flag is --wait SECONDS'],
    [[deployed, '--wait'], 'The only flag is --wait SECONDS'],
    [[deployed, '--wait', '1.5'], '--wait takes seconds from 0 to 600, not "1.5"'],
    [[deployed, '--wait', '601'], '--wait takes seconds from 0 to 600, not "601"'],
  ])('%j is wrong usage: status 2 and one line that says how', async (args, sentence) => {
    const complaints: string[] = [];
    const status = await smokeCommand(args, fail, (line) => complaints.push(line));
    expect(status).toBe(2);
    expect(complaints).toEqual([expect.stringContaining(sentence)]);
    expect(complaints.join('')).not.toMatch(/\n|secret/);
  });

  const fail = (line: string) => {
    throw new Error(`printed: ${line}`);
  };
});

describe('patience', () => {
  const question: Question = { method: 'GET', url: 'https://x.example/api/health' };
  const silence: Silence = { kind: 'silence', why: 'connect ECONNREFUSED', final: false };
  const problem = { 'content-type': 'application/problem+json' };

  /** Asks what answers in this order, the last one for ever. */
  function scripted(forMs: number, ...said: readonly (Answer | Silence)[]) {
    const waits: string[] = [];
    let times = 0;
    const ask: Ask = () => Promise.resolve(said[Math.min(times++, said.length - 1)] ?? silence);
    const onWait = (_: Question, why: string) => waits.push(why);
    return { ask: patiently(ask, { forMs, pauseMs: 1, onWait }), waits, times: () => times };
  }

  test('a service that starts is asked again until it answers, and one line says that', async () => {
    const { ask, waits, times } = scripted(5_000, silence, answer(503), answer(502), answer(200));
    expect(await ask(question)).toMatchObject({ status: 200 });
    expect(times()).toBe(4);
    expect(waits).toEqual(['connect ECONNREFUSED']);
  });

  test.each([200, 303, 401, 404, 500, 504])('%d is an answer at once', async (status) => {
    const { ask, times } = scripted(5_000, answer(status));
    await ask(question);
    expect(times()).toBe(1);
  });

  test("the app's own 503 is an answer at once: the app runs", async () => {
    const { ask, times } = scripted(5_000, answer(503, problem));
    await ask(question);
    expect(times()).toBe(1);
  });

  test('it ends, and is one for the whole test', async () => {
    const { ask, times } = scripted(200, answer(503));
    expect(await ask(question)).toMatchObject({ status: 503 });
    const before = times();
    expect(before).toBeGreaterThan(1);
    await ask(question);
    expect(times()).toBe(before + 1);
  });

  test('what may well be silent, and what cannot change, is asked once', async () => {
    const closed = scripted(5_000, silence);
    await closed.ask({ ...question, once: true });
    expect(closed.times()).toBe(1);
    const refused = scripted(5_000, { ...silence, final: true });
    await refused.ask(question);
    expect(refused.times()).toBe(1);
  });
});

describe('a reason for silence', () => {
  test.each([
    [
      { message: 'connect ECONNREFUSED 127.0.0.1:1', code: 'ECONNREFUSED' },
      'connect ECONNREFUSED 127.0.0.1:1',
      false,
    ],
    [{ message: '', errors: [{ message: 'connect ENETUNREACH' }] }, 'connect ENETUNREACH', false],
    [{ name: 'AbortError', message: 'x', code: 'ABORT_ERR' }, 'nothing came for 30 s', false],
    [{ message: '', code: 'ENOTFOUND' }, 'ENOTFOUND', false],
    [{ message: 'certificate has expired', code: 'CERT_HAS_EXPIRED' }, 'certificate has expired', true],
    [{ message: 'self-signed', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'self-signed', true],
    [{ message: 'altnames', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'altnames', true],
    [{ message: 'issuer', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'issuer', true],
  ])('%j', (thrown, why, final) => {
    expect(silenceOf(thrown)).toEqual({ kind: 'silence', why, final });
  });
});

describe('on the way there', () => {
  const now = new Date('2026-11-20T09:00:00Z');
  const deployed = { origin: 'https://x.example', api: 'https://x.example/api', secure: true };
  const health = (until: string | undefined): Answer => ({
    ...answer(200),
    tls: { protocol: 'TLSv1.3', certificateUntil: until === undefined ? undefined : new Date(until) },
  });
  const verdicts = (target: typeof deployed, from: Answer, plain: Answer | Silence = answer(403)) =>
    transportChecks(target, from, now).map(({ questions, judge, judgeSilence }) => {
      if (questions.length === 0) return judge([]);
      return plain.kind === 'answer' ? judge([plain]) : judgeSilence?.(plain);
    });

  test('a certificate is good for a week at least, and its days are told', () => {
    expect(verdicts(deployed, health('2026-12-20T09:00:00Z'))[0]).toEqual({
      faults: [],
      note: 'TLSv1.3, for 30 more days',
    });
    expect(verdicts(deployed, health('2026-11-25T09:00:00Z'))[0]?.faults).toEqual(['it ends in 5 days']);
  });

  test('http is asked for on the standard port, and must be refused or sent to https of the same host', () => {
    const [, check] = transportChecks(deployed, health(undefined), now);
    expect(check?.questions).toEqual([{ method: 'GET', url: 'http://x.example/api/health', once: true }]);
    const faults = (plain: Answer | Silence) => verdicts(deployed, health(undefined), plain)[1]?.faults;
    for (const fine of [
      answer(301, { location: 'https://x.example/api/health' }),
      answer(307, { location: 'https://x.example/api/health' }),
      answer(403),
      { kind: 'silence', why: 'connect ECONNREFUSED', final: false } as const,
    ])
      expect(faults(fine)).toEqual([]);
    for (const wrong of [
      answer(200),
      answer(301, { location: 'http://x.example/api/health' }),
      answer(301, { location: 'https://x.example.evil/' }),
      answer(302),
    ])
      expect(faults(wrong)).toEqual([`status ${wrong.status} without a way to https://x.example`]);
  });

  test('another port is not judged by who listens for http there; this machine has neither', () => {
    const other = { ...deployed, origin: 'https://x.example:8443', api: 'https://x.example:8443/api' };
    expect(transportChecks(other, health(undefined), now)).toHaveLength(1);
    const here = { origin: 'http://localhost:7071', api: 'http://localhost:7071/api', secure: false };
    expect(transportChecks(here, answer(200), now)).toEqual([]);
  });
});

test('a deployed service must not send what Microsoft said to a page without TLS', () => {
  const faults = (secure: boolean) => {
    const { questions, judge } = relayCheck('https://x.example/api', secure);
    const query = new URL(questions[0]!.url).search.slice(1);
    return judge([answer(303, { location: `http://app.example/outlook#${query}` })]).faults;
  };
  expect(faults(true)).toContain('it leads to http://app.example, without TLS');
  expect(faults(false).join()).not.toContain('TLS');
});

test('two documents differ where they differ, not below', () => {
  const here = { info: { version: '1' }, paths: { '/a': { get: {} }, '/b': {} }, tags: ['x', 'y'] };
  expect(differences(here, structuredClone(here))).toEqual([]);
  expect(differences(here, { info: { version: '2' }, paths: { '/a': {}, '/c': {} }, tags: ['x'] })).toEqual([
    'info > version is different',
    'paths > /a > get is missing',
    'paths > /b is missing',
    'paths > /c is not of this version',
    'tags > 1 is missing',
  ]);
  expect(differences(here, [])).toEqual(['everything is different']);
  expect(differences(here, undefined)).toEqual(['everything is different']);
});

test('what a stranger says stays one line of harmless text', () => {
  expect(short('a\r\nb\u001b[31mc   d')).toBe('a b [31mc d');
  expect(short('x'.repeat(200))).toHaveLength(80);
});
