// The arrows of docs/architecture.md: who may import whom, and what may stand where.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const root = join(__dirname, '..');

type Import = { readonly file: string; readonly from: string };

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));

const source = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every import, project files as paths from the root. */
function importsOf(file: string): Import[] {
  return [...source(file).matchAll(/(?:from|import|require)\s*\(?\s*'([^'\s]+)'/g)].map((match) => {
    const name = match[1] ?? '';
    return {
      file,
      from: name.startsWith('.')
        ? relative(root, join(root, dirname(file), name))
            .split(sep)
            .join('/')
        : name,
    };
  });
}

const imports = (...folders: string[]) => folders.flatMap(filesIn).flatMap(importsOf);
const offending = (found: readonly Import[]) => found.map(({ file, from }) => `${file} imports ${from}`);
const isPackage = ({ from }: Import) =>
  !/^(src|functions|local|ops|bench|test|web|package\.json)(\/|$)/.test(from);

test('the domain is pure: it imports the domain, date-fns, and the hash function of node:crypto', () => {
  const allowed = ({ file, from }: Import) =>
    from.startsWith('src/domain/') ||
    /^date-fns(-tz)?$/.test(from) ||
    (from === 'node:crypto' && file === 'src/domain/hash.ts');
  expect(offending(imports('src/domain').filter((each) => !allowed(each)))).toEqual([]);
});

