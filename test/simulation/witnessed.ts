// The stores and the calendar as one instance of the service sees them: the witness sees every write as it lands,
// whoever sent it and whether or not the answer arrives.
import { hashOf } from '../../src/domain/hash';
import type { CalendarEntry } from '../../src/domain/meeting';
import type { Ports } from '../../src/ports';
import type { Walk } from './notebook';
import type { Window } from './own-window';
import type { Run, Witness, Worker } from './witness';

export function witnessed(stores: Ports, witness: Witness, worker: Worker): Ports {
  const { connections, timeline, identityProvider, calendar } = stores;
  return {
    ...stores,
    connections: {
      ...connections,
      async save(connection, etag, trash) {
        const before = await connections.get(connection);
        const saved = await connections.save(connection, etag, trash);
        if (saved !== undefined) witness.saved(worker, before?.value, connection);
        return saved;
      },
    },
    timeline: {
      ...timeline,
      async setEpoch(user, epoch) {
        witness.writesFor(worker, user);
        witness.epochWasPut(user);
        await timeline.setEpoch(user, epoch);
      },
      async commit(user, change) {
        witness.writesFor(worker, user);
        const before = await witness.rowsOf(user);
        const result = await timeline.commit(user, change);
        if (result.outcome === 'committed')
          witness.committed(worker, witness.runOf(change.next.runId), before, await witness.rowsOf(user));
        return result;
      },
      async edit(user, before, after, lesson) {
        witness.writesFor(worker, user);
        const stored = await timeline.edit(user, before, after, lesson);
        if (stored) witness.edited(user, stored);
        return stored;
      },
    },
    identityProvider: {
      ...identityProvider,
      async refresh(request) {
        if (worker.run && worker.byNight) await witness.probed(worker.run);
        return identityProvider.refresh(request);
      },
    },
    calendar: {
      ...calendar,
      async walk(accessToken, window, giveUpAt) {
        const entries = await calendar.walk(accessToken, window, giveUpAt);
        const walk = worker.run && walkOf(worker.run, entries, window);
        if (worker.run && walk) await witness.looked(worker.run, walk);
        return entries;
      },
    },
  };
}

function walkOf({ connection }: Run, entries: readonly CalendarEntry[], window: Window): Walk | undefined {
  const { connectionId, preferences } = connection;
  if (!connection.account || connectionId === undefined) return undefined;
  const account = hashOf(connection.account.tid, connection.account.oid);
  const byKey = new Map(
    entries.flatMap((entry) =>
      entry.outlookId === undefined ? [] : [[hashOf(account, entry.outlookId), entry] as const],
    ),
  );
  return { entries, byKey, window, account, connectionId, words: preferences.excludeWords };
}
