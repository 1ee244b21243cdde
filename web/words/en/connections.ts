// English. What the admin reads of the company's connections.
import type { ConnectionsWords } from '../connections';

export const connections: ConnectionsWords = {
  title: 'Connections',
  nobody: 'Nobody has connected Outlook yet. Employees find Connect Outlook in My Day.',
  summary: (format, total, isAll) =>
    `${format.count(total, { one: '# person', other: '# people' })}${isAll ? '' : ' so far, more can be loaded'}`,
  withStatus: (format, status, n) => {
    const words = {
      connected: 'connected',
      syncing: 'syncing now',
      reconnect_required: 'must connect again',
      blocked: 'blocked at Microsoft',
      not_connected: 'not connected',
      not_configured: 'without credentials',
    };
    return `${format.number(n)} ${words[status]}`;
  },
  onlyProblems: (format, n) => `Only with problems (${format.number(n)})`,
  nobodyHasProblems: 'Nobody here has a problem.',
  more: 'Load more',
  loadingMore: 'Loading more…',
  columns: {
    person: 'Person',
    status: 'Status',
    lastSync: 'Last sync',
    nextSync: 'Next sync',
    action: 'Action',
  },
  status: {
    connected: 'Connected',
    syncing: 'Syncing now',
    reconnect_required: 'Must connect again',
    blocked: 'Blocked at Microsoft',
    not_connected: 'Not connected',
    not_configured: 'No credentials',
  },
  outcome: { succeeded: 'Succeeded', held: 'Held back', failed: 'Failed' },
  trigger: { manual: 'by hand', nightly: 'at night' },
  counts: (format, { imported, updated, removed }) =>
    (
      [
        [imported, 'imported'],
        [updated, 'updated'],
        [removed, 'removed'],
      ] as const
    )
      .filter(([n]) => n > 0)
      .map(([n, what]) => `${format.number(n)} ${what}`),
  nothingChanged: 'nothing changed',
  held: 'Unusually many meetings were missing; nothing was removed until a later sync confirms it.',
  neverSynced: 'Not yet',
  noNextSync: 'None planned',
  advice: {
    admin_consent_required: 'It is approved above, for everybody at once. Then they click Connect Outlook.',
    blocked_by_policy:
      'A Microsoft administrator allows it: Conditional Access, or Enterprise applications → OtiumWork → Users and groups.',
    account_disabled:
      'A Microsoft administrator enables the account. If the person has left, remove the connection here.',
    mailbox_unavailable:
      "A Microsoft administrator assigns an Exchange Online licence. A mailbox on the company's own servers cannot be read.",
  },
  remedy: {
    'correct-request': 'They can put it right in My Day.',
    reconnect: 'They put it right themselves: with Connect Outlook in My Day.',
    'fix-credentials': 'To be put right above. They have nothing to do.',
    'ask-admin': 'A Microsoft administrator must put it right.',
    'retry-later': 'Nothing to do: the next sync tries again.',
    none: 'A fault on our side. Tell support the reference.',
  },
  remove: 'Remove',
  removeQuestion: (who) => `Remove the connection of ${who}?`,
  removeSays: 'Their token is deleted and syncing ends. Their events stay. They may connect again.',
  removeConfirm: 'Remove connection',
  removing: 'Removing…',
  removed: (who) => `The connection of ${who} is removed. Their events stay.`,
  wasGone: (who) => `The connection of ${who} was removed already.`,
  night: {
    running: (format, due, done) =>
      `The nightly sync is running: ${format.number(done)} of ${format.count(due, { one: '# mailbox', other: '# mailboxes' })}`,
    finished: (format, due) =>
      `The last nightly sync is complete: ${format.count(due, { one: '# mailbox', other: '# mailboxes' })}`,
    failed: (format, n) => `${format.number(n)} failed`,
    noneFailed: 'none failed',
    since: 'began',
    none: 'There was no nightly sync in the last 20 hours.',
  },
};
