import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typescript } from '../../typescript';

type Ended = { readonly code: number; readonly out: string; readonly err: string };

const run = (script: string, args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const path = join(__dirname, '../../../local', script);
    const child = execFile(process.execPath, ['--require', typescript, path, ...args], (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
const occupy = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
/** Below what systems hand out by themselves (from 32,768), so that nothing else takes a neighbouring port meanwhile. */
async function occupyQuietPort(): Promise<{ server: Server; port: number }> {
  for (;;) {
    const port = 20_001 + Math.floor(Math.random() * 10_000);
    try {
      (await occupy(port - 1)).close();
      return { server: await occupy(port), port };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

test.each([
  [
    ['--clandar', 'x.ics'],
    "Unknown option '--clandar'. The flags are --port, --calendar, --today, --data, --microsoft.\n",
  ],
  [
    ['my.ics'],
    "Unexpected argument 'my.ics'. The flags are --port, --calendar, --today, --data, --microsoft.\n",
  ],
  [['--today', '2026-02-30'], '--today takes a date like 2026-03-29, not "2026-02-30".\n'],
  [['--port', '65535'], '--port takes a number from 0 to 65534, not "65535".\n'],
  [
    ['--microsoft', '--calendar', 'x.ics'],
    '--calendar is for the stand-in; with --microsoft the calendar is the real one.\n',
  ],
  [['--port', '0', '--calendar', '/nowhere/x.ics'], 'There is no file /nowhere/x.ics.\n'],
])('npm start with %j ends with one sentence and status 1', async (args, sentence) => {
  const { code, err } = await run('main.ts', args);
  expect([code, err]).toEqual([1, sentence]);
});

test('a calendar that is no calendar ends the start with one sentence', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ics-'));
  const file = join(dir, 'broken.ics');
  await writeFile(file, 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense');
  const { code, err } = await run('main.ts', ['--port', '0', '--calendar', file]);
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^${file}: [^\n]+\\.\n$`));
  await rm(dir, { recursive: true });
});

test('a taken port ends the start with a command that helps', async () => {
  const { server, port } = await occupyQuietPort();
  const { code, err } = await run('main.ts', ['--port', String(port)]);
  expect([code, err]).toEqual([1, `Port ${port} is in use. Try: npm start -- --port ${port + 10}\n`]);
  server.close();
});

test('a taken port of the stand-in for Microsoft is named too, and the other port is free again', async () => {
  const { server, port } = await occupyQuietPort();
  const { code, err } = await run('main.ts', ['--port', String(port - 1)]);
  expect([code, err]).toEqual([1, `Port ${port} is in use. Try: npm start -- --port ${port + 10}\n`]);
  const again = await occupy(port - 1);
  again.close();
  server.close();
});

test('npm run host with an unknown flag ends with one sentence and status 1', async () => {
  const { code, err } = await run('host-main.ts', ['--calendar', 'x.ics']);
  expect([code, err]).toEqual([1, "Unknown option '--calendar'. The flags are --port, --app.\n"]);
});
