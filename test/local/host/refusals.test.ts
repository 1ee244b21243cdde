import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { typescript } from '../../typescript';

const expected: Record<string, string> = {
  'route begins with admin':
    'The function "fine" cannot be loaded: the specified route conflicts with one or more built in routes.',
  'route begins with Runtime':
    'The function "fine" cannot be loaded: the specified route conflicts with one or more built in routes.',
  'name begins with admin':
    'The function "adminThings" cannot be loaded: the specified route conflicts with one or more built in routes.',
  'name is host': 'The function "host" cannot be loaded: its name is not allowed.',
  'name begins with a digit': 'The function "1st" cannot be loaded: its name is not allowed.',
  'route and method twice':
    'The function "two" cannot be loaded: POST things/{other} is already the route of "one".',
  'name twice': 'The function "same" cannot be loaded: its name is registered twice.',
  'no functions': 'No functions were found: the entry file registered none.',
  'reference to no setting': `The function "tick" cannot be loaded: '%NOT_SET%' does not resolve to a value.`,
  'schedule of five fields':
    'The function "tick" cannot be loaded: "*/5 * * * *" is not an NCRONTAB expression of six fields.',
  'connection that is not set':
    'The function "consume" cannot be loaded: the connection Nowhere has no connection string in the environment',
  'an unknown trigger':
    'The function "blobs" cannot be loaded: the local host does not know the trigger blobTrigger.',
  'entry throws': 'OTIUMWORK_ISSUER is missing.',
};

let said: Record<string, string> = {};

beforeAll(async () => {
  const script = join(__dirname, 'fixtures/run-refused.ts');
  const names = JSON.stringify(Object.keys(expected));
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', typescript, script, names]);
  said = JSON.parse(stdout) as Record<string, string>;
});

test.each(Object.entries(expected))('refused at start, with a sentence: %s', (name, sentence) => {
  expect(said[name]).toContain(sentence);
});

test('a taken port surfaces as EADDRINUSE', () => {
  expect(said['port taken']).toBe('EADDRINUSE');
});
