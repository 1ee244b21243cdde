import { readBenchFlags, readPlanFlags } from '../../bench/flags';

test.each([
  [[], '--mailboxes is missing'],
  [['--mailboxes', '0'], '--mailboxes takes a whole number from 1 to 1,000,000, not "0"'],
  [['--mailboxes', '1e5'], '--mailboxes takes a whole number from 1 to 1,000,000, not "1e5"'],
  [['--mailboxes', '2.5'], '--mailboxes takes a whole number'],
  [['--mailboxes=-5'], '--mailboxes takes a whole number'],
  [['--mailbox', '5'], "Unknown option '--mailbox'. The flags are --mailboxes."],
])('npm run plan refuses %j and says what is wrong', (args, sentence) => {
  expect(() => readPlanFlags(args)).toThrow(sentence);
});

test('npm run plan takes a number of mailboxes', () => {
  expect(readPlanFlags(['--mailboxes', '100000'])).toEqual({ mailboxes: 100_000 });
});

test.each([
  [['--mailboxes', 'many'], '--mailboxes takes a whole number from 1 to 1,000, not "many"'],
  [['--warm-up', '-1'], '--warm-up'],
  [['--write', 'yes'], 'The flags are --mailboxes, --warm-up, --write.'],
])('npm run bench refuses %j and says what is wrong', (args, sentence) => {
  expect(() => readBenchFlags(args)).toThrow(sentence);
});

test('npm run bench measures 30 mailboxes after 10 to warm up, and writes only when asked', () => {
  expect(readBenchFlags([])).toEqual({ mailboxes: 30, warmUp: 10, write: false });
  expect(readBenchFlags(['--write']).write).toBe(true);
});