test('nothing in the domain or the use cases reads the clock, draws a random number or touches the environment', () => {
  const impure =
    /\bnew Date\(\)|\bDate\.now\(|Math\.random|randomBytes|randomUUID|process\.|\bfetch\(|setTimeout/;
  const files = [...filesIn('src/domain'), ...filesIn('src/use-cases')].filter((file) =>
    impure.test(source(file)),
  );
  expect(files).toEqual([]);
  const clocks = /\bnew Date\(\)|\bDate\.now\(|Math\.random|randomBytes|randomUUID/;
  const reading = [...filesIn('functions'), ...filesIn('src')].filter((file) => clocks.test(source(file)));
  expect(reading).toEqual(['src/adapters/system.ts']);
});

test('use cases know the domain, ports and settings; no adapter, no SDK', () => {
  const allowed = ({ from }: Import) =>
    /^src\/(domain|use-cases)\/|^src\/(ports|settings)$/.test(from) || from === 'node:crypto';
  expect(offending(imports('src/use-cases').filter((each) => !allowed(each)))).toEqual([]);
});

test('adapters know ports, the domain, their configuration and the shape of a message; no use case', () => {
  const allowed = (each: Import) =>
    isPackage(each) ||
    /^src\/(domain|adapters)\/|^src\/(ports|ops-ports|config|mailbox-message)$/.test(each.from);
  expect(offending(imports('src/adapters').filter((each) => !allowed(each)))).toEqual([]);
});

test('doors know the app, never an adapter; only the front page puts them together', () => {
  const doors = imports('functions').filter(({ file }) => file !== 'functions/index.ts');
  expect(
    offending(doors.filter(({ from }) => from.startsWith('src/adapters/') || from === 'src/config')),
  ).toEqual([]);
});

test('SDKs and fetch stay in the adapters, the Functions library in the doors', () => {
  const sdk = /^@azure\/(?!functions$)|^@microsoft\/|^jose/;
  const outside = imports('functions', 'src').filter(
    ({ file, from }) => sdk.test(from) && !file.startsWith('src/adapters/'),
  );
  expect(offending(outside)).toEqual([]);
  expect(offending(imports('src').filter(({ from }) => from === '@azure/functions'))).toEqual([]);
  const fetching = [...filesIn('functions'), ...filesIn('src')].filter(
    (file) => /\bfetch\(/.test(source(file)) && !file.startsWith('src/adapters/'),
  );
  expect(fetching).toEqual([]);
});

test('the environment is read in one place', () => {
  const reading = [...filesIn('functions'), ...filesIn('src')].filter((file) =>
    source(file).includes('process.env'),
  );
  expect(reading).toEqual(['functions/index.ts']);
});

test('nothing in the service knows the local stack, and nothing there knows the tests', () => {
  expect(offending(imports('functions', 'src').filter(({ from }) => /^(local|test)\//.test(from)))).toEqual(
    [],
  );
  expect(offending(imports('local').filter(({ from }) => from.startsWith('test/')))).toEqual([]);
});

test("the engineers' program is another front page over the same adapters and verbs; the service has no way to what it can", () => {
  const front = 'ops/main.ts';
  const allowed = ({ file, from }: Import) =>
    /^ops\/|^src\/(domain|use-cases)\/|^src\/(ports|ops-ports)$|^node:(util|fs\/promises)$/.test(from) ||
    (file === front && /^src\/adapters\/|^src\/config$|^node:timers\/promises$/.test(from));
  expect(offending(imports('ops').filter((each) => !allowed(each)))).toEqual([]);
  const reading = filesIn('ops').filter((file) => /process\.|new Date\(\)|Date\.now\(/.test(source(file)));
  expect(reading).toEqual([front]);
  const knowing = imports('functions', 'src', 'local', 'web').filter(({ from }) => from.startsWith('ops/'));
  expect(offending(knowing)).toEqual([]);
  const able = imports('functions', 'src').filter(
    ({ file, from }) => from === 'src/ops-ports' && !file.startsWith('src/adapters/'),
  );
  expect(offending(able)).toEqual([]);
  const holding = /^src\/adapters\/azure\/((person|company)-holdings|storage-poison-queue)$/;
  expect(offending(imports('functions', 'src').filter(({ from }) => holding.test(from)))).toEqual([]);
});

test('the bench is known to its tests alone; its calculations know no file, no clock and no process', () => {
  const knowing = imports('functions', 'src', 'local', 'ops', 'web').filter(({ from }) =>
    from.startsWith('bench/'),
  );
  expect(offending(knowing)).toEqual([]);
  const calculating = filesIn('bench').filter(
    (file) =>
      (file.startsWith('bench/plan/') && file !== 'bench/plan/inputs.ts') ||
      ['bench/sync/figures.ts', 'bench/sync/table.ts'].includes(file),
  );
  const impure = /from 'node:|process\.|\bnew Date\(\)|Date\.now\(|Math\.random|console\./;
  expect(calculating.filter((file) => impure.test(source(file)))).toEqual([]);
});

test('what a browser gets knows the service by its document, and shares time zones and categories with it; only the demo knows who lives in the local stack', () => {
  const allowed = ({ file, from }: Import) =>
    from.startsWith('web/') ||
    ['src/domain/time-zone', 'src/domain/suggestion/catalogue'].includes(from) ||
    (file.startsWith('web/demo/') && from === 'local/people');
  const ours = imports('web').filter((each) => !isPackage(each) && !allowed(each));
  expect(offending(ours)).toEqual([]);
  const packages = new Set(
    imports('web')
      .filter(isPackage)
      .map(({ from }) => from.split('/')[0]),
  );
  expect([...packages].sort()).toEqual(['fullcalendar', 'lit', 'openapi-fetch']);
});

test('no element keeps anything in the browser', () => {
  const keeping = filesIn('web').filter((file) =>
    /localStorage|sessionStorage|indexedDB|document\.cookie/.test(source(file)),
  );
  expect(keeping).toEqual(['web/demo/demo.ts']); // who is looking, in this tab
});

test('no source file is long without a reason', () => {
  const reasons: Record<string, string> = {
    'src/domain/messages.ts': 'a catalogue of words',
    'src/ports.ts': 'the ports, side by side',
    'web/api/schema.d.ts': 'made from the OpenAPI document',
    'web/look.ts': 'one style sheet',
    'functions/http/schemas.ts': 'the shapes of the interface, side by side',
  };
  const folders = ['functions', 'src', 'local', 'ops', 'bench', 'web'];
  const long = folders
    .flatMap(filesIn)
    .filter(
      (file) =>
        source(file).split('\n').length > 220 &&
        !(file in reasons) &&
        !file.startsWith('src/domain/suggestion/built-in/'),
    );
  expect(long).toEqual([]);
});
