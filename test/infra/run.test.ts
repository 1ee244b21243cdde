// The command as a pipeline sees it: lines, a summary, a status; and a Bicep compiler, where there is one.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../../infra/check/run';

const root = join(__dirname, '../..');
const made: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'infra-'));
  made.push(path);
  return path;
}

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

/** A compiler that says what it is told to. */
function compiler(complaint: string): string {
  const path = folder();
  const script = [
    '#!/bin/sh',
    'if [ "$1" = --version ]; then echo "Bicep CLI version 0.99.1"; exit 0; fi',
    `echo "${complaint}" >&2`,
    'exit 0',
  ];
  writeFileSync(join(path, 'bicep'), `${script.join('\n')}\n`);
  chmodSync(join(path, 'bicep'), 0o755);
  return `${path}${delimiter}${process.env['PATH'] ?? ''}`;
}

function check(at: string, path = '/nowhere') {
  const lines: string[] = [];
  const status = run(at, { env: { PATH: path }, print: (line) => lines.push(line) });
  return { status, lines };
}

test('nothing found: status 0, one line, and it says that no compiler was asked', () => {
  const { status, lines } = check(root);
  expect(status).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^infra: .*: nothing found \(no Bicep CLI on the path, so none was asked\)$/);
});

test('something found: status 1, a line with its place, and how many there are', () => {
  const copy = folder();
  for (const path of ['infra', 'azure.yaml', '.github'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  const vault = join(copy, 'infra/modules/vault.bicep');
  writeFileSync(
    vault,
    readFileSync(vault, 'utf8').replace('enableRbacAuthorization: true', 'enableRbacAuthorization: false'),
  );
  const { status, lines } = check(copy);
  expect(status).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(
      /^infra\/modules\/vault\.bicep:\d+ properties\.enableRbacAuthorization of .* it must be true\.$/,
    ),
    expect.stringMatching(/: 1 found \(/),
  ]);
});

test('a folder without infrastructure is an error, not a success', () => {
  const empty = folder();
  mkdirSync(join(empty, 'infra'));
  expect(() => check(empty)).toThrow();
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('a compiler on the path is asked, and its warnings are findings', () => {
  const path = compiler('/x/infra/main.bicep(7,3) : Warning no-unused-params: Parameter is idle.');
  const { status, lines } = check(root, path);
  expect(status).toBe(1);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('infra/main.bicep:7 Warning no-unused-params: Parameter is idle.');
  expect(lines[3]).toMatch(/: 3 found \(Bicep CLI version 0\.99\.1 was asked too\)$/);
});

onPosix('a compiler that has nothing to say changes nothing', () => {
  const { status, lines } = check(root, compiler(''));
  expect(status).toBe(0);
  expect(lines[0]).toMatch(/nothing found \(Bicep CLI version 0\.99\.1 was asked too\)$/);
});
