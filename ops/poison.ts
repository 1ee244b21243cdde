// Messages back from the poison queue. They are hints: one that is put back twice is acknowledged twice.
import type { OpsPorts, PoisonMessage, PoisonQueue } from '../src/ops-ports';
import type { Status, Terminal } from './run';
import { commandLine, messagesWait } from './words';

/** The pace of the sweep, for the same reason (docs/architecture.md). */
const perSecond = 14;
/** As long as the sweep may postpone one at most. */
const longestDelaySeconds = 24 * 60 * 60;

export type Replayed = { readonly putBack: number; readonly unreadable: number };

/**
 * Each message is put back first and deleted after, so that breaking it off loses none. What cannot be read stays: it would
 * become poison again. What becomes poison meanwhile is left to the next time.
 */
export async function replayPoison({ poison }: { readonly poison: PoisonQueue }): Promise<Replayed> {
  const { total } = await poison.look();
  const seen = new Set<string>();
  let putBack = 0;
  while (seen.size < total) {
    const taken = (await poison.take()).filter(({ id }) => !seen.has(id));
    if (taken.length === 0) break;
    for (const message of taken) {
      seen.add(message.id);
      if (message.message === undefined) continue;
      const delaySeconds = Math.min(Math.floor(putBack / perSecond), longestDelaySeconds);
      await poison.putBack(message, delaySeconds);
      putBack += 1;
    }
  }
  return { putBack, unreadable: seen.size - putBack };
}

export async function listPoison(
  ports: Pick<OpsPorts, 'clock' | 'poison'>,
  { say }: Pick<Terminal, 'say'>,
): Promise<Status> {
  const { total, first } = await ports.poison.look();
  const now = ports.clock.now();
  say(messagesWait(total));
  first.forEach((message) => say(poisonLine(message, now)));
  if (total > first.length)
    say(`  These are the first ${first.length}; more cannot be seen without taking them.`);
  return 0;
}

export async function putPoisonBack(
  ports: Pick<OpsPorts, 'poison'>,
  { say }: Pick<Terminal, 'say'>,
  { confirmed }: { readonly confirmed: boolean },
): Promise<Status> {
  const { total } = await ports.poison.look();
  if (total === 0) say('No message waits in outlook-sync-poison.');
  else if (!confirmed) {
    say(`${messagesWait(total)} This was a dry run: nothing is changed.`);
    say('To put back into outlook-sync those that can be read:');
    say(`  ${commandLine('replay-poison', {})}`);
  } else {
    const { putBack, unreadable } = await replayPoison(ports);
    say(`Put back: ${putBack}. Left, because they cannot be read: ${unreadable}.`);
  }
  return 0;
}

/** One line per message: how old, whose. Ids are ours; they are quoted, because they may hold anything. */
export function poisonLine({ insertedAt, message }: PoisonMessage, now: Date): string {
  const age = insertedAt === undefined ? 'unknown age' : ageOf(now.getTime() - insertedAt.getTime());
  if (message === undefined) return `${age.padStart(12)}  unreadable`;
  const { companyId, userId } = message;
  return `${age.padStart(12)}  company ${JSON.stringify(companyId)}  user ${JSON.stringify(userId)}`;
}

function ageOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / (24 * 60))} days`;
}
