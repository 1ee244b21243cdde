// The commands as a newcomer types them: what they print, and how they end.
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { root } from './running-stack';
import { typescript } from '../typescript';

type Ended = { status: number | null; output: string };

function run(
  file: string,
  args: readonly string[] = [],
  env: Record<string, string | undefined> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--require', typescript, file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('close', (status) => {
      resolve({ status, output });
    });
  });
}

const demo = (...args: string[]) => run('local/demo.ts', args);

describe('npm run demo', () => {
  test.each([
    ['a Sunday on which the clocks go forward', '2026-03-29'],
    ['the Monday after they went back', '2026-10-26'],
  ])(
    'tells the whole story on %s',
    async (_, today) => {
      const { status, output } = await demo('--today', today);
      expect(output).toContain(
        '23 imported, 0 updated, 0 removed, 0 unchanged; skipped 3 all-day, 2 cancelled',
      );
      expect(output).toContain('1 updated, 1 removed, rest unchanged; the edit stands');
      expect(output).toContain('secrets of Anna in the vault: 0 (deleted ones: 0); events kept: 22');
      expect(status).toBe(0);
    },
    60_000,
  );

  test('tells it with the file that is deployed', async () => {
    const { status, output } = await demo('--bundle');
    expect(output).toContain('events kept: 22');
    expect(status).toBe(0);
  }, 60_000);

  test('takes a calendar of recurrences, exceptions, Windows zones, all-day and cancelled entries, and counts as one does by hand', async () => {
    // 24 to 31 March: stand-ups on 24, 25, 27 (moved), 31 (26 excepted, 30 cancelled), the customer, the night of the clock
    // change, the one that runs into the window, New York's monthly, the untitled one: 9. The entry of 13 days is too long.
    const { status, output } = await demo(
      '--today',
      '2026-03-31',
      '--calendar',
      'test/fixtures/calendars/spring.ics',
    );
    expect(output).toContain('9 imported, 0 updated, 0 removed, 0 unchanged; skipped 2 all-day, 2 cancelled');
    expect(output).toContain('2 imported, 1 updated, 1 removed, rest unchanged; the edit stands');
    expect(output).toContain('events kept: 10');
    expect(status).toBe(0);
  }, 60_000);
});

describe('what goes wrong is one clear sentence and status 1', () => {
  test('a port that is taken', async () => {
    const server = await new Promise<Server>((resolve) => {
      const taken = createServer().listen(0, '127.0.0.1', () => {
        resolve(taken);
      });
    });
    const { port } = server.address() as { port: number };
    const { status, output } = await run('local/main.ts', ['--port', String(port)]);
    server.close();
    expect(output).toContain(`Port ${port} is in use. Try: npm start -- --port `);
    expect(status).toBe(1);
  });

  test('a calendar file that is broken, or is not there', async () => {
    const file = join(tmpdir(), `broken-${process.pid}.ics`);
    writeFileSync(file, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:yesterday\r\n');
    for (const calendar of [file, 'no-such-file.ics']) {
      const { status, output } = await run('local/main.ts', ['--port', '0', '--calendar', calendar]);
      const lines = output
        .trim()
        .split('\n')
        .filter((line) => !line.includes('local stack.'));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/\.ics/);
      expect(status).toBe(1);
    }
  });

  test('a flag that does not exist', async () => {
    const { status, output } = await run('local/main.ts', ['--calender', 'my.ics']);
    expect(output).toContain('--calender');
    expect(status).toBe(1);
  });

  test('wrong settings are all named at once, without their values', async () => {
    const { status, output } = await run('local/host-main.ts', ['--port', '0'], {
      DataStorage: undefined,
      KEY_VAULT_URL: 'http://vault.example/secret-path',
      OTIUMWORK_ISSUER: 'https://id.example',
      OTIUMWORK_AUDIENCE: '',
      OTIUMWORK_JWKS_URL: 'https://id.example/keys',
      FRONTEND_URL: 'https://app.example',
      SYNC_HOUR: '25',
    });
    for (const name of [
      'DataStorage is missing',
      'KEY_VAULT_URL must be an https URL',
      'OTIUMWORK_AUDIENCE is missing',
      'SYNC_HOUR must be a whole number from 0 to 23',
    ]) {
      expect(output).toContain(name);
    }
    expect(output).not.toContain('secret-path');
    expect(output).not.toContain('    at ');
    expect(status).toBe(1);
  });
});
