import { gzipSync } from 'node:zlib';
import { posix } from 'node:path';
import { buildWeb, type WebFiles } from '../../local/web';

let files: WebFiles;
beforeAll(async () => {
  files = await buildWeb();
}, 60_000);

test('all that the strip needs to begin with is 20 kB at most', () => {
  expect(gzippedSize(withImports('outlook-strip.js'))).toBeLessThanOrEqual(20_000);
});

test('what explains comes beside it, in 11 kB at most', () => {
  const begun = withImports('outlook-strip.js');
  const [details = ''] = dynamicImports([...begun]);
  expect(details).toMatch(/details/);
  const more = [...withImports(details)].filter((name) => !begun.has(name));
  expect(gzippedSize(new Set(more))).toBeLessThanOrEqual(11_000);
});

test('the callback adds 12 kB at most to the strip', () => {
  const strip = withImports('outlook-strip.js');
  const own = [...withImports('outlook-callback.js')].filter((name) => !strip.has(name));
  expect(own).not.toEqual([]);
  expect(gzippedSize(new Set(own))).toBeLessThanOrEqual(12_000);
});

test('neither of them loads what only My Day needs', () => {
  for (const entry of ['outlook-strip.js', 'outlook-callback.js'])
    for (const name of withImports(entry)) expect(textOf(name)).not.toMatch(/fullcalendar|Temporal/i);
});

/** A module and all that it imports before it runs. */
function withImports(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, path = ''] of textOf(entry).matchAll(/(?:\bfrom|\bimport)"(\.[^"]+)"/g))
    withImports(posix.join(posix.dirname(entry), path), seen);
  return seen;
}

function dynamicImports(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    [...textOf(name).matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, path = '']) =>
      posix.join(posix.dirname(name), path),
    ),
  );
}

function textOf(name: string): string {
  const contents = files.get(name);
  if (!contents) throw new Error(`${name} is not among ${[...files.keys()].join(', ')}.`);
  return new TextDecoder().decode(contents);
}

function gzippedSize(names: ReadonlySet<string>): number {
  return [...names].reduce((sum, name) => sum + gzipSync(files.get(name)!, { level: 9 }).length, 0);
}
