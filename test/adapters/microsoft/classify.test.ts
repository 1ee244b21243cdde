// What Microsoft's machine codes mean to us: Entra's token endpoint, Entra's redirect, Graph. Numbers and names decide,
// texts never; what is not known gets the code that does the least harm.
import {
  codeOfGraphError,
  codeOfRedeemError,
  codeOfRedirectError,
  codeOfTokenError,
  numbersIn,
  type EntraError,
} from '../../../src/adapters/microsoft/classify';
import { toEntraError } from '../../../src/adapters/microsoft/entra-http';
import { codes, type Code } from '../../../src/domain/failure';

const said = (answer: Partial<EntraError>): EntraError => ({
  status: 400,
  error: undefined,
  suberror: undefined,
  numbers: [],
  ...answer,
});

type Row = readonly [number: number, error: string, code: Code];

const numbers: readonly Row[] = [
  [7000215, 'invalid_client', 'secret_wrong'],
  [7000222, 'invalid_client', 'secret_expired'],
  [90002, 'invalid_request', 'tenant_unknown'],
  [900021, 'invalid_request', 'tenant_unknown'],
  [900023, 'invalid_request', 'tenant_unknown'],
  [700016, 'unauthorized_client', 'client_unknown'],
  [7000229, 'unauthorized_client', 'client_unknown'],
  [7000112, 'unauthorized_client', 'client_disabled'],
  [70001, 'unauthorized_client', 'client_disabled'],
  [700025, 'invalid_client', 'registered_as_spa'],
  [700084, 'invalid_grant', 'registered_as_spa'],
  [9002326, 'invalid_request', 'registered_as_spa'],
  [9002327, 'invalid_request', 'registered_as_spa'],
  [65004, 'access_denied', 'consent_declined'],
  [65001, 'invalid_grant', 'admin_consent_required'],
  [90094, 'invalid_grant', 'admin_consent_required'],
  [900941, 'invalid_grant', 'admin_consent_required'],
  [90095, 'interaction_required', 'admin_consent_required'],
  [90093, 'invalid_grant', 'admin_consent_required'],
  [650056, 'invalid_grant', 'admin_consent_required'],
  [90008, 'invalid_grant', 'admin_consent_required'],
  [53000, 'interaction_required', 'blocked_by_policy'],
  [53001, 'interaction_required', 'blocked_by_policy'],
  [53003, 'invalid_grant', 'blocked_by_policy'],
  [53011, 'invalid_grant', 'blocked_by_policy'],
  [53999, 'invalid_grant', 'blocked_by_policy'],
  [530032, 'invalid_grant', 'blocked_by_policy'],
  [530034, 'invalid_grant', 'blocked_by_policy'],
  [50105, 'interaction_required', 'blocked_by_policy'],
  [50020, 'invalid_grant', 'blocked_by_policy'],
  [50034, 'invalid_grant', 'blocked_by_policy'],
  [51004, 'invalid_grant', 'blocked_by_policy'],
  [90072, 'interaction_required', 'blocked_by_policy'],
  [500212, 'invalid_grant', 'blocked_by_policy'],
  [50057, 'invalid_grant', 'account_disabled'],
  [50173, 'invalid_grant', 'grant_revoked'],
  [70000, 'invalid_grant', 'grant_revoked'],
  [70008, 'invalid_grant', 'sign_in_again'],
  [700082, 'invalid_grant', 'sign_in_again'],
  [70043, 'invalid_grant', 'sign_in_again'],
  [50132, 'invalid_grant', 'sign_in_again'],
  [50133, 'invalid_grant', 'sign_in_again'],
  [50055, 'invalid_grant', 'sign_in_again'],
  [50144, 'invalid_grant', 'sign_in_again'],
  [50072, 'invalid_grant', 'sign_in_again'],
  [50074, 'invalid_grant', 'sign_in_again'],
  [50076, 'interaction_required', 'sign_in_again'],
  [50078, 'interaction_required', 'sign_in_again'],
  [50079, 'interaction_required', 'sign_in_again'],
  [50158, 'interaction_required', 'sign_in_again'],
  [50196, 'invalid_grant', 'entra_unavailable'],
  [90033, 'invalid_grant', 'entra_unavailable'],
  [90024, 'temporarily_unavailable', 'entra_unavailable'],
];

