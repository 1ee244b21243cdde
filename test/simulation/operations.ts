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
  const { world: w, admin } = stage;
  const who = 'who' in operation ? operation.who : undefined;
  const caller = who ? stage.callers[who] : admin;
  const by = (words: string, act: () => Promise<unknown>): Planned => {
    const actor = { act, around: instance.around };
    return { operation, words: who ? `${who} ${words}` : words, who, place, instance, actor };
  };

  switch (operation.do) {
    case 'sync':
      return by('clicks Sync', () => app.syncNow(caller));
    case 'connect': {
      const { account } = stage.mailboxes[operation.who][operation.mailbox];
      const which = operation.mailbox === 'own' ? 'their mailbox' : 'their other mailbox';
      return by(`connects ${which}`, () => w.connect(caller, { account, through: app }));
    }
    case 'disconnect':
      return operation.by === 'user'
        ? by('disconnects', () => app.disconnect(caller))
        : by('is disconnected by the admin', () => app.removeConnection(admin, caller.userId));
    case 'zone': {
      const { zone } = operation;
      const words = `lives in ${zone ?? 'the zone of their profile'}`;
      return by(words, () => app.savePreferences(caller, { timeZone: zone }));
    }
    case 'words': {
      const excludeWords = operation.words;
      const words = `leaves out titles with [${excludeWords.join(', ')}]`;
      return by(words, () => app.savePreferences(caller, { excludeWords }));
    }
    case 'edit':
    case 'delete': {
      const row = await rowOf(stage, caller, operation.row);
      if (!row) return undefined;
      const { id, source } = row.event;
      const what = `"${shownTitle(row.event) ?? ''}" (${instant(source.start)})`;
      if (operation.do === 'delete') return by(`deletes ${what}`, () => app.removeEvent(caller, id, '*'));
      const edit = toEdit(operation.edit, row, w.clock.now());
      return by(`edits ${what}: ${JSON.stringify(edit)}`, () => app.changeEvent(caller, id, '*', edit));
    }
    case 'change':
      return { operation, place, instance, ...atMicrosoft(stage, operation) };
    case 'new secret': {
      const credentials = { tenantId, clientId, clientSecret: operation.secret };
      return by('the admin enters a new client secret', () => app.saveCredentials(admin, credentials));
    }
    case 'sweep':
      return by('the timer sweeps', async () => {
        const swept = await app.sweep();
        stage.sent.push(...w.queue.takeAll().map(({ message }) => message));
        return swept;
      });
    case 'message': {
      const epoch = (await w.stores.connections.get(caller))?.value.epoch ?? '';
      const { companyId, userId } = caller;
      const message = { v: 1, companyId, userId, epoch } as const;
      return { ...by('gets a message', () => app.syncDueMailbox(message)), epoch };
    }
    case 'message again': {
      const message = stage.sent[operation.nth % Math.max(1, stage.sent.length)];
      if (!message) return undefined;
      const whose = message.userId === stage.callers.Anna.userId ? 'Anna' : 'Ben';
      const planned = by(`${whose} gets a message`, () => app.syncDueMailbox(message));
      return { ...planned, who: whose, epoch: message.epoch };
    }
  }
}

/** What is no doing of the service: nobody waits for it, and nothing can befall it. */
function atMicrosoft(
  stage: Stage,
  { who, change }: Extract<Operation, { readonly do: 'change' }>,
): Pick<Planned, 'words' | 'who' | 'actor'> {
  let around: Parameters<Actor['around']>[0];
  const act = async () => {
    const moment = {
      now: stage.world.clock.now(),
      window: await stage.windowOf(who),
      newSerial: stage.newSerial,
    };
    return carryOut(change, stage.mailboxes[who], moment) ?? 'nothing to change';
  };
  return {
    words: `${who}'s calendar`,
    who: undefined,
    actor: {
      act: () => (around ? around(undefined, act) : act()),
      around: (hook) => void (around = hook),
    },
  };
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
