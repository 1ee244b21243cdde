// A start that failed, as one sentence for whoever typed the command. Bugs keep their stack.

import { Sentence } from '../stack/sentence';

export function failureText(error: unknown, retryCommand: string): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    const other = (port ?? 7071) >= 7080 ? (port ?? 7071) + 10 : 7080;
    return `Port ${port ?? ''} is in use. Try: ${retryCommand} -- --port ${other}`;
  }
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be used by this account.`;
  if (error instanceof Sentence) return error.message;
  const isBug = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return isBug ? (error.stack ?? error.message) : error.message;
}
