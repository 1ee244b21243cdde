// What `npm start` says: first what this is, then where everything is, then how long it took.

import type { Stack } from '../stack';
import type { StartFlags } from './flags';

export function opening(flags: StartFlags): string {
  const where =
    flags.microsoft === 'stand-in'
      ? 'Nothing leaves this machine'
      : 'Only Microsoft is reached from this machine';
  const state = flags.dataDir === undefined ? 'state is in memory' : `state is kept in ${flags.dataDir}`;
  return `  Connect Outlook, local stack. ${where}; ${state}.`;
}

export function addresses(stack: Stack, flags: StartFlags): string[] {
  const row = (what: string, where: string, note: string) =>
    `    ${what.padEnd(10)} ${where.padEnd(31)} ${note}`.trimEnd();
  return [
    row('My Day', `${stack.url}/`, '<- open this'),
    row('API', `${stack.url}/api`, '(health, openapi.json)'),
    stack.microsoft === undefined
      ? row('Microsoft', 'the real one', 'enter your app registration as Omar')
      : row('Microsoft', `${stack.microsoft.url.replace(/\/$/, '')}/`, 'stand-in (another site, as in life)'),
    ...calendar(stack, flags).map(([where, note], index) => row(index === 0 ? 'Calendar' : '', where, note)),
  ];
}

function calendar({ calendar: summary }: Stack, flags: StartFlags): [where: string, note: string][] {
  if (summary === undefined) return [];
  if (summary.kind === 'generated')
    return [[`generated, ${summary.meetings} meetings`, 'yours: npm start -- --calendar my.ics']];
  const { file, total, inWindow, unreadable } = summary;
  const hint =
    inWindow > 0
      ? ''
      : `try ${flags.today === undefined ? '' : 'another '}--today DATE, with a date in the file`;
  return [
    [file, `${inWindow} of ${total} meetings fall in the last 7 days`],
    ...(hint === '' ? [] : [['', hint] as [string, string]]),
    ...(unreadable.length === 0
      ? []
      : [['', `${unreadable.length} entries could not be read and are left out`] as [string, string]]),
  ];
}

export function ready(ms: number): string {
  return `    Ready in ${(ms / 1000).toFixed(1)} s. Ctrl-C stops.`;
}
