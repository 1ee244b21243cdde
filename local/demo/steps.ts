// The demo's story, line by line. Every line is asserted: what is printed was seen, or the demo fails there.
import { companies, people } from '../people';
import type { StandInMeeting } from '../calendar/meeting';
import type { DemoClient } from './client';
import { expectSame, Mismatch, windowOf, type Run, type Status, type Timeline } from './checks';
import { count, isImportable } from './expected';
import { table, type ShownEvent } from './table';

const address = `anna@${companies.contoso.domain}`;
const zone = people.anna.zoneinfo;
const dayMs = 24 * 60 * 60_000;

export async function tell(client: DemoClient, options: { readonly ownCalendar: boolean }): Promise<void> {
  const say = (label: string, text: string) => console.log(`  ${label.padEnd(11)} ${text}`);
  const vaultBefore = await admin();
  await connect();
  const meetings = await client.meetings(address);
  const first = await sync(meetings);
  const events = await timeline();
  for (const line of table(events, zone)) console.log(`              ${line}`);
  const edited = await edit(events);
  const kept = await night(meetings, first, edited);
  await disconnect(kept);

  async function admin(): Promise<string[]> {
    const { tenantId, clientId, clientSecret } = companies.contoso;
    const put = (secret: string) =>
      client.api('omar', 'PUT', 'integrations/outlook/credentials', {
        tenantId,
        clientId,
        clientSecret: secret,
      });
    const wrong = await put('this-is~not.the-secret');
    expectSame(
      'Admin, wrong secret',
      { status: 409, code: 'secret_wrong' },
      { status: wrong.status, code: wrong.body.code },
    );
    const right = await put(clientSecret);
    const { outcome } = (right.body.verification ?? {}) as { outcome?: string };
    expectSame(
      'Admin, right secret',
      { status: 200, outcome: 'verified' },
      { status: right.status, outcome },
    );
    say('Admin', 'wrong secret: refused, secret_wrong. Right secret: verified.');
    return (await vault()).live;
  }

  async function connect(): Promise<void> {
    const answer = await client.signIn('anna', address);
    const status = (answer.body as { status?: Status }).status;
    expectSame(
      'Connect',
      { status: 200, address },
      { status: answer.status, address: status?.account?.address },
    );
    say('Connect', `Outlook connected for ${address}`);
  }

  async function sync(calendar: readonly StandInMeeting[]): Promise<Run> {
    const answer = await client.api<Run>('anna', 'POST', 'integrations/outlook/sync');
    if (answer.status !== 200) throw new Mismatch('Sync', 200, answer);
    const run = answer.body;
    const wanted = count(calendar, windowOf(run), zone);
    if (!options.ownCalendar)
      expectSame('Sync, the generated calendar', { imported: 23, allDay: 3, cancelled: 2 }, wanted);
    const { imported, updated, removed, unchanged, skipped } = run;
    expectSame(
      'Sync',
      { ...wanted, updated: 0, removed: 0, unchanged: 0 },
      { imported, allDay: skipped.allDay, cancelled: skipped.cancelled, updated, removed, unchanged },
    );
    say(
      'Sync',
      `${imported} imported, 0 updated, 0 removed, 0 unchanged; skipped ${skipped.allDay} all-day, ${skipped.cancelled} cancelled`,
    );
    return run;
  }

  async function timeline(): Promise<ShownEvent[]> {
    const day = (shift: number) => new Date(Date.now() + shift * dayMs).toISOString().slice(0, 10);
    const events: ShownEvent[] = [];
    let next = '';
    do {
      const path = `timeline?from=${day(-10)}&until=${day(3)}${next}`;
      const answer = await client.api<Timeline>('anna', 'GET', path);
      if (answer.status !== 200) throw new Mismatch('Timeline', 200, answer);
      events.push(...answer.body.events);
      next = answer.body.next === null ? '' : `&next=${encodeURIComponent(answer.body.next)}`;
    } while (next !== '');
    return events;
  }

  async function edit(events: readonly ShownEvent[]): Promise<ShownEvent | undefined> {
    const event = events.find(({ title }) => title === 'Sprint review') ?? events.at(-1);
    if (!event) {
      say('Edit', 'nothing was imported, so there is nothing to edit');
      return undefined;
    }
    const category = event.category === 'customer' ? 'project' : 'customer';
    const answer = await client.api<ShownEvent>(
      'anna',
      'PATCH',
      `timeline/${event.id}`,
      { category },
      { 'if-match': event.etag },
    );
    expectSame(
      'Edit',
      { status: 200, category, edited: ['category'] },
      { status: answer.status, category: answer.body.category, edited: answer.body.edited },
    );
    say('Edit', `"${event.title ?? '(no title)'}": ${event.category} -> ${category}`);
    return answer.body;
  }

  async function night(
    before: readonly StandInMeeting[],
    manual: Run,
    edited: ShownEvent | undefined,
  ): Promise<number> {
    const oldWindow = windowOf(manual);
    const newWindow = {
      from: new Date(oldWindow.from.getTime() + dayMs),
      until: new Date(oldWindow.until.getTime() + dayMs),
    };
    const wasImported = before.filter((meeting) => isImportable(oldWindow, meeting));
    // Well inside the window and not the one that was edited: what happens to these is then certain.
    const free = wasImported.filter(
      (meeting) =>
        meeting.start.getTime() > newWindow.from.getTime() + dayMs &&
        meeting.start.toISOString() !== edited?.start,
    );
    const [moved, cancelled] = [free[0], free[1]];
    if (moved)
      await client.local('POST', 'microsoft', {
        action: 'move',
        address,
        meetingId: moved.id,
        byMinutes: 30,
      });
    if (cancelled)
      await client.local('POST', 'microsoft', { action: 'cancel', address, meetingId: cancelled.id });
    await client.local('POST', 'clock', { advance: 'PT24H' });
    const swept = await client.sweep();
    expectSame('Night, sweep', 202, swept.status);
    const run = await nightlyRun();
    const window = windowOf(run);
    const known = new Set(wasImported.map(({ id }) => id));
    const now = (await client.meetings(address)).filter((meeting) => isImportable(window, meeting));
    const again = now.filter(({ id }) => known.has(id)).length;
    const wanted = {
      imported: now.length - again,
      updated: moved ? 1 : 0,
      removed: cancelled ? 1 : 0,
      unchanged: again - (moved ? 1 : 0),
    };
    const { imported, updated, removed, unchanged } = run;
    expectSame('Night', wanted, { imported, updated, removed, unchanged });
    const events = await timeline();
    if (edited) {
      const seen = events.find(({ id }) => id === edited.id);
      expectSame(
        'Night, the edit',
        { category: edited.category, edited: ['category'] },
        { category: seen?.category, edited: seen?.edited },
      );
    }
    const more = imported > 0 ? `${imported} imported, ` : '';
    say(
      'Night',
      `${moved ? 1 : 0} moved, ${cancelled ? 1 : 0} cancelled at Microsoft; clock +24 h: ${more}${updated} updated, ${removed} removed, rest unchanged; the edit stands`,
    );
    return manual.imported + imported - removed;
  }

  async function nightlyRun(): Promise<Run> {
    for (let tries = 0; tries < 100; tries++) {
      const { body } = await client.api<Status>('anna', 'GET', 'integrations/outlook');
      if (body.lastRun?.trigger === 'nightly' && body.status !== 'syncing') return body.lastRun;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Mismatch('Night', 'a nightly run within 10 s', 'none');
  }

  async function disconnect(expectedEvents: number): Promise<void> {
    const answer = await client.api<{ status: Status; cleanup: string }>(
      'anna',
      'POST',
      'integrations/outlook/disconnect',
    );
    expectSame(
      'Disconnect',
      { status: 200, cleanup: 'done' },
      { status: answer.status, cleanup: answer.body.cleanup },
    );
    const { live, deleted } = await vault();
    const hers = live.filter((name) => !vaultBefore.includes(name)).length;
    const kept = (await timeline()).length;
    expectSame(
      'Disconnect, what is left',
      { live: 0, deleted: 0, kept: expectedEvents },
      { live: hers, deleted: deleted.length, kept },
    );
    say(
      'Disconnect',
      `secrets of Anna in the vault: ${hers} (deleted ones: ${deleted.length}); events kept: ${kept}`,
    );
  }

  async function vault(): Promise<{ live: string[]; deleted: string[] }> {
    return (await client.local<{ live: string[]; deleted: string[] }>('GET', 'vault')).body;
  }
}
