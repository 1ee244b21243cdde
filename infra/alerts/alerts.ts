// Who is woken, and why. docs/operations.md has a page for each; alerts.json, for Bicep, is made from this list by
// `npm run alerts`.
import { count, every, share, silence, some, type Condition } from './condition';

type Duration = 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H' | 'PT6H' | 'P1D';

export type Alert = {
  /** Part of the rule's name in Azure; it never changes. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** 0 wakes somebody at once, 1 wakes somebody, 2 waits for the morning, 3 is for information. */
  readonly severity: 0 | 1 | 2 | 3;
  readonly every: Duration;
  readonly window: Duration;
  readonly condition: Condition;
};

export const alerts: readonly Alert[] = [
  {
    name: 'no-sweep',
    title: 'Nobody looks for due mailboxes',
    description:
      'The sweep runs every quarter of an hour and has not been heard of for an hour: no night takes place.',
    severity: 1,
    every: 'PT30M',
    window: 'PT1H',
    condition: silence('night.swept'),
  },
  {
    name: 'nights-late',
    title: 'Mailboxes have been due for hours',
    description:
      'The sweep finds mailboxes that have been due for more than four hours, although a night is spread over two: messages are not worked off, or not fast enough.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: every('night.swept', 'longestDueMinutes', { above: 240, atLeast: 2 }),
  },
  {
    name: 'unreadable-message',
    title: 'A message of the queue cannot be read',
    description:
      'Another version wrote it, or somebody else did. After five attempts it lies in outlook-sync-poison.',
    severity: 2,
    every: 'PT15M',
    window: 'PT15M',
    condition: count('queue.message_unreadable', {}, 1),
  },
  {
    name: 'sync-bug',
    title: 'Runs end in a bug of ours',
    description:
      'A run ended with internal_error, five times within half an hour: one mailbox on its way into outlook-sync-poison, or many. The lines carry a stack.',
    severity: 1,
    every: 'PT15M',
    window: 'PT30M',
    condition: count('sync.bug', {}, 5),
  },
  {
    name: 'api-bug',
    title: 'The API answers with internal errors',
    description:
      'Three answers or more with internal_error in a quarter of an hour. The lines carry a stack and a reference.',
    severity: 1,
    every: 'PT15M',
    window: 'PT15M',
    condition: count('http.answered', { code: ['internal_error'] }, 3),
  },
  {
    name: 'storage-or-vault-down',
    title: 'Our storage or our vault does not answer',
    description:
      'Five answers or more with storage_unavailable or vault_unavailable in a quarter of an hour. Nothing is lost; nothing works either.',
    severity: 1,
    every: 'PT15M',
    window: 'PT15M',
    condition: count('http.answered', { code: ['storage_unavailable', 'vault_unavailable'] }, 5),
  },
  {
    name: 'nightly-runs-fail',
    title: 'Many nightly runs fail for no fault of their users',
    description:
      'More than a fifth of at least ten nightly runs in an hour failed because Microsoft, our storage or our vault did not answer, or because of a bug.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: share('sync.finished', {
      among: { trigger: ['nightly'] },
      bad: {
        code: [
          'graph_unavailable',
          'graph_throttled',
          'entra_unavailable',
          'vault_unavailable',
          'storage_unavailable',
          'internal_error',
        ],
      },
      above: 0.2,
      atLeast: 10,
    }),
  },
  {
    name: 'syncs-held',
    title: 'Many calendars came back nearly empty',
    description:
      'More than a tenth of at least ten runs in an hour were held: Graph returned far less than before. Nothing was removed; after 12 hours it would be.',
    severity: 1,
    every: 'PT30M',
    window: 'PT1H',
    condition: share('sync.finished', { among: {}, bad: { outcome: ['held'] }, above: 0.1, atLeast: 10 }),
  },
  {
    name: 'purges-pending',
    title: 'Secrets that should be gone are still in the vault',
    description:
      'For an hour every sweep has left secrets behind that it could not purge: a promise to people who disconnected is not kept.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: every('night.swept', 'purgesPending', { above: 0, atLeast: 3 }),
  },
  {
    name: 'sign-ins-fail',
    title: 'Sign-ins do not come through',
    description:
      'More than half of at least ten sign-ins in an hour ended in a conflict. One company: its registration. All of them: ours.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: share('http.answered', {
      among: { operation: ['finish-callback'] },
      bad: { status: [409] },
      above: 0.5,
      atLeast: 10,
    }),
  },
  {
    name: 'company-broken',
    title: "Microsoft refuses a company's app registration",
    description:
      'A breaker opened: every user of that company is told, and its admin must act. For whoever looks after customers.',
    severity: 3,
    every: 'PT1H',
    window: 'PT1H',
    condition: count('company.breaker_opened', {}, 1),
  },
  {
    name: 'company-unreadable',
    title: "A company's row cannot be read",
    description:
      'The sweep leaves that company out, night after night, and says so. Another version wrote the row, or it is damaged.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: count('sweep.company_unreadable', {}, 1),
  },
  {
    name: 'slow-sweep',
    title: 'A sweep takes minutes',
    description:
      'A sweep took longer than two minutes; the platform ends it after five. There are too many mailboxes for one sweep, or storage is slow.',
    severity: 2,
    every: 'PT30M',
    window: 'PT1H',
    condition: some('night.swept', 'ms', 120_000),
  },
];

/** What Bicep is given. */
export const alertsJson = (): string =>
  `${JSON.stringify(
    alerts.map(({ condition, ...alert }) => ({ ...alert, query: condition.query })),
    undefined,
    2,
  )}\n`;
