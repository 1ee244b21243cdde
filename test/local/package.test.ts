// What is deployed: looked into, unpacked into an empty folder, run from there by this Node, and asked by the smoke
// test. PACKAGE=FILE tries that file instead of one made for the purpose: so does the pipeline with what it deploys.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { unzipSync } from 'fflate';
import { startAzurite, type LocalStorage } from '../../local/azurite';
import { packageApp, packageFile } from '../../local/package';
import { companies } from '../../local/people';
import { root } from '../../local/root';
import { smokeCommand } from '../../local/smoke/command';
import { storageClients } from '../../src/adapters/azure/clients';
import manifest from '../../package.json';
import { typescript } from '../typescript';

const given = process.env['PACKAGE'];
let zip: Buffer;
let files: Readonly<Record<string, Uint8Array>>;
const textOf = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');

beforeAll(async () => {
  zip = given === undefined ? Buffer.from(await packageApp()) : await readFile(resolve(root, given));
  files = unzipSync(zip);
});

describe('the package', () => {
  test('holds the bundle, host.json and the least of a package.json, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['host.json', 'index.js', 'package.json']);
    const { name, version, engines } = manifest;
    expect(JSON.parse(textOf('package.json'))).toEqual({
      name,
      version,
      engines,
      private: true,
      main: 'index.js',
    });
  });

  test('is small: less than 3 MB', () => {
    expect(zip.length).toBeLessThan(3_000_000);
  });

  test('holds host.json as it stands in the repository', async () => {
    expect(textOf('host.json')).toBe(await readFile(join(root, 'host.json'), 'utf8'));
  });

  test('holds no source, no map to one, no secret, and nothing of the machine that made it', () => {
    const everything = Object.keys(files).map(textOf).join('\n');
    for (const trace of ['sourceMappingURL', 'sourcesContent', 'BEGIN PRIVATE KEY', 'BEGIN RSA', root])
      expect(everything.includes(trace)).toBe(false);
    for (const { clientSecret, clientId, tenantId } of Object.values(companies))
      for (const canary of [clientSecret, clientId, tenantId])
        expect(everything.includes(canary)).toBe(false);
    // Azurite's key is in the storage library, and known to everybody.
    const keys = [...everything.matchAll(/AccountKey=([\w+/]{20,}={0,2})/g)].map(([, key]) =>
      key?.slice(0, 8),
    );
    expect([...new Set(keys)]).toEqual(['Eby8vdM0']);
    expect(everything).not.toMatch(/[\w~.-]{3}8Q~[\w~.-]{31}/); // a client secret as Entra makes them
  });

  test('instruments nothing by itself: no library for telemetry is in it that would note addresses of secrets', () => {
    expect(textOf('index.js')).not.toMatch(/@opentelemetry|applicationinsights|APPLICATIONINSIGHTS/);
  });

  test('npm run package makes it, tells its size, and makes the same bytes on a machine in another time zone', async () => {
    const script = join(root, 'local/package-main.ts');
    const { out, status } = await ended(
      spawn(process.execPath, ['--require', typescript, script], {
        env: { ...process.env, TZ: 'America/New_York' },
      }),
    );
    expect(out).toMatch(/^dist\/otiumwork-outlook-calendar\.zip: 0\.\d\d MB\n$/);
    expect(status).toBe(0);
    expect((await readFile(packageFile)).equals(zip)).toBe(true);
  });
});

describe('unpacked into an empty folder', () => {
  let folder: string;
  let storage: LocalStorage;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-'));
    for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
    storage = await startAzurite();
  });
  afterAll(async () => {
    // A test that fails must not leave it behind.
    for (const child of children) child.kill('SIGKILL');
    await storage.close();
    await rm(folder, { recursive: true });
  });

  const children: ReturnType<typeof spawn>[] = [];
  const runHost = (app: string) => {
    const child = spawn(
      process.execPath,
      ['--require', typescript, join(root, 'local/host-main.ts'), '--port', '0', '--app', app],
      {
        env: {
          PATH: process.env['PATH'],
          DataStorage: storage.connectionString,
          KEY_VAULT_URL: 'http://127.0.0.1:9',
          OTIUMWORK_ISSUER: 'https://id.otiumwork.example',
          OTIUMWORK_AUDIENCE: 'otiumwork-api',
          OTIUMWORK_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
          FRONTEND_URL: 'http://localhost:9',
        },
      },
    );
    children.push(child);
    return child;
  };

  test('it runs with nothing beside it, passes the smoke test, and has nothing changed by that', async () => {
    const child = runHost(folder);
    const end = ended(child);
    const started = new Promise<string>((done) => createInterface(child.stdout).once('line', done));
    const line = await Promise.race([started, end.then(({ out }) => out)]);
    const url = /^Functions host on (http:\S+) \(24 functions\)$/.exec(line)?.[1] ?? line;

    const lines: string[] = [];
    const status = await smokeCommand([url, '--wait', '20'], (each) => lines.push(each), console.error);
    child.kill('SIGTERM');
    expect(lines.filter((each) => each.startsWith('FAILED'))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^\d\d passed, 0 failed$/);
    expect(status).toBe(0);
    expect((await end).status).toBe(0);

    const {
      companies: companyRows,
      pendingSignIns,
      timeline,
      mailboxQueue,
    } = storageClients({
      connectionString: storage.connectionString,
    });
    for (const table of [companyRows, pendingSignIns, timeline])
      expect(await table.listEntities().next()).toMatchObject({ done: true });
    expect((await mailboxQueue.getProperties()).approximateMessagesCount).toBe(0);
  });

  test('a folder that holds no package is one sentence that says what to do', async () => {
    const { out, status } = await ended(runHost(join(folder, 'nothing')));
    expect(out).toContain('in it. Unpack into it what `npm run package` makes.');
    expect(out).not.toContain('    at ');
    expect(status).toBe(1);
  });
});

function ended(child: ReturnType<typeof spawn>): Promise<{ status: number | null; out: string }> {
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((done) => {
    child.once('close', (status) => {
      done({ status, out });
    });
  });
}