describe('a refused refresh, by the number in error_codes', () => {
  test.each(numbers)('F14: AADSTS%i with %s is %s', (number, error, code) => {
    expect(codeOfTokenError(said({ error, numbers: [number] }))).toBe(code);
  });

  test('the first number that means something decides, however many stand before it', () => {
    expect(codeOfTokenError(said({ error: 'invalid_grant', numbers: [1, 2, 50057, 70000] }))).toBe(
      'account_disabled',
    );
  });

  test.each([52999, 54000, 54005, 5300, 530000])('AADSTS%i is no Conditional Access', (number) => {
    expect(codeOfTokenError(said({ error: 'invalid_grant', numbers: [number] }))).toBe('grant_revoked');
  });
});

describe('a refused refresh whose number says nothing', () => {
  test.each<readonly [error: string | undefined, suberror: string | undefined, code: Code]>([
    ['consent_required', undefined, 'admin_consent_required'],
    ['invalid_grant', 'consent_required', 'admin_consent_required'],
    ['interaction_required', 'consent_required', 'admin_consent_required'],
    ['interaction_required', undefined, 'sign_in_again'],
    ['interaction_required', 'basic_action', 'sign_in_again'],
    ['login_required', undefined, 'sign_in_again'],
    ['invalid_client', undefined, 'secret_wrong'],
    ['unauthorized_client', undefined, 'client_unknown'],
    ['invalid_tenant', undefined, 'tenant_unknown'],
    ['invalid_grant', undefined, 'grant_revoked'],
    ['invalid_grant', 'bad_token', 'grant_revoked'],
    ['invalid_grant', 'a_suberror_of_tomorrow', 'grant_revoked'],
    ['temporarily_unavailable', undefined, 'entra_unavailable'],
    ['server_error', undefined, 'entra_unavailable'],
  ])('F15: %s (%s) is %s', (error, suberror, code) => {
    for (const unknown of [[], [99999999], [0, -1, 1.5, Number.NaN]])
      expect(codeOfTokenError(said({ error, suberror, numbers: unknown }))).toBe(code);
  });

  test.each([undefined, '', 'invalid_scope', 'invalid_request', 'an_error_of_tomorrow', '__proto__'])(
    'F15: an error that nobody knows (%s) marks nobody: it is tried again later',
    (error) => {
      for (const status of [400, 401, 403, 404, 418])
        expect(codeOfTokenError(said({ status, error }))).toBe('entra_unavailable');
    },
  );
});

test.each([429, 500, 502, 503, 504])(
  'an outage (HTTP %i) is an outage, whatever its body claims',
  (status) => {
    for (const [number, error] of numbers) {
      expect(codeOfTokenError(said({ status, error, numbers: [number] }))).toBe('entra_unavailable');
      expect(codeOfRedeemError(said({ status, error, numbers: [number] }))).toBe('entra_unavailable');
    }
  },
);

describe('a refused authorization code', () => {
  test.each([
    ['was redeemed before', 54005],
    ['is older than ten minutes', 70008],
    ['belongs to another verifier', 501481],
    ['belongs to another tenant', 700005],
    ['is not known', 70000],
    ['is refused for a reason of tomorrow', 99999999],
  ])('that %s is a lapsed sign-in', (_why, number) => {
    expect(codeOfRedeemError(said({ error: 'invalid_grant', numbers: [number] }))).toBe('sign_in_expired');
  });

  const aboutTheCode = new Set([70000, 70008, 50173]);
  test.each(numbers.filter(([number]) => !aboutTheCode.has(number)))(
    'for another reason (AADSTS%i, %s) says that reason: %s',
    (number, error, code) => {
      expect(codeOfRedeemError(said({ error, numbers: [number] }))).toBe(code);
    },
  );
});

