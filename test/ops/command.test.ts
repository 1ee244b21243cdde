import { execFileSync } from 'node:child_process';
import { readCommand } from '../../ops/command';
import { commandLine } from '../../ops/words';
import { oddIds } from '../fixtures/builders';
import { user } from './people';

const read = (line: string) => readCommand(line === '' ? [] : line.split(' '));

test.each([
  ['delete-person --company acme --user anna', { user: user('acme', 'anna'), confirmed: false }],
  ['delete-person --user=-x --confirm --company=a', { user: user('a', '-x'), confirmed: true }],
  ['delete-company --company acme', { companyId: 'acme', confirmed: false }],
  ['delete-company --company acme --confirm', { companyId: 'acme', confirmed: true }],
  ['export-person --company a --user b --out c.json', { user: user('a', 'b'), file: 'c.json' }],
  ['poison', {}],
  ['replay-poison', { confirmed: false }],
  ['replay-poison --confirm', { confirmed: true }],
])('%s', (line, command) => {
  expect(read(line)).toEqual({ command: { name: line.split(' ')[0], ...command } });
});

test.each([
  ['', 'A command is missing.'],
  ['delete', 'There is no command "delete".'],
  ['toString', 'There is no command "toString".'],
  [
    'delete-person --company acme',
    '--user is missing. Write: npm run ops -- delete-person --company ID --user ID',
  ],
  ['delete-person --user anna --confirm', '--company is missing.'],
  ['delete-person --company acme --user --confirm', '--user is followed by "--confirm".'],
  ['delete-person --company acme --user', '--user has no value. Write --user ID.'],
  ['delete-person --company acme --user=', '--user has no value.'],
  ['delete-person --company acme --user a --user b', '--user is given twice. Give it once.'],
  ['delete-person --company acme --user a b', 'delete-person does not take "b".'],
  ['delete-person --company acme --user a --confirm=no', '--confirm takes no value.'],
  ['delete-person --company acme --user a --force', 'delete-person does not take --force.'],
  ['delete-company --company acme --user a --confirm', 'delete-company does not take --user.'],
  ['export-person --company a --user b', '--out is missing.'],
  ['export-person --company a --user b --out c --confirm', 'export-person does not take --confirm.'],
  [`delete-company --company ${'x'.repeat(257)}`, '--company takes an id of at most 256 characters.'],
  ['poison --confirm', 'poison does not take --confirm. Write: npm run ops -- poison'],
])('%s is refused with a sentence', (line, sentence) => {
  expect(read(line)).toEqual({ wrong: expect.stringContaining(sentence) as string });
});

test('help is help', () => {
  for (const line of ['help', '--help', '-h']) expect(read(line)).toBe('help');
});

test('the command that a dry run names is taken by a shell as it was meant, whatever the id', () => {
  for (const id of oddIds) {
    const line = commandLine('delete-person', { user: id });
    const printed = execFileSync('bash', ['-c', line.replace('npm run ops --', "printf '%s\\0'")]);
    expect(printed.toString().split('\0')).toEqual(['delete-person', `--user=${id}`, '--confirm', '']);
  }
});
