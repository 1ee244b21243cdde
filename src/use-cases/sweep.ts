// The timer's part of the night: enqueue every mailbox that is due, leave companies with a broken registration alone
// but for one probe, and repeat the purging of secrets. It syncs nothing itself.
import { toFailure } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { DueMailbox, Ports } from '../ports';
import type { Settings } from '../settings';
import { mayProbe } from './company-breaker';
import { purgeSecret } from './purge-secret';

/** Mailboxes that become visible per second: the pace that keeps every quota far away (docs/architecture.md). */
export const mailboxesPerSecond = 14;

export type Sweep = {
  readonly due: number;
  readonly enqueued: number;
  /** How long the mailbox that waits longest has been due, of those that were enqueued: the others' company must act. */
  readonly longestDueMinutes: number;
  readonly purged: number;
  readonly purgesPending: number;
};

export function sweep(ports: Ports, settings: Settings) {
  return async (): Promise<Sweep> => {
    const now = ports.clock.now();
    const counts = { due: 0, enqueued: 0, longestDueMinutes: 0, purged: 0, purgesPending: 0 };
    const companies = new Map<CompanyId, 'open' | 'closed' | 'missing'>();
    const longestDelay = settings.sync.spreadMinutes * 60;
    for await (const page of ports.connections.listDue(now)) {
      counts.due += page.length;
      const wanted: DueMailbox[] = [];
      // Longest due first, so that a company's probe goes to another mailbox each night.
      const longestDueFirst = [...page].sort((a, b) => a.nextSyncAt.getTime() - b.nextSyncAt.getTime());
      for (const mailbox of longestDueFirst) if (await mayTry(mailbox.companyId)) wanted.push(mailbox);
      const [first] = wanted;
      const minutes = first ? Math.floor((now.getTime() - first.nextSyncAt.getTime()) / 60_000) : 0;
      counts.longestDueMinutes = Math.max(counts.longestDueMinutes, minutes);
      await ports.mailboxQueue.enqueue(
        wanted.map(({ companyId, userId, epoch }, index) => ({
          message: { v: 1, companyId, userId, epoch },
          delaySeconds: Math.min(Math.floor((counts.enqueued + index) / mailboxesPerSecond), longestDelay),
        })),
      );
      counts.enqueued += wanted.length;
    }
    for await (const page of ports.trash.listDue(now)) {
      for (const item of page) {
        if ((await purgeSecret(ports, item)) === 'done') counts.purged += 1;
        else counts.purgesPending += 1;
      }
    }
    const ms = ports.clock.now().getTime() - now.getTime();
    ports.log.record({ event: 'night.swept', ...counts, ms });
    return counts;

    /** While the breaker is open one mailbox is let through for the probe, if tonight's was not taken yet. */
    async function mayTry(companyId: CompanyId): Promise<boolean> {
      const known = companies.get(companyId);
      if (known !== undefined) return known === 'closed';
      const found = await credentialsOf(companyId);
      companies.set(companyId, found ? (found.value.breaker ? 'open' : 'closed') : 'missing');
      return found !== undefined && mayProbe(found.value, now);
    }

    /** One company's unreadable row costs nobody else their night. */
    async function credentialsOf(companyId: CompanyId) {
      try {
        return await ports.companies.credentials(companyId);
      } catch (error) {
        const { code } = toFailure(error);
        if (code !== 'internal_error') throw error;
        ports.log.record({ event: 'sweep.company_unreadable', level: 'error', companyId, code });
        return undefined;
      }
    }
  };
}
