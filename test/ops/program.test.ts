import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { QueueClient } from '@azure/storage-queue';
import { startIdentity, type IdentityStandIn } from '../../local/identity';
import { replayPoison } from '../../ops/poison';
import { storagePoisonQueue } from '../../src/adapters/azure/storage-poison-queue';
import type { MailboxMessage } from '../../src/ports';
import { typescript } from '../typescript';
import { settle, user } from './people';
import { everything, stage } from './stage';
import { typed } from './typed';

let identity: IdentityStandIn;
beforeAll(async () => (identity = await startIdentity({ port: 0 })));
afterAll(() => identity.close());
const theStage = stage((token) => identity.isTokenValid(token, 'https://vault.azure.net'));

const anna = user('acme', 'anna');
beforeAll(() => settle(theStage(), anna));

type Ended = { readonly status: number; readonly out: string; readonly err: string };

/** The program itself, in a process of its own. */
function program(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const main = join(__dirname, '../../ops/main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, ['--require', typescript, main, ...args], { env }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const bare = { PATH: process.env['PATH'] };
const settings = () => ({
  ...bare,
  DataStorage: theStage().connectionString,
  KEY_VAULT_URL: theStage().vault.url,
  IDENTITY_ENDPOINT: identity.endpoint,
  IDENTITY_HEADER: identity.header,
});

/** Which environment it is: the first line of every command. */
const places = () => {
  const { clients, vault } = theStage();
  const [tables, queues, secrets] = [clients.companies.url, clients.poisonQueue.url, vault.url].map(
    (url) => new URL(url).host,
  );
  return `Tables: ${tables}. Queues: ${queues}. Vault: ${secrets}.`;
};

test('the program reaches storage and vault as the service does, with their settings alone', async () => {
  const { status, out, err } = await program(['delete-person', '--company=acme', '--user=anna'], settings());
  expect([status, err]).toEqual([0, '']);
  expect(out.split('\n')[0]).toBe(places());
  expect(out).toContain('  1  refresh token in the vault\n  2  secrets that wait to be purged\n');
  for (const secret of ['anna@contoso.example', 'Sprint review', ...theStage().vault.live()])
    expect(out).not.toContain(secret);
});

test.each<[string, string[], NodeJS.ProcessEnv, number, RegExp]>([
  ['wrong usage', ['delete-person', '--company=acme'], {}, 2, /^--user is missing\. .*\n$/],
  [
    'missing settings',
    ['poison'],
    {},
    2,
    /^The settings are wrong:\n {2}DataStorage is missing.*\n {2}KEY_VAULT_URL is missing\n$/,
  ],
  [
    'a storage that is given in two ways',
    ['poison'],
    {
      DataStorage: 'UseDevelopmentStorage=true',
      DataStorage__tableServiceUri: 'https://a.table.core.windows.net',
      KEY_VAULT_URL: 'https://v.vault.azure.net',
    },
    2,
    /^The settings are wrong:\n {2}DataStorage is given together with DataStorage__…: unset [^\n]*\n$/,
  ],
  [
    'a storage that does not answer',
    ['poison'],
    { DataStorage: 'down' },
    1,
    /^Storage did not do what was asked \(no answer ECONNREFUSED\)\.\n/,
  ],
])(
  '%s ends the program with a status and sentences, without a stack',
  async (_, args, env, expected, words) => {
    const key = Buffer.from('key').toString('base64');
    const down = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a`;
    const given = env['DataStorage'] === 'down' ? { ...settings(), DataStorage: down } : { ...bare, ...env };
    const { status, out, err } = await program(args, given);
    const host = new URL(theStage().vault.url).host;
    const said = expected === 1 ? `Tables: 127.0.0.1:9. Queues: 127.0.0.1:9. Vault: ${host}.\n` : '';
    expect([status, out]).toEqual([expected, said]);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/^ +at /m);
  },
);

describe('poison', () => {
  const encoded = (message: object) => Buffer.from(JSON.stringify(message)).toString('base64');
  const messages = ['anna', 'ben'].map((userId): MailboxMessage => ({
    v: 1,
    ...user('acme', userId),
    epoch: 'e',
  }));
  const texts = [...messages.map(encoded), encoded({ v: 2, addedLater: true }), 'not base64 JSON'];

  beforeEach(async () => {
    const { poisonQueue, mailboxQueue } = theStage().clients;
    await Promise.all([poisonQueue.clearMessages(), mailboxQueue.clearMessages()]);
    for (const text of texts) await poisonQueue.sendMessage(text);
  });

  test('is listed with ages and ids, and stays as it is', async () => {
    const { ports, clients } = theStage();
    const { peekedMessageItems } = await clients.poisonQueue.peekMessages();
    ports.clock.set(new Date(peekedMessageItems[0]!.insertedOn.getTime() + 3 * 3_600_000));
    const { status, said } = await typed(['poison'], ports);
    expect(status).toBe(0);
    expect(said.replaceAll(' 2 h', ' 3 h').split('\n')).toEqual([
      'About 4 messages wait in outlook-sync-poison.',
      '         3 h  company "acme"  user "anna"',
      '         3 h  company "acme"  user "ben"',
      '         3 h  unreadable',
      '         3 h  unreadable',
    ]);
    expect((await everything(theStage())).poison).toEqual(texts);
  });

  test('a dry run of its replay changes nothing, the replay puts back what can be read and leaves the rest', async () => {
    const { ports, clients } = theStage();
    const dry = await typed(['replay-poison'], ports);
    expect([dry.status, dry.said]).toEqual([
      0,
      expect.stringContaining('npm run ops -- replay-poison --confirm'),
    ]);
    expect(await everything(theStage())).toMatchObject({ poison: texts, queue: [] });

    const { status, said } = await typed(['replay-poison', '--confirm'], ports);
    expect([status, said]).toEqual([0, 'Put back: 2. Left, because they cannot be read: 2.']);
    expect((await everything(theStage())).queue).toEqual(texts.slice(0, 2));
    expect((await clients.poisonQueue.getProperties()).approximateMessagesCount).toBe(2);
  });

  test.each(['sendMessage', 'deleteMessage'] as const)(
    'broken off at %s, it loses no message',
    async (verb) => {
      const { clients } = theStage();
      const breaking = (queue: QueueClient) =>
        new Proxy(queue, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name);
            if (name === verb) return () => Promise.reject(new Error('broken off'));
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        });
      const poison = storagePoisonQueue({
        queue: breaking(clients.mailboxQueue),
        poison: breaking(clients.poisonQueue),
      });
      await expect(replayPoison({ poison })).rejects.toMatchObject({ code: 'storage_unavailable' });
      const { queue } = await everything(theStage());
      const { approximateMessagesCount } = await clients.poisonQueue.getProperties();
      // What was taken is hidden for five minutes, then there again: a hint may come twice.
      expect(approximateMessagesCount).toBe(4);
      expect(queue).toEqual(verb === 'sendMessage' ? [] : [texts[0]]);
    },
  );
});
