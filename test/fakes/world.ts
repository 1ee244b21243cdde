// The whole service over stores in memory, or over those that a test brings, with Microsoft in memory at its other end.
// Contoso is set up; Anna works there and Omar is its admin. A test says what differs, acts through `app`, and looks at
// what the world is like then.
import { createApp, type App } from '../../src/app';
import { memoryMailboxQueue } from '../../src/adapters/memory/memory-mailbox-queue';
import { memorySecrets } from '../../src/adapters/memory/memory-secrets';
import type { Connection } from '../../src/domain/connection';
import { Failure } from '../../src/domain/failure';
import type { CompanyId, UserId, UserKey } from '../../src/domain/ids';
import type { MicrosoftCredentials } from '../../src/domain/microsoft-credentials';
import { shownTitle, type StoredEvent } from '../../src/domain/timeline-event';
import type { Caller, Ports, TrashItem } from '../../src/ports';
import { scopesOf, type Settings } from '../../src/settings';
import type { DueOutcome } from '../../src/use-cases/sync-due-mailbox';
import { aConnection, at, clientId, someCredentials, tenantId } from '../fixtures/builders';
import { fakeCalendar } from './calendar';
import { fakeIdentityProvider } from './identity-provider';
import { microsoft as newMicrosoft, type Account, type CalendarItem, type SignInOddity } from './microsoft';
import { withSteps } from './steps';
import { memoryStores, type Stores } from './stores';
import { collectingLog, repeatableRandom, settableClock } from './system';

export const contoso = 'contoso' as CompanyId;
export const fabrikam = 'fabrikam' as CompanyId;
const caller = (companyId: CompanyId, userId: string, isAdmin = false): Caller => ({
  companyId,
  userId: userId as UserId,
  isAdmin,
  zone: 'Europe/Berlin',
});
export const anna = caller(contoso, 'anna');
export const ben = caller(contoso, 'ben');
export const omar = caller(contoso, 'omar', true);
export const kim = caller(fabrikam, 'kim');

/** A Friday, 11:00 in Berlin. */
export const friday = at('2026-11-20T10:00:00.000Z');
export const clientSecret = 'the client secret of Contoso';

export type WorldOptions = {
  readonly now?: Date;
  readonly scope?: Settings['signIn']['calendarScope'];
  readonly sync?: Partial<Settings['sync']>;
  readonly credentials?: 'none' | Partial<MicrosoftCredentials>;
  /** Anna's, unless it says otherwise; with a token in the vault that Microsoft accepts. */
  readonly connections?: readonly Partial<Connection>[];
  /** What stands in Anna's calendar. */
  readonly meetings?: readonly CalendarItem[];
  /** Where rows and messages are kept: in memory, unless it says otherwise. Secrets always are. */
  readonly stores?: Stores;
};

export type World = Awaited<ReturnType<typeof world>>;

