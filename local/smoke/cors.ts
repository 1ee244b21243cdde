// Which pages may call the API from a browser: those of the frontend, and nobody else's. The platform says so, not the
// app. What the frontend is, the relay has told.

import type { Answer, Question } from './ask';
import { notTried, type Check } from './check';

const stranger = 'https://smoke-test.invalid';
/** What the elements send with a change. */
const asked = { method: 'PATCH', headers: ['authorization', 'content-type', 'if-match'] };

export function corsChecks(api: string, frontend: string | undefined): readonly Check[] {
  const forFrontend = 'CORS lets the frontend in';
  return [
    strangerCheck(api),
    frontend === undefined
      ? notTried(forFrontend, 'the relay does not say where the frontend is')
      : frontendCheck(forFrontend, api, frontend),
  ];
}

function strangerCheck(api: string): Check {
  return {
    name: 'CORS lets no stranger in',
    questions: [plain(api, stranger), preflight(api, stranger)],
    judge: (answers) => ({
      faults: answers.flatMap(({ headers }, index) => {
        const allowed = headers['access-control-allow-origin'];
        if (allowed !== '*' && allowed !== stranger) return [];
        return [`${index === 0 ? 'a request' : 'a preflight'}: ${allowed} is allowed`];
      }),
    }),
  };
}

function frontendCheck(name: string, api: string, frontend: string): Check {
  return {
    name,
    questions: [plain(api, frontend), preflight(api, frontend)],
    judge: ([request, answered]) => ({
      faults: [
        ...(request ? originFaults(request, frontend).map((fault) => `a request: ${fault}`) : []),
        ...(answered ? preflightFaults(answered, frontend).map((fault) => `a preflight: ${fault}`) : []),
      ],
      note: frontend,
    }),
  };
}

function preflightFaults(answer: Answer, frontend: string): readonly string[] {
  const origin = originFaults(answer, frontend);
  if (origin.length > 0) return origin;
  const methods = listIn(answer, 'access-control-allow-methods');
  const headers = listIn(answer, 'access-control-allow-headers');
  return [
    ...(answer.status >= 200 && answer.status < 300 ? [] : [`status ${answer.status}`]),
    ...(methods.includes('*') || methods.includes(asked.method.toLowerCase())
      ? []
      : [`${asked.method} is not allowed`]),
    // A star does not stand for Authorization (Fetch standard, CORS-preflight fetch).
    ...asked.headers
      .filter((name) => !headers.includes(name) && !(headers.includes('*') && name !== 'authorization'))
      .map((name) => `the header ${name} is not allowed`),
  ];
}

function originFaults({ headers }: Answer, frontend: string): readonly string[] {
  const allowed = headers['access-control-allow-origin'];
  return allowed === frontend ? [] : [`${allowed ?? 'no origin'} is allowed instead of ${frontend}`];
}

function listIn({ headers }: Answer, name: string): readonly string[] {
  return (headers[name] ?? '').split(',').map((each) => each.trim().toLowerCase());
}

const plain = (api: string, origin: string): Question => ({
  method: 'GET',
  url: `${api}/health`,
  headers: { Origin: origin },
});

const preflight = (api: string, origin: string): Question => ({
  method: 'OPTIONS',
  url: `${api}/timeline/smoke-test`,
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': asked.method,
    'Access-Control-Request-Headers': asked.headers.join(','),
  },
});
