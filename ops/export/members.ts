// What the export says of each kind of row, in words that need no knowledge of our columns. Pure. What stands in which
// column, and what is left out and why: src/adapters/azure/exported-columns.ts and docs/data-requests.md.
import type { Connection, SyncRun } from '../../src/domain/connection';
import type { Lesson } from '../../src/domain/edit-event';
import type { PendingSignIn } from '../../src/domain/pending-sign-in';
import type { TimelineEvent } from '../../src/domain/timeline-event';

/** Absent is null, so that every member is there to be seen. Instants are ISO strings in UTC, as JSON writes them. */
const orNull = <T>(value: T | undefined): T | null => value ?? null;

export function connectionMembers(connection: Connection) {
  const { account, token, claim, problem } = connection;
  return {
    status: connection.status,
    id: orNull(connection.connectionId),
    account: account ? { tenantId: account.tid, objectId: account.oid, address: account.address } : null,
    clientId: orNull(connection.clientId),
    refreshTokenStoredAt: orNull(token?.setAt),
    connectedAt: orNull(connection.connectedAt),
    lastSyncAt: orNull(connection.lastSyncAt),
    nextSyncAt: orNull(connection.nextSyncAt),
    syncRunsUntil: orNull(claim?.until),
    attempts: connection.attempts,
    heldSince: orNull(connection.heldSince),
    notBefore: orNull(connection.notBefore),
    problem: problem ? { code: problem.code, at: problem.at, reference: problem.reference } : null,
  };
}

export function preferencesMembers({ preferences, profileZone }: Connection) {
  return {
    timeZone: orNull(preferences.timeZone),
    excludeWords: preferences.excludeWords,
    profileZone: orNull(profileZone),
  };
}

/** Whatever a run is made of, also what a newer version put there. */
export function runMembers({ code, ...run }: SyncRun) {
  return { ...run, code: orNull(code) };
}

export function pendingSignInMembers(pending: PendingSignIn) {
  const { tenantId, clientId, redirectUri, scopes, expiresAt } = pending;
  return { tenantId, clientId, redirectUri, scopes, expiresAt };
}

/** The meeting as it came, what was suggested for it, and what its owner made of it. A tombstone has `deletedAt`. */
export function eventMembers({ id, source, suggestion, user, ...event }: TimelineEvent) {
  const { category, workType, by, because } = suggestion;
  return {
    id,
    deletedAt: orNull(event.deletedAt),
    goneAtSource: event.goneAtSource,
    meeting: { title: orNull(source.title), start: source.start, end: source.end },
    suggestion: { category, workType, by, because },
    edited: {
      // Null is a title that was emptied.
      ...(user.title === undefined ? {} : { title: user.title }),
      ...(user.time && { start: user.time.start, end: user.time.end }),
      ...(user.category && { category: user.category.id, workTypeOfCategory: user.category.workType }),
      ...(user.workType === undefined ? {} : { workType: user.workType }),
    },
    technical: {
      account: event.account,
      connection: event.connectionId,
      outlookKey: source.outlookKey,
      titleHash: source.subjectHash,
    },
  };
}

/** Null is a category that was taught and unlearnt. */
export function lessonMembers({ titleKey, category }: Lesson) {
  return { titleHash: titleKey, category: orNull(category) };
}