export async function world(options: WorldOptions = {}) {
  const clock = settableClock(options.now ?? friday);
  const microsoft = newMicrosoft();
  const secrets = memorySecrets();
  const queue = memoryMailboxQueue();
  const { takeMessages, secretNames, ...kept } = options.stores ?? memoryStores(queue);
  const log = collectingLog();
  const stores: Ports = {
    ...kept,
    clock,
    log,
    random: repeatableRandom(),
    secrets,
    identityProvider: fakeIdentityProvider({ microsoft, clock }),
    calendar: fakeCalendar(microsoft),
    callers: { verify: () => Promise.reject(new Failure('not_signed_in')) },
  };
  const settings: Settings = {
    microsoft: { loginUrl: 'https://login.microsoft.example', graphUrl: 'https://graph.microsoft.example' },
    signIn: {
      redirectUri: 'https://app.otiumwork.example/callback',
      calendarScope: options.scope ?? 'Calendars.Read',
    },
    sync: {
      windowDays: 7,
      hour: 2,
      spreadMinutes: 120,
      minIntervalSeconds: 60,
      sweepSchedule: '0 */15 * * * *',
      ...options.sync,
    },
  };

  const accountOf = (user: UserKey): Account => {
    const oid = `oid of ${user.userId}`;
    const known = microsoft.accounts.find((account) => account.oid === oid);
    if (known) return known;
    const account: Account = {
      tid: tenantId,
      oid,
      address: `${user.userId}@contoso.example`,
      calendar: [],
    };
    microsoft.accounts.push(account);
    return account;
  };

  microsoft.registrations.set(clientId, {
    tenantId,
    clientId,
    secrets: new Set([clientSecret]),
    expired: new Set(),
    warnings: [],
  });
  accountOf(anna).calendar = options.meetings ?? [];

  if (options.credentials !== 'none') {
    const row = someCredentials({
      companyId: contoso,
      secretName: 'name of the client secret',
      ...options.credentials,
    });
    await stores.secrets.put(row.secretName, { companyId: contoso }, clientSecret);
    await stores.companies.saveCredentials(row, undefined);
  }

  async function addConnection(parts: Partial<Connection>): Promise<Connection> {
    const user = { companyId: contoso, userId: anna.userId, ...parts };
    const { tid, oid, address } = accountOf(user);
    const connection = aConnection({
      companyId: contoso,
      userId: anna.userId,
      account: { tid, oid, address },
      preferences: { timeZone: undefined, excludeWords: [] },
      profileZone: anna.zone,
      epoch: `epoch of ${user.userId}`,
      connectionId: `connection of ${user.userId}`,
      token: { name: `token of ${user.userId}`, setAt: at('2026-11-19T08:00:00.000Z') },
      ...parts,
    });
    await stores.connections.save(connection, undefined);
    if (connection.epoch !== '') await stores.timeline.setEpoch(connection, connection.epoch);
    if (connection.token) {
      const grant = {
        account: accountOf(user),
        clientId: connection.clientId ?? clientId,
        scopes: scopesOf(settings),
      };
      await stores.secrets.put(
        connection.token.name,
        { companyId: connection.companyId, userId: connection.userId },
        microsoft.issue('refresh', grant),
      );
    }
    return connection;
  }
  for (const parts of options.connections ?? []) await addConnection(parts);

  const { ports, trouble } = withSteps(stores);
  const app = createApp(ports, settings);

  async function connection(user: UserKey = anna): Promise<Connection> {
    const found = await stores.connections.get(user);
    if (!found) throw new Error(`${user.userId} has no connection.`);
    return found.value;
  }

  /** Rows, tombstones too. */
  async function rows(user: UserKey = anna): Promise<readonly StoredEvent[]> {
    return (await stores.timeline.readFrom(user, new Date(0))).events;
  }

  async function trash(): Promise<readonly TrashItem[]> {
    const all: TrashItem[] = [];
    for await (const page of stores.trash.listDue(at('2099-01-01T00:00:00.000Z'))) all.push(...page);
    return all;
  }

  return {
    app,
    /** Another instance of the service: same stores, no trouble, nothing cached. */
    elsewhere: createApp(stores, settings),
    stores,
    settings,
    trouble,
    clock,
    log,
    microsoft,
    accountOf,
    addConnection,
    connection,
    rows,
    trash,
    /** The queue in memory, for a world that has no other. */
    queue,

    /** Changes a connection as if it had come that far by itself. */
    async rewrite(change: (before: Connection) => Connection, user: UserKey = anna): Promise<void> {
      const found = await stores.connections.get(user);
      if (!found) throw new Error(`${user.userId} has no connection.`);
      await stores.connections.save(change(found.value), found.etag);
    },

    async credentials(companyId = contoso): Promise<MicrosoftCredentials | undefined> {
      return (await stores.companies.credentials(companyId))?.value;
    },

    status: (user: Caller = anna) => createApp(stores, settings).describeStatus(user),

    /** What My Day shows, by title, in order of start. */
    async titles(user: UserKey = anna): Promise<readonly string[]> {
      const living = (await rows(user)).filter(({ event }) => event.deletedAt === undefined);
      return living.map(({ event }) => shownTitle(event) ?? '(no title)');
    },

    async eventTitled(title: string, user: UserKey = anna): Promise<StoredEvent> {
      const found = (await rows(user)).find(({ event }) => shownTitle(event) === title);
      if (!found) throw new Error(`There is no event "${title}".`);
      return found;
    },

    vault: () => secrets.names(),

    /** Secrets that no row names any more: forgotten for ever. */
    async forgottenSecrets(): Promise<readonly string[]> {
      const known = new Set(await secretNames());
      return secrets.names().filter((name) => !known.has(name));
    },

    /** Signs in at Microsoft and comes back. */
    async connect(
      user: Caller = anna,
      as: { readonly account?: Account; readonly oddity?: SignInOddity; readonly through?: App } = {},
    ) {
      const through = as.through ?? app;
      const { authorizeUrl } = await through.startSignIn(user);
      const answer = microsoft.signIn(authorizeUrl, as.account ?? accountOf(user), as.oddity);
      return through.finishSignIn(user, answer);
    },

    /** Sweeps, then hands every message to the worker, as the queue would. */
    async night(): Promise<readonly DueOutcome[]> {
      await app.sweep();
      const outcomes: DueOutcome[] = [];
      for (const message of await takeMessages()) outcomes.push(await app.syncDueMailbox(message));
      return outcomes;
    },
  };
}

/** The code of the Failure that it must end in. */
export async function codeOf(operation: Promise<unknown>): Promise<string> {
  try {
    await operation;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
}
