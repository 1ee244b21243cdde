// The simulator over a number of seeds, what its command says, and that it notices a service that breaks its promises.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { typescript } from '../typescript';
import { simulateCommand } from './command';
import { promises, type PromiseName } from './promises';
import type { Tamper } from './stage';

type Said = { readonly status: number; readonly text: string };

async function command(args: readonly string[], tamper?: Tamper): Promise<Said> {
  const lines: string[] = [];
  const say = { line: (text: string) => void lines.push(text), progress: () => undefined };
  const status = await simulateCommand(args, say, { tamper, patienceMs: 300 });
  return { status, text: lines.join('\n') };
}

test('whatever happens in forty random histories, the service keeps its promises', async () => {
  const { status, text } = await command(['--seeds', '40']);
  expect(text).toMatch(/^40 seeds, [\d,]+ steps, [\d,]+ syncs, 0 broken promises, \d+ s$/);
  expect(status).toBe(0);
}, 120_000);

test('a seed plays the same history every time', async () => {
  const [first, second] = [await command(['--seed', '7']), await command(['--seed', '7'])];
  const story = ({ text }: Said) => text.split('\n').slice(0, -1);
  expect(story(first).length).toBeGreaterThan(20);
  expect(story(second)).toEqual(story(first));
});

test.each<[string, PromiseName, Tamper]>([
  [
    'that overlooks the first meeting of every answer',
    'standsOnce',
    (ports) => ({
      ...ports,
      calendar: {
        ...ports.calendar,
        walk: async (...given) => (await ports.calendar.walk(...given)).slice(1),
      },
    }),
  ],
  [
    'that looks a day too far back',
    'window',
    (ports) => ({
      ...ports,
      calendar: {
        ...ports.calendar,
        walk(accessToken, { from, until }, giveUpAt) {
          const dayBefore = new Date(from.getTime() - 86_400_000);
          return ports.calendar.walk(accessToken, { from: dayBefore, until }, giveUpAt);
        },
      },
    }),
  ],
  [
    'that only says that it has purged',
    'nothingUsable',
    (ports) => ({ ...ports, secrets: { ...ports.secrets, purge: () => Promise.resolve(true) } }),
  ],
])(
  'a service %s is found out, with the history that shows it',
  async (_, promise, tamper) => {
    const { status, text } = await command([], tamper);
    expect(text).toContain(`breaks a promise: ${promises[promise]}.\n  expected  `);
    expect(text).toMatch(
      /\nThe history, shortened from \d+ steps to \d+:\n {2}\d{4}-\d\d-\d\dT\d\d:\d\dZ {2}/,
    );
    expect(text).toMatch(/\nTo replay it: npm run simulate -- --seed \d+\n/);
    expect(text).toMatch(/, 1 broken promise, \d+ s$/);
    expect(status).toBe(1);
  },
  60_000,
);

const run = (args: readonly string[]) =>
  new Promise<{ readonly status: number | null; readonly out: string; readonly err: string }>((resolve) => {
    const main = join(__dirname, 'main.ts');
    const child = execFile(process.execPath, ['--require', typescript, main, ...args], (_, out, err) =>
      resolve({ status: child.exitCode, out, err }),
    );
  });

test('npm run simulate says how far it is, sums up, and ends with status 0', async () => {
  const { status, out, err } = await run(['--seeds', '3']);
  expect(out).toMatch(/^Seeds 1 to 3\.\n3 seeds, \d+ steps, \d+ syncs, 0 broken promises, \d+ s\n$/);
  expect([status, err]).toEqual([0, '']);
});

test.each([
  [['--runs', '3'], "Unknown option '--runs'. The flags are --seeds, --seed.\n"],
  [['--seeds', 'many'], '--seeds takes a whole number from 1, not "many".\n'],
  [['--seed', '0'], '--seed takes a whole number from 1, not "0".\n'],
  [['--seeds', '3', '--seed', '2'], '--seed replays one history; with it there is no --seeds.\n'],
])('npm run simulate with %j ends with one sentence and status 1', async (args, sentence) => {
  const { status, out, err } = await run(args);
  expect([status, out, err]).toEqual([1, '', sentence]);
});
