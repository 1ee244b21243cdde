// Holds suggesting against parsing: for 1,000 meetings with distinct titles, is the suggestion of category and work
// type cheaper than reading Graph's answer that carries them? `node --require ./local/typescript.cjs bench/suggest.ts`
import { execFileSync } from 'node:child_process';
import { toEntry } from '../src/adapters/microsoft/graph-event';
import { builtInCatalogue } from '../src/domain/suggestion/catalogue';
import { suggest } from '../src/domain/suggestion/suggest';
import { labelledTitles } from '../test/domain/suggestion/titles';

const meetings = 1_000;
const warmUp = 300; // until both are compiled
const rounds = 200;

const context = { taught: () => undefined, catalogue: builtInCatalogue };
const sets = ['held-back', 'tuned', 'blind', 'blind-2', 'blind-3', 'blind-4'] as const;
const all = [...new Set(sets.flatMap(labelledTitles).map(({ title }) => title))];
/** Every third or so, so that all languages, categories and sets are there. */
const titles = Array.from({ length: meetings }, (_, i) => all[Math.floor((i * all.length) / meetings)]!);

/** A page of calendarView as Graph writes it, with `$select=id,subject,start,end,isAllDay,isCancelled`. */
const body = JSON.stringify({
  '@odata.context':
    "https://graph.microsoft.com/v1.0/$metadata#users('48d31887')/calendar/calendarView(id,subject)",
  value: titles.map((subject, i) => {
    const at = (minutes: number) => ({
      dateTime: new Date(Date.UTC(2026, 0, 5, 8) + (i * 45 + minutes) * 60_000)
        .toISOString()
        .replace('Z', '0000'),
      timeZone: 'UTC',
    });
    return {
      '@odata.etag': `W/"${Buffer.from(`change ${i + 10_000}`).toString('base64')}"`,
      id: `AAMkAGI2${Buffer.from(`a meeting of a mailbox, number ${i + 10_000}, `.repeat(2)).toString('base64')}AAA=`,
      subject,
      isAllDay: false,
      isCancelled: false,
      start: at(0),
      end: at(30),
    };
  }),
});

const parse = () => (JSON.parse(body) as { value: unknown[] }).value.map(toEntry);
const suggestAll = () => titles.map((title) => suggest(title, context));

function milliseconds(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;
const show = (what: string, ms: number) => console.log(`${what.padEnd(52)}${ms.toFixed(2).padStart(8)} ms`);

/** What a process that has just started pays: for its first suggestion, for 1,000 of them, for parsing 1,000 meetings. */
function coldRun(): readonly number[] {
  const output = execFileSync(process.execPath, [...process.execArgv, __filename, 'cold'], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as number[];
}

if (process.argv[2] === 'cold') {
  const parsing = milliseconds(parse);
  const first = milliseconds(() => suggest('Wöchentliches Team-Meeting', context));
  console.log(JSON.stringify([first, milliseconds(suggestAll), parsing]));
} else {
  const parsing: number[] = [];
  const suggesting: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const [one, other] = [milliseconds(parse), milliseconds(suggestAll)];
    if (round >= 0) parsing.push(one);
    if (round >= 0) suggesting.push(other);
  }
  const cold = Array.from({ length: 7 }, coldRun);
  const coldMedian = (column: number) => median(cold.map((run) => run[column]!));
  show(`Parsing ${meetings} meetings, median`, median(parsing));
  show(`Suggesting for their ${meetings} distinct titles, median`, median(suggesting));
  console.log(
    `${'Suggesting / parsing'.padEnd(52)}${(median(suggesting) / median(parsing)).toFixed(2).padStart(8)}`,
  );
  show('The first suggestion of a process, median of 7', coldMedian(0));
  show(`The first ${meetings} suggestions of a process, median of 7`, coldMedian(1));
  show(`The first ${meetings} parsed meetings of a process, median of 7`, coldMedian(2));
}
