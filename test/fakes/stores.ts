// Where a world keeps its rows and messages: in memory, or wherever a test says.
import { memoryCompanies } from '../../src/adapters/memory/memory-companies';
import { memoryConnections } from '../../src/adapters/memory/memory-connections';
import { memoryMailboxQueue } from '../../src/adapters/memory/memory-mailbox-queue';
import { memoryPendingSignIns } from '../../src/adapters/memory/memory-pending-sign-ins';
import { memoryStorage } from '../../src/adapters/memory/memory-storage';
import { memoryTimeline } from '../../src/adapters/memory/memory-timeline';
import { memoryTrash } from '../../src/adapters/memory/memory-trash';
import type { MailboxMessage, Ports } from '../../src/ports';

type StorePorts = Pick<
  Ports,
  'companies' | 'connections' | 'trash' | 'pendingSignIns' | 'timeline' | 'mailboxQueue'
>;

export type Stores = StorePorts & {
  /** Plays the queue's other end: each message that is there is handed over once. */
  readonly takeMessages: () => Promise<readonly MailboxMessage[]>;
  /** Of all secrets that some row names: credentials, connections, trash. */
  readonly secretNames: () => Promise<readonly string[]>;
};

export function memoryStores(mailboxQueue = memoryMailboxQueue()): Stores {
  const storage = memoryStorage();
  return {
    companies: memoryCompanies({ storage }),
    connections: memoryConnections({ storage }),
    trash: memoryTrash({ storage }),
    pendingSignIns: memoryPendingSignIns(),
    timeline: memoryTimeline(),
    mailboxQueue,
    takeMessages: () => Promise.resolve(mailboxQueue.takeAll().map(({ message }) => message)),
    secretNames: () =>
      Promise.resolve(
        storage.companies().flatMap(({ credentials, connections, trash }) => {
          const tokens = [...connections.values()].map(({ value }) => value.token?.name);
          const names = [credentials?.value.secretName, ...tokens, ...trash.keys()];
          return names.filter((name) => name !== undefined);
        }),
      ),
  };
}

/** Stores that can be taken from under a world that stands on them, and others put in their place. */
export function exchangeable(first: Stores): {
  readonly stores: Stores;
  readonly exchange: (others: Stores) => void;
} {
  let current = first;
  const port = <Name extends keyof StorePorts>(name: Name): StorePorts[Name] =>
    new Proxy(first[name], { get: (_, verb): unknown => Reflect.get(current[name], verb) });
  return {
    stores: {
      companies: port('companies'),
      connections: port('connections'),
      trash: port('trash'),
      pendingSignIns: port('pendingSignIns'),
      timeline: port('timeline'),
      mailboxQueue: port('mailboxQueue'),
      takeMessages: () => current.takeMessages(),
      secretNames: () => current.secretNames(),
    },
    exchange: (others) => void (current = others),
  };
}
