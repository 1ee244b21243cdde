// What the local stack lets the demo do: tokens for its people, its clock, and what happens at Microsoft.
import { companies, type CompanyName, type PersonName } from '../../local/people';

export type Account = {
  readonly key: string;
  readonly address: string;
  readonly company: CompanyName;
  readonly label: string;
  readonly behaviour: string;
  readonly hired: boolean;
};
export type Meeting = {
  readonly id: string;
  readonly subject: string | null;
  readonly start: string;
  readonly end: string;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
};

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${String(response.status)}`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const tokenOf = async (user: PersonName) =>
  (await ask<{ token: string }>('POST', '/__local/token', { user })).token;

/** Shifts the service's clock by an ISO 8601 duration and answers its time. */
export const advance = async (by: string) =>
  new Date((await ask<{ now: string }>('POST', '/__local/clock', { advance: by })).now);

export const accounts = async () =>
  (await ask<{ accounts: Account[] }>('GET', '/__local/microsoft/accounts')).accounts;

/** What has begun and may be moved or cancelled, the latest first. */
export async function meetingsBefore(now: Date, address: string): Promise<readonly Meeting[]> {
  const path = `/__local/microsoft/calendar?address=${encodeURIComponent(address)}`;
  const { meetings } = await ask<{ meetings: Meeting[] }>('GET', path);
  return meetings
    .filter(({ isAllDay, isCancelled, start }) => !isAllDay && !isCancelled && start <= now.toISOString())
    .sort((a, b) => b.start.localeCompare(a.start));
}

/** The secret that the company was set up with, as it stands at Microsoft. */
export const setSecret = (company: CompanyName, works: boolean) =>
  atMicrosoft({
    action: 'secret',
    company,
    state: works ? { kind: 'valid', value: companies[company].clientSecret } : { kind: 'expired' },
  });
export const atMicrosoft = (action: object) => ask<unknown>('POST', '/__local/microsoft', action);
export const atVault = (fault: object | null) => ask<unknown>('POST', '/__local/vault', { fault });
export const atStorage = (fault: object | null) => ask<unknown>('POST', '/__local/storage', { fault });
export const sweep = () => ask<unknown>('POST', '/admin/functions/sweep', {});

/** The API itself in somebody's name, for what the panel has to know. */
export async function lastRunOf(person: PersonName): Promise<string | undefined> {
  const response = await fetch('/api/integrations/outlook', {
    headers: { Authorization: `Bearer ${await tokenOf(person)}` },
  });
  const status = (await response.json()) as { lastRun?: { id: string } | null };
  return status.lastRun?.id;
}
