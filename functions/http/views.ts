// Domain values as the wire shapes of schemas.ts: dates become ISO strings, absent becomes null, codes get words.
import type { z } from 'zod';
import type { SyncRun as Run } from '../../src/domain/connection';
import { remedies } from '../../src/domain/failure';
import { messages } from '../../src/domain/messages';
import { editedFields, shownCategory, shownTime, shownTitle } from '../../src/domain/timeline-event';
import type { Versioned } from '../../src/ports';
import type { Catalogue as CatalogueValue } from '../../src/domain/suggestion/catalogue';
import type { ConnectionsView } from '../../src/use-cases/company-view';
import type { CredentialsView } from '../../src/use-cases/credentials';
import type { PreferencesView } from '../../src/use-cases/preferences';
import type { Status as StatusValue, StatusProblem } from '../../src/use-cases/describe-status';
import type { ShownEvent } from '../../src/use-cases/timeline';
import type { Verification as VerificationValue } from '../../src/domain/microsoft-credentials';
import { eventTag, toTag } from './etag';
import type * as wire from './schemas';

type Wire<S extends z.ZodType> = z.input<S>;

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

export function toSyncRun(run: Run): Wire<typeof wire.SyncRun> {
  const { id, trigger, outcome, imported, updated, removed, unchanged, keptEdited, skipped, code } = run;
  return {
    id,
    trigger,
    outcome,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt.toISOString(),
    window: { from: run.window.from.toISOString(), until: run.window.until.toISOString() },
    imported,
    updated,
    removed,
    unchanged,
    keptEdited,
    skipped: { ...skipped },
    code: code ?? null,
    remedy: code === undefined ? null : remedies[code],
  };
}

function toProblemView(problem: StatusProblem): Wire<typeof wire.Status>['problem'] {
  const { code, at, reference, help } = problem;
  return {
    code,
    remedy: remedies[code],
    message: messages[code].detail,
    at: at.toISOString(),
    reference: reference ?? null,
    ...(help !== undefined && { help }),
  };
}

export function toStatus(status: StatusValue): Wire<typeof wire.Status> {
  return {
    status: status.status,
    account: status.address === undefined ? null : { address: status.address },
    timeZone: status.timeZone,
    windowDays: status.windowDays,
    connectedAt: iso(status.connectedAt),
    lastSyncAt: iso(status.lastSyncAt),
    nextSyncAt: iso(status.nextSyncAt),
    syncAllowedAt: iso(status.syncAllowedAt),
    lastRun: status.lastRun ? toSyncRun(status.lastRun) : null,
    problem: status.problem ? toProblemView(status.problem) : null,
  };
}

export function toTimelineEvent({ stored, days }: ShownEvent): Wire<typeof wire.TimelineEvent> {
  const { event } = stored;
  const { start, end } = shownTime(event);
  const { category, workType, by, because } = event.suggestion;
  return {
    id: event.id,
    source: 'outlook',
    title: shownTitle(event),
    start: start.toISOString(),
    end: end.toISOString(),
    days: [...days],
    ...shownCategory(event),
    suggestion: { category, workType, by, because },
    edited: [...editedFields(event)],
    goneAtSource: event.goneAtSource,
    etag: eventTag(stored),
  };
}

export function toPreferences(view: PreferencesView): Wire<typeof wire.Preferences> {
  return {
    timeZone: view.timeZone,
    timeZoneSource: view.timeZoneSource,
    excludeWords: [...view.excludeWords],
  };
}

export function toCatalogue({ value, etag }: Versioned<CatalogueValue>): Wire<typeof wire.Catalogue> {
  return {
    categories: value.categories.map(({ id, label, workType, retired }) => ({
      id,
      label,
      workType,
      retired,
    })),
    rules: value.rules.map(({ contains, category }) => ({ contains, category })),
    etag: toTag(etag),
  };
}

export function toVerification(verification: VerificationValue): Wire<typeof wire.Verification> {
  const { outcome, code, at, warnings } = verification;
  return {
    outcome,
    code: code ?? null,
    message: code === undefined ? null : messages[code].detail,
    at: iso(at),
    warnings: [...warnings],
  };
}

export function toCredentials(view: CredentialsView): Wire<typeof wire.Credentials> {
  const { row } = view;
  return {
    configured: row !== undefined,
    tenantId: row?.tenantId ?? null,
    clientId: row?.clientId ?? null,
    hasSecret: row !== undefined,
    secretExpiresOn: row?.secretExpiresOn ?? null,
    redirectUri: view.redirectUri,
    scopes: [...view.scopes],
    verification: toVerification(view.verification),
    updatedAt: iso(row?.updatedAt),
  };
}

export function toConnections(view: ConnectionsView): Wire<typeof wire.Connections> {
  return {
    connections: view.connections.map((connection) => ({
      userId: connection.userId,
      status: connection.status,
      address: connection.address ?? null,
      lastSyncAt: iso(connection.lastSyncAt),
      nextSyncAt: iso(connection.nextSyncAt),
      lastRun: connection.lastRun ? toSyncRun(connection.lastRun) : null,
      problem: connection.problem ? toProblemView(connection.problem) : null,
    })),
    night: view.night ? { ...view.night, startedAt: view.night.startedAt.toISOString() } : null,
    next: view.next ?? null,
  };
}
