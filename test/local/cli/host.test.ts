import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startAzurite } from '../../../local/azurite';
import { typescript } from '../../typescript';

const script = join(__dirname, '../../../local/host-main.ts');
const bare = { PATH: process.env['PATH'] };

function started(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--require', typescript, script, '--port', '0'], { env });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exited = new Promise<{ code: number | null; err: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, err });
    });
  });
  const lines: string[] = [];
  const firstLine = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      resolve(line);
    });
  });
  return { child, exited, lines, firstLine };
}

test('npm run host without settings ends with the app’s own error and status 1', async () => {
  const { code, err } = await started(bare).exited;
  expect(code).toBe(1);
  expect(err).toContain('OTIUMWORK_ISSUER');
  expect(err).not.toContain('    at ');
});

test('npm run host runs the built app alone, with CORS for the frontend, until it is asked to stop', async () => {
  const storage = await startAzurite();
  const host = started({
    ...bare,
    DataStorage: storage.connectionString,
    KEY_VAULT_URL: 'http://127.0.0.1:9',
    OTIUMWORK_ISSUER: 'https://id.otiumwork.example',
    OTIUMWORK_AUDIENCE: 'otiumwork-api',
    OTIUMWORK_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    FRONTEND_URL: 'https://app.otiumwork.example',
  });
  const line = await Promise.race([host.firstLine, host.exited.then(({ err }) => err)]);
  expect(line).toMatch(/^Functions host on http:\/\/127\.0\.0\.1:\d+ \(\d+ functions\)$/);
  const url = line.split(' ')[3] ?? '';

  const health = await fetch(`${url}/api/health`, { headers: { Origin: 'https://app.otiumwork.example' } });
  expect(health.status).toBe(200);
  expect(health.headers.get('access-control-allow-origin')).toBe('https://app.otiumwork.example');
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/__local/vault`)).status).toBe(404);

  host.child.kill('SIGTERM');
  expect((await host.exited).code).toBe(0);
  await storage.close();
});
