// Every column of a person's rows, and where `npm run ops -- export-person` shows it, or why it does not. A column that is
// missing here does not compile; one that only a newer version knows is told to whoever exports.
import type { toConnectionRow } from './connection-row';
import type { sourceColumns, userColumns } from './event-row';
import type { toPendingSignInRow } from './pending-sign-in-row';
import type { toFenceRow, toLessonRow } from './timeline-partition';

/** The member of the export, or why there is none. */
export type Treatment = string | { readonly leftOut: string };

type Columns<Row> = Record<Exclude<keyof Row, 'partitionKey' | 'rowKey'>, Treatment>;
type EventRow = ReturnType<typeof sourceColumns> &
  ReturnType<typeof userColumns> & { eventId: string; companyId: string; userId: string };

const inVault = { leftOut: 'names a secret in the vault' };
const ofMachinery = { leftOut: 'a random value that keeps syncs apart' };
const ofSignIn = { leftOut: 'a random value that protects the sign-in' };

const connection = {
  companyId: 'company',
  userId: 'user',
  status: 'connection.status',
  epoch: ofMachinery,
  connectionId: 'connection.id',
  tid: 'connection.account.tenantId',
  oid: 'connection.account.objectId',
  address: 'connection.account.address',
  clientId: 'connection.clientId',
  tokenName: inVault,
  tokenSetAt: 'connection.refreshTokenStoredAt',
  purging: inVault,
  connectedAt: 'connection.connectedAt',
  lastSyncAt: 'connection.lastSyncAt',
  nextSyncAt: 'connection.nextSyncAt',
  claimId: ofMachinery,
  claimUntil: 'connection.syncRunsUntil',
  attempts: 'connection.attempts',
  heldSince: 'connection.heldSince',
  notBefore: 'connection.notBefore',
  problemCode: 'connection.problem.code',
  problemAt: 'connection.problem.at',
  problemReference: 'connection.problem.reference',
  runs: 'runs',
  timeZone: 'preferences.timeZone',
  excludeWords: 'preferences.excludeWords',
  profileZone: 'preferences.profileZone',
} satisfies Columns<ReturnType<typeof toConnectionRow>>;

const pendingSignIn = {
  companyId: 'company',
  userId: 'user',
  stateHash: ofSignIn,
  nonce: ofSignIn,
  codeVerifier: ofSignIn,
  tenantId: 'pendingSignIn.tenantId',
  clientId: 'pendingSignIn.clientId',
  credentialsVersion: { leftOut: "the version of the company's credentials" },
  redirectUri: 'pendingSignIn.redirectUri',
  scopes: 'pendingSignIn.scopes',
  expiresAt: 'pendingSignIn.expiresAt',
} satisfies Columns<ReturnType<typeof toPendingSignInRow>>;

const event = {
  eventId: 'events.id',
  companyId: 'company',
  userId: 'user',
  account: 'events.technical.account',
  connectionId: 'events.technical.connection',
  outlookKey: 'events.technical.outlookKey',
  subjectHash: 'events.technical.titleHash',
  sourceTitle: 'events.meeting.title',
  sourceStart: 'events.meeting.start',
  sourceEnd: 'events.meeting.end',
  suggestedCategory: 'events.suggestion.category',
  suggestedWorkType: 'events.suggestion.workType',
  suggestedBy: 'events.suggestion.by',
  suggestedBecause: 'events.suggestion.because',
  goneAtSource: 'events.goneAtSource',
  titleEdited: 'events.edited.title',
  userTitle: 'events.edited.title',
  userStart: 'events.edited.start',
  userEnd: 'events.edited.end',
  userCategory: 'events.edited.category',
  userCategoryWorkType: 'events.edited.workTypeOfCategory',
  userWorkType: 'events.edited.workType',
  deletedAt: 'events.deletedAt',
} satisfies Columns<EventRow>;

const lesson = { category: 'lessons.category' } satisfies Columns<ReturnType<typeof toLessonRow>>;

const fence = { epoch: ofMachinery, runId: ofMachinery, seq: ofMachinery } satisfies Columns<
  ReturnType<typeof toFenceRow>
>;

/** Of index rows and signposts alike. */
const signpost = { event: { leftOut: 'where the row of an event stands' } };

export const exportedColumns = { connection, pendingSignIn, event, lesson, fence, signpost };

export type ExportedRow = keyof typeof exportedColumns;

const ofTheService = new Set(['partitionKey', 'rowKey', 'etag', 'timestamp']);

/** Columns of a stored row that this version does not know. */
export function unknownColumns(kind: ExportedRow, stored: object): readonly string[] {
  const known = exportedColumns[kind];
  return Object.keys(stored).filter(
    (name) => !(name in known) && !ofTheService.has(name) && !name.startsWith('odata.'),
  );
}