describe('an error on the redirect', () => {
  test.each<readonly [error: string, description: string | undefined, code: Code]>([
    ['access_denied', undefined, 'sign_in_not_finished'],
    ['access_denied', '', 'sign_in_not_finished'],
    ['access_denied', 'AADSTS65004: User declined to consent to access the app.', 'consent_declined'],
    ['consent_required', undefined, 'admin_consent_required'],
    ['server_error', undefined, 'entra_unavailable'],
    ['temporarily_unavailable', 'AADSTS90033: try later', 'entra_unavailable'],
    ['login_required', undefined, 'sign_in_not_finished'],
    ['interaction_required', undefined, 'sign_in_not_finished'],
    ['unauthorized_client', undefined, 'sign_in_not_finished'],
    ['invalid_request', undefined, 'sign_in_not_finished'],
    ['an_error_of_tomorrow', undefined, 'sign_in_not_finished'],
    ['', undefined, 'sign_in_not_finished'],
    ['__proto__', undefined, 'sign_in_not_finished'],
  ])('%s (%s) is %s', (error, description, code) => {
    expect(codeOfRedirectError(error, description)).toBe(code);
  });

  test.each(numbers.filter(([number]) => number !== 65004))(
    'a number in the description (AADSTS%i) blocks nobody: anybody can write a link with it',
    (number) => {
      expect(codeOfRedirectError('access_denied', `AADSTS${number}: whatever it says`)).toBe(
        'sign_in_not_finished',
      );
    },
  );

  test('65004 matters only where somebody was denied', () => {
    expect(codeOfRedirectError('invalid_request', 'AADSTS65004: declined')).toBe('sign_in_not_finished');
    expect(codeOfRedirectError('access_denied', 'AADSTS650041: something else')).toBe('sign_in_not_finished');
  });
});

test('the numbers of a description are found wherever they stand, and only they', () => {
  expect(numbersIn('AADSTS65004: User declined. Inner: AADSTS7000215; code 50057, AADSTS12')).toEqual([
    65004, 7000215,
  ]);
  expect(numbersIn(undefined)).toEqual([]);
});

describe("the machine-readable part of Entra's error body", () => {
  test('its texts are not even looked at: a description may name people and may change any day', () => {
    const body = {
      error: 'invalid_grant',
      error_description: 'AADSTS50057: The account of anna@contoso.example is disabled.',
      error_codes: [70000],
      suberror: 'bad_token',
    };
    expect(toEntraError({ status: 400, body, retryAfter: null })).toEqual({
      status: 400,
      error: 'invalid_grant',
      suberror: 'bad_token',
      numbers: [70000],
    });
  });

  test.each([
    [{}],
    [[]],
    [{ error: 7, suberror: null, error_codes: 'none' }],
    [{ error: { code: 'x' }, error_codes: ['50057', null, {}] }],
  ])('%j says nothing, and does no harm', (body) => {
    expect(toEntraError({ status: 400, body, retryAfter: null })).toEqual(said({}));
  });
});

describe("Graph's refusal", () => {
  test.each<readonly [status: number, machineCode: string | undefined, code: Code]>([
    [401, 'InvalidAuthenticationToken', 'sign_in_again'],
    [401, undefined, 'sign_in_again'],
    [403, 'ErrorAccessDenied', 'scope_missing'],
    [403, 'Authorization_RequestDenied', 'scope_missing'],
    [404, 'MailboxNotEnabledForRESTAPI', 'mailbox_unavailable'],
    [404, 'ResourceNotFound', 'mailbox_unavailable'],
    [404, undefined, 'mailbox_unavailable'],
    [403, 'MailboxNotEnabledForRESTAPI', 'mailbox_unavailable'],
    [400, 'ErrorMissingEmailAddress', 'mailbox_unavailable'],
    [400, 'ErrorInvalidUser', 'mailbox_unavailable'],
    [400, 'MailboxNotSupportedForRESTAPI', 'mailbox_unavailable'],
    [429, 'ApplicationThrottled', 'graph_throttled'],
    [429, undefined, 'graph_throttled'],
    [509, undefined, 'graph_throttled'],
    [400, 'ErrorInvalidParameter', 'graph_unavailable'],
    [410, 'syncStateNotFound', 'graph_unavailable'],
    [500, 'ErrorInternalServerError', 'graph_unavailable'],
    [502, undefined, 'graph_unavailable'],
    [503, 'ErrorServerBusy', 'graph_unavailable'],
    [504, 'UnknownError', 'graph_unavailable'],
    [418, 'aCodeOfTomorrow', 'graph_unavailable'],
  ])('%i %s is %s', (status, machineCode, code) => {
    expect(codeOfGraphError(status, machineCode)).toBe(code);
  });

  test('a mailbox that is being moved is away for a while: nobody is told that there is none', () => {
    expect(codeOfGraphError(503, 'ErrorMailboxMoveInProgress')).toBe('graph_unavailable');
  });
});

test('whatever the answer, the code is one of the closed list', () => {
  for (let number = 0; number < 1000; number++) {
    const answer = said({ error: 'invalid_grant', numbers: [number * 997] });
    expect(codes).toContain(codeOfTokenError(answer));
    expect(codes).toContain(codeOfGraphError(number, 'whatever'));
  }
});
