import { expiryWarning } from '../../src/domain/secret-expiry';
import { remedies } from '../../src/domain/failure';
import { fieldMeantBy, mistakeIn, type FieldName, type Values } from '../../web/credentials/check';
import { dateHere, expiryOf } from '../../web/credentials/expiry';
import {
  countByStatus,
  everybody,
  firstPage,
  withFirstPage,
  without,
  withPage,
} from '../../web/credentials/people';
import { warningsToShow } from '../../web/credentials/warnings';
import { credentials as german } from '../../web/words/de/credentials';
import { credentials as english } from '../../web/words/en/credentials';
import type { Connections } from '../../web/api/types';

const tenantId = '5c1f7c1e-2b7d-4a54-9a06-0c1d5e0c0a01';
const clientId = '7d0e4a52-93f4-4d0c-8f1a-3b1c2d4e5f01';
const today = '2026-11-20';

describe('what is wrong with a field is known before anybody is asked', () => {
  const good: Values = {
    tenantId,
    clientId,
    clientSecret: 'kQx8Q~a.Value-_0001',
    secretExpiresOn: '2027-05-20',
  };
  test.each<[FieldName, string, ReturnType<typeof mistakeIn>]>([
    ['tenantId', ` ${tenantId.toUpperCase()}\n`, undefined],
    ['tenantId', '  ', 'missing'],
    ['tenantId', 'contoso.onmicrosoft.com', 'is_a_domain'],
    ['tenantId', tenantId.slice(1), 'not_a_guid'],
    ['tenantId', `${tenantId}0`, 'not_a_guid'],
    ['clientId', clientId, undefined],
    ['clientId', ` ${tenantId.toUpperCase()}`, 'same_as_tenant'],
    ['clientId', 'OtiumWork', 'not_a_guid'],
    ['clientSecret', ' kQx8Q~a.Value-_0001 ', undefined],
    ['clientSecret', clientId, 'is_secret_id'],
    ['clientSecret', 'kQx*****************', 'masked'],
    ['clientSecret', 'two words', 'not_a_secret'],
    ['clientSecret', 'Schlüssel', 'not_a_secret'],
    ['clientSecret', '', 'missing'],
    ['secretExpiresOn', '', undefined],
    ['secretExpiresOn', today, undefined],
    ['secretExpiresOn', '2026-11-19', 'in_the_past'],
    ['secretExpiresOn', '20277-01-01', 'not_a_date'],
    ['secretExpiresOn', '2200-01-01', 'not_a_date'],
    ['secretExpiresOn', 'incomplete', 'not_a_date'],
  ])('%s %j: %s', (field, value, mistake) => {
    expect(mistakeIn(field, { ...good, [field]: value }, today)).toBe(mistake);
  });
});

test('a refusal is about the field that its code names; the registration’s platform has none', () => {
  const companyCodes = Object.entries(remedies)
    .filter(([, remedy]) => remedy === 'fix-credentials')
    .map(([code]) => code as keyof typeof remedies);
  expect(Object.fromEntries(companyCodes.map((code) => [code, fieldMeantBy(code)]))).toEqual({
    credentials_missing: undefined,
    secret_wrong: 'clientSecret',
    secret_is_its_id: 'clientSecret',
    secret_expired: 'clientSecret',
    tenant_unknown: 'tenantId',
    client_unknown: 'clientId',
    client_disabled: 'clientId',
    registered_as_spa: undefined,
  });
  // Each of them is said to the admin in every language; the list of words is as closed as the list of codes.
  for (const { fix } of [english, german]) expect(Object.keys(fix).sort()).toEqual(companyCodes.sort());
});

describe('the days that a secret has left', () => {
  test.each([
    ['2026-12-21', { kind: 'fine', days: 31 }],
    ['2026-12-20', { kind: 'soon', days: 30 }],
    ['2026-11-20', { kind: 'soon', days: 0 }],
    ['2026-11-19', { kind: 'expired', days: -1 }],
    // Over the end of summer time, where a day has 25 hours.
    ['2027-11-20', { kind: 'fine', days: 365 }],
  ])('until %s', (expiresOn, expected) => {
    expect(expiryOf(expiresOn, today)).toEqual(expected);
  });

  test('are counted from the date on the viewer’s wall', () => {
    expect(dateHere(new Date(2026, 0, 3, 23, 59))).toBe('2026-01-03');
  });
});

describe('warnings of a verification', () => {
  test('leave out the expiry, however the service words it: the card counts the days itself', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const worded = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-12-14'].map((date) =>
      expiryWarning(date, now),
    );
    expect(worded).toHaveLength(4);
    expect(warningsToShow(worded.map((each) => each ?? 'none'))).toEqual([]);
  });

  test('are translated where they are known, and shown as they came where they are not', () => {
    expect(
      warningsToShow(['The app registration has application permissions. Remove them.', 'New.']),
    ).toEqual([{ kind: 'application_permissions' }, { kind: 'other', text: 'New.' }]);
  });
});

describe('the pages of connections', () => {
  type Status = Connections['connections'][number]['status'];
  const page = (names: string, next: string | null = null, status: Status = 'connected'): Connections => ({
    connections: names.split('').map((userId) => ({
      userId,
      status,
      address: null,
      lastSyncAt: null,
      nextSyncAt: null,
      lastRun: null,
      problem: null,
    })),
    night: next === null ? null : { startedAt: '2026-11-20T01:00:00Z', due: 2, done: 1, failed: 0 },
    next,
  });
  const names = (people: Parameters<typeof everybody>[0]) =>
    everybody(people)
      .map(({ userId }) => userId)
      .join('');

  test('follow each other; the night is the first page’s, where to go on the last one’s', () => {
    const people = withPage(firstPage(page('ab', 'x')), page('bc'));
    expect(names(people)).toBe('abc');
    expect(people.next).toBeNull();
    expect(people.night?.due).toBe(2);
  });

  test('a first page read again replaces the first alone, and does not lead back to the second', () => {
    const people = withPage(firstPage(page('ab', 'x')), page('cd', 'y'));
    const again = withFirstPage(people, page('bc', 'x', 'blocked'));
    expect(names(again)).toBe('bcd');
    expect(again.next).toBe('y');
    expect(countByStatus(everybody(again))).toEqual([
      ['blocked', 2],
      ['connected', 1],
    ]);
    expect(withFirstPage(firstPage(page('ab', 'x')), page('a')).next).toBeNull();
  });

  test('whoever was removed is on none of them', () => {
    expect(names(without(withPage(firstPage(page('ab', 'x')), page('cd')), 'c'))).toBe('abd');
  });
});
