// A local stack in a process of its own, as `npm start` runs it, and a client that validates every answer of the API
// against the OpenAPI document that the service itself serves.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { demoClient, type Answer, type DemoClient } from '../../local/demo/client';
import { companies } from '../../local/people';
import { typescript } from '../typescript';
import { leaksIn, type Canaries } from './leaks';

export const root = join(__dirname, '../..');

type OpenApi = {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
};

export type RunningStack = DemoClient & {
  readonly url: string;
  readonly microsoftUrl: string;
  readonly document: OpenApi;
  /** Everything that the stack has printed. */
  readonly output: () => string;
  /** method and path of every answer that was validated */
  readonly validated: ReadonlySet<string>;
  close(): Promise<void>;
};

/** Starts it on free ports. Extra settings go in by the environment. */
export async function runStack(
  options: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<RunningStack> {
  const child = spawn(
    process.execPath,
    ['--require', typescript, 'local/main.ts', '--port', '0', ...(options.args ?? [])],
    {
      cwd: root,
      env: { ...process.env, SYNC_MIN_INTERVAL_SECONDS: '0', LOCAL_LOG: 'json', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await ready(child, () => output);
  const url = /My Day +(http:\/\/localhost:\d+)/.exec(output)?.[1] ?? '';
  const microsoftUrl = /Microsoft +(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1] ?? '';
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
  const validate = responseValidator(document);
  const validated = new Set<string>();
  const problems: string[] = [];
  const client = demoClient(url, (method, path, answer) => {
    validated.add(validate(method, path, answer));
    if (answer.status >= 400) problems.push(JSON.stringify(answer.body));
  });
  return {
    ...client,
    url,
    microsoftUrl,
    document,
    output: () => output,
    validated,
    close: async () => {
      const canaries = await canariesOf(client);
      const urls = await urlsOf(client);
      await stop(child);
      expect(leaksIn([output, ...problems, ...urls].join('\n'), canaries)).toEqual([]);
    },
  };
}

/** What every journey has in it: the secrets of the companies, and whatever stands in a calendar. */
async function canariesOf(client: DemoClient): Promise<Canaries> {
  const { accounts } = (await client.local<{ accounts: { address: string }[] }>('GET', 'microsoft/accounts'))
    .body;
  const calendars = await Promise.all(accounts.map(({ address }) => client.meetings(address)));
  const subjects = calendars.flat().map(({ subject }) => subject ?? '');
  const secrets = Object.values(companies).flatMap(({ clientSecret, clientSecretId }) => [
    clientSecret,
    clientSecretId,
  ]);
  // Short ones are words of ours too: "Doctor" proves nothing, "Point projet avec l'équipe" does.
  return {
    texts: [
      ...secrets,
      ...subjects.filter((subject) => subject.length > 8),
      ...accounts.map(({ address }) => address),
    ],
  };
}

/** What the service asked of others, by address; what the browser takes to Microsoft's pages is not of its asking. */
async function urlsOf(client: DemoClient): Promise<string[]> {
  type Entry = { service: string; method: string; path: string; query: Record<string, string> };
  const { requests } = (await client.local<{ requests: Entry[] }>('GET', 'requests')).body;
  return requests
    .filter(({ service, method }) => service !== 'entra' || method === 'POST')
    .filter(({ path }) => !/\/(authorize|adminconsent)$/.test(path))
    .map(({ path, query }) => `${path} ${JSON.stringify(query)}`);
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (output().includes('Ready in')) resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', (status) => {
      reject(new Error(`The stack ended with status ${String(status)}:\n${output()}`));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Answers `METHOD /path/{template}`; throws when a body is not what the document says. */
function responseValidator(
  document: OpenApi,
): (method: string, path: string, answer: Answer<unknown>) => string {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  return (method, path, answer) => {
    const bare = `/${path.split('?', 1)[0] ?? ''}`;
    const template =
      Object.keys(document.paths).find((each) =>
        new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
      ) ?? bare;
    const responses = document.paths[template]?.[method.toLowerCase()]?.responses;
    if (!responses) throw new Error(`${method} ${template} is not in the OpenAPI document`);
    const status = String(answer.status) in responses ? String(answer.status) : 'default';
    const content = responses[status]?.content;
    const type = content && Object.keys(content)[0];
    if (type !== undefined) {
      const pointer = [
        'paths',
        template,
        method.toLowerCase(),
        'responses',
        status,
        'content',
        type,
        'schema',
      ]
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const key = `openapi#/${pointer}`;
      const check = compiled.get(key) ?? ajv.compile({ $ref: key });
      compiled.set(key, check);
      if (!check(answer.body)) {
        throw new Error(
          `${method} ${template} → ${answer.status} is not as documented: ${ajv.errorsText(check.errors)}\n${JSON.stringify(answer.body)}`,
        );
      }
    }
    return `${method} ${template}`;
  };
}
