// One line for each request and event while the stack runs. It names routes, functions and services; never a path
// with an id in it, a query, an address, a title, a code or a token.

import type { HostLine } from '../host';
import type { WireEntry } from '../wire';
import { appLine } from './app-line';

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

export function hostLine(line: HostLine): string | undefined {
  if (line.kind === 'invocation') {
    const outcome = line.status ?? (line.failed ? 'failed' : 'done');
    const what =
      line.method === undefined
        ? `${line.trigger} ${line.functionName}`
        : `${line.method} /api/${line.route ?? ''}`;
    return `${what} ${outcome} ${Math.round(line.ms)} ms`;
  }
  if (line.category === 'user' && line.message.startsWith('{')) return appLine(line.message);
  if (line.category === 'user' && !['warning', 'error', 'critical'].includes(line.level)) return undefined;
  return `${line.level} ${line.functionName ?? 'host'}: ${line.message}`;
}

/** Calls to the app's own storage and vault are many and dull: they are in `/__local/requests` only. */
export function wireLine(entry: WireEntry): string | undefined {
  if (entry.service !== 'entra' && entry.service !== 'graph') return undefined;
  return `  ${entry.service} ${entry.method} ${entry.path.replace(guid, '{id}')} ${entry.status}`;
}
