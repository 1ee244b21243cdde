// What people, the night and Microsoft's side do, one operation each: in words, and as something that can be played.
import type { EventEdit } from '../../src/domain/edit-event';
import { shownTitle, type StoredEvent } from '../../src/domain/timeline-event';
import type { Caller } from '../../src/ports';
import { clientId, tenantId } from '../fixtures/builders';
import type { Edit, Operation, Person } from './history';
import type { Actor } from './interleaving';
import { carryOut } from './changes';
import type { Instance, Stage } from './stage';
import { instant } from './wording';

export type Planned = {
  /** Of the message that arrives. */
  readonly epoch?: string;
  readonly operation: Operation;
  readonly words: string;
  /** Whose connection or timeline it is about. */
  readonly who: Person | undefined;
  /** Which instance of the service does it. */
  readonly place: number;
  readonly instance: Instance;
  readonly actor: Actor;
};

const hourMs = 3_600_000;

/** Undefined when there is nothing that it could be done to. */
export async function plan(stage: Stage, operation: Operation, place: number): Promise<Planned | undefined> {
  const instance = stage.instance(place);
  const { app } = instance;
  const { world: w } = stage;
  const planned = (words: string, who: Person | undefined, act: () => Promise<unknown>): Planned => ({
    operation,
    words,
    who,
    place,
    instance,
    actor: { act, around: instance.around },
  });
  const caller = 'who' in operation ? stage.callers[operation.who] : stage.admin;

  switch (operation.do) {
    case 'sync':
      return planned(`${operation.who} clicks Sync`, operation.who, () => app.syncNow(caller));
    case 'message': {
      const epoch = (await w.stores.connections.get(caller))?.value.epoch ?? '';
      const { companyId, userId } = caller;
      const message = { v: 1, companyId, userId, epoch } as const;
      return {
        ...planned(`a message for ${operation.who} arrives`, operation.who, () =>
          app.syncDueMailbox(message),
        ),
        epoch,
      };
    }
    case 'message again': {
      const message = stage.sent[operation.nth % Math.max(1, stage.sent.length)];
      if (!message) return undefined;
      const who = message.userId === stage.callers.Anna.userId ? 'Anna' : 'Ben';
      return {
        ...planned(`a message for ${who} arrives`, who, () => app.syncDueMailbox(message)),
        epoch: message.epoch,
      };
    }
    case 'edit':
    case 'delete': {
      const row = await rowOf(stage, caller, operation.row);
      if (!row) return undefined;
      const { id } = row.event;
      const what = `"${shownTitle(row.event) ?? ''}" (${instant(row.event.source.start)})`;
      if (operation.do === 'delete')
        return planned(`${operation.who} deletes ${what}`, operation.who, () =>
          app.removeEvent(caller, id, '*'),
        );
      const edit = toEdit(operation.edit, row, w.clock.now());
      const words = `${operation.who} edits ${what}: ${JSON.stringify(edit)}`;
      return planned(words, operation.who, () => app.changeEvent(caller, id, '*', edit));
    }
    case 'connect': {
      const { account } = stage.mailboxes[operation.who][operation.mailbox];
      const words = `${operation.who} connects ${operation.mailbox === 'own' ? 'their mailbox' : 'their other mailbox'}`;
      return planned(words, operation.who, () => w.connect(caller, { account, through: app }));
    }
    case 'disconnect':
      return operation.by === 'user'
        ? planned(`${operation.who} disconnects`, operation.who, () => app.disconnect(caller))
        : planned(`the admin removes ${operation.who}'s connection`, operation.who, () =>
            app.removeConnection(stage.admin, caller.userId),
          );
    case 'zone':
      return planned(
        `${operation.who}'s zone is now ${operation.zone ?? 'that of the profile'}`,
        operation.who,
        () => app.savePreferences(caller, { timeZone: operation.zone }),
      );
    case 'words':
      return planned(
        `${operation.who} leaves out titles with [${operation.words.join(', ')}]`,
        operation.who,
        () => app.savePreferences(caller, { excludeWords: operation.words }),
      );
    case 'new secret': {
      const credentials = { tenantId, clientId, clientSecret: operation.secret };
      return planned('the admin enters a new client secret', undefined, () =>
        app.saveCredentials(stage.admin, credentials),
      );
    }
    case 'sweep':
      return planned('the timer sweeps', undefined, async () => {
        const swept = await app.sweep();
        stage.sent.push(...w.queue.takeAll().map(({ message }) => message));
        return swept;
      });
    case 'change': {
      let around: Parameters<Actor['around']>[0];
      const change = async () => {
        const window = await stage.windowOf(operation.who);
        const moment = { now: w.clock.now(), window, newSerial: stage.newSerial };
        return carryOut(operation.change, stage.mailboxes[operation.who], moment) ?? 'nothing to change';
      };
      return {
        operation,
        words: `${operation.who}'s calendar`,
        who: undefined,
        place,
        instance,
        actor: {
          act: () => (around ? around(undefined, change) : change()),
          around: (hook) => void (around = hook),
        },
      };
    }
  }
}

/** One of those that My Day shows. */
async function rowOf(stage: Stage, caller: Caller, nth: number): Promise<StoredEvent | undefined> {
  const rows = (await stage.world.rows(caller)).filter(({ event }) => event.deletedAt === undefined);
  return rows[nth % Math.max(1, rows.length)];
}

function toEdit(edit: Edit, { event }: StoredEvent, now: Date): EventEdit {
  switch (edit.what) {
    case 'title':
      return { title: edit.to };
    case 'time': {
      const start = new Date(Math.floor(now.getTime() / hourMs + edit.hours) * hourMs);
      return { start, end: new Date(start.getTime() + edit.minutes * 60_000) };
    }
    case 'category':
      return { category: edit.to };
    case 'workType':
      return { workType: edit.to };
    case 'everything back': {
      const { start, end } = event.source;
      return { title: null, start, end, category: null, workType: null };
    }
  }
}
