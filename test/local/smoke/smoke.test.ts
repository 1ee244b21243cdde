// The smoke test passes a service that is as it should be, and fails each that is not, in words that say why.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smokeCommand } from '../../../local/smoke/command';
import { typescript } from '../../typescript';
import { selfSigned } from './fixtures/certificate';
import { startService, type Asked, type Wrong } from './fixtures/service';
import { brokenServices } from './fixtures/wrongs';

type Smoked = {
  readonly status: number;
  readonly lines: readonly string[];
  readonly failed: readonly string[];
  readonly asked: readonly Asked[];
};

async function smoked(wrong?: Wrong, suffix = ''): Promise<Smoked> {
  const service = await startService(wrong);
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const status = await smokeCommand([`${service.url}${suffix}`, '--wait', '0'], print, print).finally(() =>
    service.close(),
  );
  const failed = lines.filter((line) => line.startsWith('FAILED'));
  return { status, lines, failed, asked: service.asked };
}

describe('a service that is as it should be', () => {
  let seen: Smoked;
  beforeAll(async () => {
    seen = await smoked();
  });

  test('passes with status 0, one line for each check, and how many there were', () => {
    expect(seen.failed).toEqual([]);
    expect(seen.status).toBe(0);
    const checks = seen.lines.slice(1, -1);
    expect(checks.every((line) => /^ok {5,}\d+ ms {2}\S/.test(line))).toBe(true);
    expect(seen.lines.at(-1)).toBe(`${checks.length} passed, 0 failed`);
  });

  test('is tried at every operation of its document', () => {
    for (const operation of [
      'GET /timeline',
      'DELETE /timeline/{eventId}',
      'PUT /integrations/outlook/credentials',
    ])
      expect(seen.lines.some((line) => line.endsWith(`${operation} is closed`))).toBe(true);
    expect(
      seen.lines.filter((line) => line.endsWith(' is closed') && !line.includes('/admin/')),
    ).toHaveLength(19);
  });

  test('is not changed: nothing that is sent could be read as a wish, even if somebody listened', () => {
    for (const { method, headers, body } of seen.asked) {
      expect(body).toBe('');
      expect(headers['content-type']).toBeUndefined();
      expect(headers['if-match']).toBeUndefined();
      expect(['GET', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(method);
    }
  });

  test.each(['/', '/api', '/api/'])('passes by the address with %s behind it, too', async (suffix) => {
    expect((await smoked(undefined, suffix)).failed).toEqual([]);
  });
});

describe.each(Object.entries(brokenServices))('a service that is wrong in its %s', (_topic, services) => {
  test.each(services.map((service) => [service.is, service] as const))(
    '%s',
    async (_is, { wrong, finds }) => {
      const { status, failed, lines } = await smoked(wrong);
      expect(status).toBe(1);
      for (const find of finds) expect(failed).toContainEqual(expect.stringContaining(find));
      expect(failed.filter((line) => !finds.some((find) => line.includes(find)))).toEqual([]);
      const [, passed, wrongs] = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '') ?? [];
      expect([Number(passed), Number(wrongs)]).toEqual([lines.length - 2 - failed.length, failed.length]);
    },
  );
});

test('where a door for reading stands open, no door for changing is tried', async () => {
  const { asked } = await smoked((question, said) =>
    question.path === '/api/timeline' ? { status: 200, headers: {}, body: '' } : said,
  );
  expect(asked.filter(({ method }) => !['GET', 'OPTIONS'].includes(method))).toEqual([]);
});

test('where nobody answers, one line says so, and one how many', async () => {
  const { status, lines } = await smoked(() => undefined);
  expect(status).toBe(1);
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^FAILED +GET \/health answers: no answer: socket hang up$/),
    '0 passed, 1 failed',
  ]);
});

test('a service that stops answering is not asked to the end', async () => {
  const { asked, failed } = await smoked(({ path }, said) =>
    path.startsWith('/api/integrations/outlook/') && !path.endsWith('/callback') ? undefined : said,
  );
  expect(asked.filter(({ path }) => path.startsWith('/admin/'))).toEqual([]);
  expect(failed.at(-1)).toContain('not asked: the service has stopped answering');
});

describe('the command', () => {
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    new Promise<{ status: number | null; output: string }>((resolve) => {
      const script = join(__dirname, '../../../local/smoke-main.ts');
      const child = spawn(process.execPath, ['--require', typescript, script, ...args], {
        env: { ...process.env, ...env },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('close', (status) => {
        resolve({ status, output });
      });
    });
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('ends with status 2 and says how when it is not told which service', async () => {
    const { status, output } = await run([]);
    expect(output).toBe('Which service? Try: npm run smoke -- https://func-outlook-….azurewebsites.net\n');
    expect(status).toBe(2);
  });

  test('goes by TLS, tells of the certificate, and believes none that nobody vouches for', async () => {
    const tls = selfSigned();
    const trusted = join(folder, 'trusted.pem');
    writeFileSync(trusted, tls.cert);
    const service = await startService(undefined, tls);

    const vouched = await run([service.url, '--wait', '0'], { NODE_EXTRA_CA_CERTS: trusted });
    expect(vouched.output).toMatch(/^ok +The certificate is good: TLSv1\.3, for (29|30) more days$/m);
    expect(vouched.output).toMatch(/^\d+ passed, 0 failed$/m);
    expect(vouched.status).toBe(0);

    // A certificate does not become good by waiting.
    const stranger = await run([service.url, '--wait', '60'], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    await service.close();
    expect(stranger.output).toMatch(/^FAILED +GET \/health answers: no answer: self-signed certificate/m);
    expect(stranger.output).not.toContain('asking again');
    expect(stranger.status).toBe(1);
  });
});
