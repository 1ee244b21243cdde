// The other end of stand-ins-child.ts: starts it, asks it, ends it.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../local/root';
import type { Conversation } from './stand-ins-child';

export type StandInsProcess = {
  /** One at a time. @throws Error with what the child says went wrong, or that it is gone */
  ask<Kind extends keyof Conversation>(
    kind: Kind,
    ask: Conversation[Kind]['ask'],
  ): Promise<Conversation[Kind]['answer']>;
  close(): Promise<void>;
};

export function startStandIns(): StandInsProcess {
  const child = fork(join(root, 'bench/sync/stand-ins-child.ts'), {
    execArgv: ['--require', join(root, 'local/typescript.cjs')],
    // Azurite says things on its standard output that are nobody's business here.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    async ask(kind, ask) {
      const answered = answerOf(child);
      child.send({ kind, ask });
      const answer = await answered;
      if (answer.failed !== undefined) throw new Error(`The stand-ins: ${answer.failed}`);
      return answer.value as Conversation[typeof kind]['answer'];
    },
    async close() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

type Answer = { readonly value?: unknown; readonly failed?: string };

async function answerOf(child: ChildProcess): Promise<Answer> {
  const heard = new AbortController();
  const { signal } = heard;
  const gone = once(child, 'exit', { signal }).then(
    () => ({ failed: 'their process has ended' }),
    () => new Promise<Answer>(() => undefined), // not listened to any more
  );
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as Answer),
      gone,
    ]);
  } finally {
    heard.abort();
  }
}
