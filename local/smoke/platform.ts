// What the platform around the app must keep to itself: its own interface, and whatever is not there.

import type { Answer, Silence } from './ask';
import { checkOne, notTried, type Check } from './check';
import { statusFaults } from './judge';
import type { Operation } from './operations';
import type { Target } from './target';

/** The host's status, its keys, its functions: each needs the master key. All of these requests only read. */
const hostPaths = ['/admin/host/status', '/admin/host/keys', '/admin/host/systemkeys', '/admin/functions'];

export function hostChecks(origin: string): readonly Check[] {
  return hostPaths.map((path) =>
    checkOne(`GET ${path} is closed`, { method: 'GET', url: `${origin}${path}` }, (answer) => ({
      faults: statusFaults(answer, 401, 403, 404),
    })),
  );
}

export function unknownChecks({ origin, api }: Target, operations: readonly Operation[]): readonly Check[] {
  const reading = new Set(operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const onlyChanged = operations.find(({ path }) => !reading.has(path) && !path.includes('{'));
  const places = [
    { name: 'GET /smoke-test is not there', url: `${api}/smoke-test` },
    { name: 'GET /smoke-test outside of /api is not there', url: `${origin}/smoke-test` },
    ...(onlyChanged
      ? [{ name: `GET ${onlyChanged.path} is not there`, url: `${api}${onlyChanged.path}` }]
      : []),
  ];
  return places.map(({ name, url }) =>
    checkOne(name, { method: 'GET', url }, (answer) => ({ faults: statusFaults(answer, 404) })),
  );
}

const dayMs = 86_400_000;
/** A certificate that renews itself has done so long before. */
const fewestDays = 7;

/** Only for what is reached by TLS: nothing on this machine has a certificate. */
export function transportChecks(
  { origin, api, secure }: Target,
  health: Answer | undefined,
  now: Date,
): readonly Check[] {
  if (!secure) return [];
  const url = new URL(`${api}/health`);
  const standardPort = url.port === '';
  url.protocol = 'http:';
  return [
    health?.tls
      ? { name: 'The certificate is good', questions: [], judge: () => certificateVerdict(health, now) }
      : notTried('The certificate is good', 'nobody answered'),
    // Who listens for http on the machine of another port is not known.
    ...(standardPort
      ? [
          checkOne(
            'Plain http is refused or sent to https',
            { method: 'GET', url: url.href, once: true },
            (answer) => plainHttpVerdict(answer, origin),
            ({ why }: Silence) => ({ faults: [], note: `refused: ${why}` }),
          ),
        ]
      : []),
  ];
}

function certificateVerdict({ tls }: Answer, now: Date): { faults: readonly string[]; note?: string } {
  if (!tls?.certificateUntil) return { faults: [], note: tls?.protocol ?? '' };
  const days = Math.floor((tls.certificateUntil.getTime() - now.getTime()) / dayMs);
  return {
    faults: days < fewestDays ? [`it ends in ${days} days`] : [],
    note: `${tls.protocol}, for ${days} more days`,
  };
}

function plainHttpVerdict(answer: Answer, origin: string): { faults: readonly string[]; note?: string } {
  const { status, headers } = answer;
  if (status >= 400) return { faults: [], note: `refused: status ${status}` };
  const location = headers['location'] ?? '';
  return status >= 300 && location.startsWith(`${origin}/`)
    ? { faults: [], note: `status ${status} to https` }
    : { faults: [`status ${status} without a way to ${origin}`] };
}
