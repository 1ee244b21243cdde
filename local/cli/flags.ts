// The flags of `npm start` and `npm run host`, read and judged; what is wrong is one sentence.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Sentence } from '../stack/sentence';

export type StartFlags = {
  readonly port: number;
  readonly calendarFile: string | undefined;
  readonly today: string | undefined;
  readonly dataDir: string | undefined;
  readonly microsoft: 'stand-in' | 'real';
};

export function readStartFlags(args: readonly string[]): StartFlags {
  const values = read(args, {
    port: { type: 'string' },
    calendar: { type: 'string' },
    today: { type: 'string' },
    data: { type: 'string' },
    microsoft: { type: 'boolean' },
  });
  const today = text(values['today']);
  if (today !== undefined && !isDate(today))
    throw new Sentence(`--today takes a date like 2026-03-29, not "${today}".`);
  const calendarFile = text(values['calendar']);
  if (values['microsoft'] === true && calendarFile !== undefined)
    throw new Sentence('--calendar is for the stand-in; with --microsoft the calendar is the real one.');
  return {
    port: portOf(text(values['port']) ?? '7071', 2),
    calendarFile,
    today,
    dataDir: text(values['data']),
    microsoft: values['microsoft'] === true ? 'real' : 'stand-in',
  };
}

export type HostFlags = {
  readonly port: number;
  /** Where a deployed package was unpacked; without it the app is built first. */
  readonly appFolder: string | undefined;
};

export function readHostFlags(args: readonly string[]): HostFlags {
  const values = read(args, { port: { type: 'string' }, app: { type: 'string' } });
  return { port: portOf(text(values['port']) ?? '7071', 1), appFolder: text(values['app']) };
}

export function read(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const first = (error as Error).message.split(/(?<=['.])\s|\n/, 1)[0] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new Sentence(`${first.replace(/\.$/, '')}. The flags are ${known.join(', ')}.`);
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** 0 takes any free port. */
function portOf(value: string, needed: number): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port + needed - 1 <= 65_535) return port;
  throw new Sentence(`--port takes a number from 0 to ${65_536 - needed}, not "${value}".`);
}

function isDate(value: string): boolean {
  const instant = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(value)
  );
}
