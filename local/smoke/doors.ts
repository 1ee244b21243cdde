// Every door is closed to whoever has no token, or none that is worth anything. The requests are such that even a door
// that stands open does nothing: they have neither body nor content type, and name nobody who exists.

import type { Answer, Question } from './ask';
import type { Check } from './check';
import { headerFaults, problemFaults, statusFaults } from './judge';
import { nameOf, type Operation } from './operations';
import type { BadTokens } from './tokens';

/** What anyone may call. The document is not asked: it is made from the same table as the doors, and errs with it. */
const forAnyone = ['GET /health', 'GET /openapi.json', 'GET /integrations/outlook/callback'];

export function needsToken(operation: Operation): boolean {
  return !forAnyone.includes(nameOf(operation));
}

type Intruder = { readonly who: string; readonly headers: Readonly<Record<string, string>> };

const withToken = (who: string, token: string): Intruder => ({
  who,
  headers: { Authorization: `Bearer ${token}` },
});

export function doorCheck(api: string, operation: Operation, tokens: BadTokens): Check {
  return closedTo(`${nameOf(operation)} is closed`, api, operation, [
    { who: 'without a token', headers: {} },
    withToken('with a word for a token', tokens.noToken),
    withToken('with an unsigned token', tokens.unsigned),
  ]);
}

/** What is the same code behind every door, and is tried at one. */
export function forgeryChecks(api: string, operation: Operation, tokens: BadTokens): readonly Check[] {
  const principal = Buffer.from(JSON.stringify({ userId: 'smoke-test', userRoles: ['admin'] }));
  return [
    closedTo(`${nameOf(operation)} does not believe a signature of somebody else's`, api, operation, [
      withToken('with a foreign token', tokens.foreign),
    ]),
    closedTo(`${nameOf(operation)} does not believe headers of the platform`, api, operation, [
      {
        who: 'with X-MS-CLIENT-PRINCIPAL',
        headers: {
          'X-MS-CLIENT-PRINCIPAL': principal.toString('base64'),
          'X-MS-CLIENT-PRINCIPAL-ID': 'smoke-test',
        },
      },
    ]),
  ];
}

function closedTo(name: string, api: string, operation: Operation, intruders: readonly Intruder[]): Check {
  const url = `${api}${operation.path.replace(/\{\w+\}/g, 'smoke-test')}`;
  return {
    name,
    questions: intruders.map(({ headers }): Question => ({ method: operation.method, url, headers })),
    judge: (answers) => ({
      faults: intruders.flatMap(({ who }, index) => {
        const answer = answers[index];
        const faults = answer ? refusalFaults(answer) : ['not asked'];
        return faults.map((fault) => `${who}: ${fault}`);
      }),
    }),
  };
}

/** The refusal of design section 5, and the challenge of RFC 6750 section 3. */
function refusalFaults(answer: Answer): readonly string[] {
  const status = statusFaults(answer, 401);
  if (status.length > 0) return status;
  const challenge = answer.headers['www-authenticate'] ?? '';
  return [
    ...problemFaults(answer, 'not_signed_in'),
    ...(/^Bearer\b/i.test(challenge) ? [] : ['no WWW-Authenticate: Bearer']),
    ...headerFaults(answer),
  ];
}

/** Whether somebody was let in who should not have been. */
export function letIn(answers: readonly Answer[]): boolean {
  return answers.some(({ status }) => status < 400);
}
